package forge.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class UniqueIndexTest {
  private static final int DUPLICATE = 11000;

  @Test
  void aPartialUniqueIndexBindsOnlyWhatItCovers() {
    try (var store = new TestStore()) {
      MongoCollection<Document> things = store.things();
      things.createIndex(
          Indexes.ascending("name"),
          new IndexOptions().unique(true).partialFilterExpression(Filters.eq("live", true)));
      things.insertOne(thing(1, "arch").append("live", true));
      things.insertOne(thing(2, "arch").append("live", false));
      things.insertOne(thing(3, "arch"));
      assertDuplicate(() -> things.insertOne(thing(4, "arch").append("live", true)));
      assertDuplicate(() -> things.updateOne(Filters.eq("_id", 2), Updates.set("live", true)));
      things.deleteOne(Filters.eq("_id", 1));
      assertThat(
              things.updateOne(Filters.eq("_id", 2), Updates.set("live", true)).getModifiedCount())
          .isEqualTo(1);
    }
  }

  @Test
  void aSparseUniqueIndexAllowsManyWithoutTheField() {
    try (var store = new TestStore()) {
      MongoCollection<Document> things = store.things();
      things.createIndex(Indexes.ascending("mail"), new IndexOptions().unique(true).sparse(true));
      things.insertMany(List.of(thing(1, "a"), thing(2, "b")));
      things.insertOne(thing(3, "c").append("mail", "c@example.org"));
      assertDuplicate(() -> things.insertOne(thing(4, "d").append("mail", "c@example.org")));
    }
  }

  @Test
  void aUniqueIndexOverAnArrayBindsEachElement() {
    try (var store = new TestStore()) {
      MongoCollection<Document> things = store.things();
      things.createIndex(Indexes.ascending("aliases"), new IndexOptions().unique(true));
      things.insertOne(new Document("aliases", List.of("one", "two")));
      assertDuplicate(() -> things.insertOne(new Document("aliases", List.of("two", "three"))));
      assertDuplicate(() -> things.insertOne(new Document("aliases", "one")));
    }
  }

  @Test
  void numbersOfAllTypesAreTheSameKey() {
    try (var store = new TestStore()) {
      MongoCollection<Document> things = store.things();
      things.insertOne(new Document("_id", 7));
      assertDuplicate(() -> things.insertOne(new Document("_id", 7L)));
      assertDuplicate(() -> things.insertOne(new Document("_id", 7.0)));
      things.insertOne(new Document("_id", Long.MAX_VALUE));
      things.insertOne(new Document("_id", Long.MAX_VALUE - 1));
      assertThat(things.countDocuments(Filters.eq("_id", 7.0))).isEqualTo(1);
    }
  }

  @Test
  void anIndexThatDocumentsContradictIsNotMade() {
    try (var store = new TestStore()) {
      MongoCollection<Document> things = store.things();
      things.insertMany(List.of(thing(1, "same"), thing(2, "same")));
      var unique = new IndexOptions().unique(true);
      assertThatThrownBy(() -> things.createIndex(Indexes.ascending("name"), unique))
          .isInstanceOfSatisfying(
              MongoServerException.class,
              refused -> assertThat(refused.getCode()).isEqualTo(DUPLICATE));
      things.deleteOne(Filters.eq("_id", 2));
      assertThat(things.createIndex(Indexes.ascending("name"), unique)).isEqualTo("name_1");
      assertDuplicate(() -> things.insertOne(thing(3, "same")));
    }
  }

  @Test
  void anUpsertTakesItsKeyFromTheFilter() {
    try (var store = new TestStore()) {
      MongoCollection<Document> things = store.things();
      things.createIndex(Indexes.ascending("room", "user"), new IndexOptions().unique(true));
      var upsert = new UpdateOptions().upsert(true);
      for (int i = 0; i < 3; i++) {
        things.updateOne(
            Filters.and(Filters.eq("room", "r"), Filters.eq("user", "u")),
            Updates.inc("reads", 1),
            upsert);
      }
      assertThat(things.countDocuments()).isEqualTo(1);
      assertThat(things.find().first()).containsEntry("reads", 3).containsEntry("user", "u");
    }
  }

  private static Document thing(int id, String name) {
    return new Document("_id", id).append("name", name);
  }

  private static void assertDuplicate(ThrowingCallable write) {
    assertThatThrownBy(write)
        .isInstanceOfSatisfying(
            MongoWriteException.class,
            refused -> assertThat(refused.getCode()).isEqualTo(DUPLICATE));
  }
}
