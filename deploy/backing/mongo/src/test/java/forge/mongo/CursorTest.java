package forge.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CursorTest {
  private static final int DOCUMENTS = 5000;

  @Test
  void aCursorShowsTheCollectionAsItWasWhileWritersGoOn(@TempDir Path folder) {
    try (var mongo = EmbeddedMongo.open(folder.resolve("store.mv"));
        var client = MongoClients.create(mongo.connectionString())) {
      MongoCollection<Document> things = fill(client.getDatabase("d").getCollection("things"));
      try (MongoCursor<Document> cursor =
          things.find().sort(Sorts.descending("number")).batchSize(50).iterator()) {
        for (int i = DOCUMENTS; i > DOCUMENTS - 60; i--) {
          assertThat(cursor.next()).containsEntry("number", i - 1);
        }
        for (int i = 0; i < 5; i++) {
          things.updateMany(new Document(), Updates.inc("number", 1));
        }
        things.deleteMany(Filters.lt("number", DOCUMENTS / 2));
        for (int i = DOCUMENTS - 60; i > 0; i--) {
          assertThat(cursor.next()).containsEntry("number", i - 1);
        }
        assertThat(cursor.hasNext()).isFalse();
      }
      assertThat(mongo.check()).isEmpty();
    }
  }

  @Test
  void anAggregationIsFetchedInBatches() {
    try (var store = new TestStore()) {
      fill(store.things());
      List<Document> found =
          store
              .things()
              .aggregate(
                  List.of(
                      Aggregates.match(Filters.gte("number", 1000)),
                      Aggregates.sort(Sorts.ascending("number")),
                      Aggregates.project(new Document("number", 1))))
              .batchSize(100)
              .into(new ArrayList<>());
      assertThat(found).hasSize(DOCUMENTS - 1000);
      assertThat(found.getFirst()).containsEntry("number", 1000);
    }
  }

  @Test
  void anIdleCursorIsForgottenAfterTenMinutes() {
    var clock = new SettableClock();
    try (var mongo = EmbeddedMongo.inMemory(clock);
        var client = MongoClients.create(mongo.connectionString())) {
      MongoCollection<Document> things = fill(client.getDatabase("d").getCollection("things"));
      MongoCursor<Document> cursor = things.find().batchSize(2).iterator();
      cursor.next();
      clock.advance(Duration.ofMinutes(9));
      mongo.sweep();
      cursor.next();
      cursor.next();
      clock.advance(Duration.ofMinutes(11));
      mongo.sweep();
      assertThatThrownBy(
              () -> {
                while (cursor.hasNext()) {
                  cursor.next();
                }
              })
          .isInstanceOf(MongoCursorNotFoundException.class);
    }
  }

  private static MongoCollection<Document> fill(MongoCollection<Document> things) {
    things.createIndex(Indexes.ascending("number"));
    things.insertMany(
        IntStream.range(0, DOCUMENTS)
            .mapToObj(i -> new Document("_id", "t" + i).append("number", i).append("text", "x"))
            .toList());
    return things;
  }
}
