package forge.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WritesTest {
  @Test
  void orderedUpdatesStopAtTheFirstError() {
    try (var store = new TestStore()) {
      MongoBulkWriteException failed = bulk(store, true);
      assertThat(failed.getWriteErrors()).singleElement().matches(error -> error.getIndex() == 1);
      assertThat(failed.getWriteResult().getModifiedCount()).isEqualTo(1);
      assertThat(store.things().find(Filters.eq("_id", 3)).first()).containsEntry("key", 3);
    }
  }

  @Test
  void unorderedUpdatesGoOnAfterAnError() {
    try (var store = new TestStore()) {
      MongoBulkWriteException failed = bulk(store, false);
      assertThat(failed.getWriteErrors()).hasSize(1);
      assertThat(store.things().find(Filters.eq("_id", 3)).first()).containsEntry("key", 30);
    }
  }

  private static MongoBulkWriteException bulk(TestStore store, boolean ordered) {
    MongoCollection<Document> things = store.things();
    things.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
    for (int i = 1; i <= 3; i++) {
      things.insertOne(new Document("_id", i).append("key", i));
    }
    List<WriteModel<Document>> updates = List.of(set(1, 10), set(2, 10), set(3, 30));
    return catchThrowableOfType(
        MongoBulkWriteException.class,
        () -> things.bulkWrite(updates, new BulkWriteOptions().ordered(ordered)));
  }

  private static WriteModel<Document> set(int id, int key) {
    return new UpdateOneModel<>(Filters.eq("_id", id), Updates.set("key", key));
  }

  @Test
  void insertsReportHowManyWentIn() {
    try (var store = new TestStore()) {
      MongoCollection<Document> things = store.things();
      things.insertOne(new Document("_id", 2));
      List<Document> three =
          List.of(new Document("_id", 1), new Document("_id", 2), new Document("_id", 3));
      var ordered =
          catchThrowableOfType(MongoBulkWriteException.class, () -> things.insertMany(three));
      assertThat(ordered.getWriteResult().getInsertedCount()).isEqualTo(1);
      things.deleteOne(Filters.eq("_id", 1));
      var unordered =
          catchThrowableOfType(
              MongoBulkWriteException.class,
              () -> things.insertMany(three, new InsertManyOptions().ordered(false)));
      assertThat(unordered.getWriteResult().getInsertedCount()).isEqualTo(2);
    }
  }

  @Test
  void manyClaimersNeverGetTheSameJob() throws Exception {
    try (var store = new TestStore()) {
      MongoCollection<Document> jobs = store.things();
      jobs.createIndex(Indexes.ascending("state", "priority", "_id"));
      for (int i = 0; i < 200; i++) {
        jobs.insertOne(new Document("_id", i).append("state", "ready").append("priority", i % 3));
      }
      Set<Integer> claimed = ConcurrentHashMap.newKeySet();
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < 4; i++) {
        threads.add(Thread.ofPlatform().start(() -> claimAll(jobs, claimed)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(claimed).hasSize(200);
      assertThat(jobs.countDocuments(Filters.eq("claims", 1))).isEqualTo(200);
    }
  }

  private static void claimAll(MongoCollection<Document> jobs, Set<Integer> claimed) {
    Document job = claim(jobs);
    while (job != null) {
      claimed.add(job.getInteger("_id"));
      job = claim(jobs);
    }
  }

  private static @Nullable Document claim(MongoCollection<Document> jobs) {
    return jobs.findOneAndUpdate(
        Filters.eq("state", "ready"),
        Updates.combine(Updates.set("state", "running"), Updates.inc("claims", 1)),
        new FindOneAndUpdateOptions()
            .sort(Indexes.ascending("priority", "_id"))
            .returnDocument(ReturnDocument.AFTER));
  }

  @Test
  void arraysAreChangedInPlace() {
    try (var store = new TestStore()) {
      MongoCollection<Document> things = store.things();
      things.insertOne(
          new Document("_id", 1)
              .append("marks", List.of(5, 1))
              .append(
                  "lines",
                  List.of(new Document("n", 1).append("ok", false), new Document("n", 2))));
      things.updateOne(
          Filters.eq("_id", 1),
          Updates.pushEach("marks", List.of(9, 3), new PushOptions().sort(-1).slice(3)));
      things.updateOne(
          Filters.eq("_id", 1),
          Updates.set("lines.$[line].ok", true),
          new UpdateOptions().arrayFilters(List.of(Filters.eq("line.n", 2))));
      things.updateOne(
          Filters.and(Filters.eq("_id", 1), Filters.eq("lines.n", 1)),
          Updates.set("lines.$.seen", true));
      Document changed = things.find().first();
      assertThat(changed).containsEntry("marks", List.of(9, 5, 3));
      assertThat(changed)
          .containsEntry(
              "lines",
              List.of(
                  new Document("n", 1).append("ok", false).append("seen", true),
                  new Document("n", 2).append("ok", true)));
    }
  }

  @Test
  void whatMakesNoSenseIsRefusedAndChangesNothing() {
    try (var store = new TestStore()) {
      MongoCollection<Document> things = store.things();
      things.insertOne(new Document("_id", 1).append("name", "arch"));
      assertThatThrownBy(() -> things.updateOne(Filters.eq("_id", 1), Updates.inc("name", 1)))
          .isInstanceOf(MongoWriteException.class);
      assertThatThrownBy(() -> things.updateOne(Filters.eq("_id", 1), Updates.set("_id", 2)))
          .isInstanceOf(MongoWriteException.class);
      assertThatThrownBy(() -> things.find(new Document("name", new Document("$near", 1))).first())
          .isInstanceOf(MongoException.class);
      assertThatThrownBy(() -> store.database().runCommand(new Document("nonsense", 1)))
          .isInstanceOf(MongoCommandException.class);
      assertThat(things.find().first()).containsEntry("name", "arch").containsEntry("_id", 1);
    }
  }
}
