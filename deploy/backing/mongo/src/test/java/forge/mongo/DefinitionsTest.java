package forge.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.RenameCollectionOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionsTest {
  @Test
  void aRenamedCollectionKeepsDocumentsAndIndexes() {
    try (var store = new TestStore()) {
      MongoDatabase database = store.database();
      MongoCollection<Document> old = database.getCollection("old");
      old.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
      old.insertOne(new Document("key", 1));
      database.getCollection("target").insertOne(new Document("key", 99));
      var target = new MongoNamespace(database.getName(), "target");
      assertThatThrownBy(() -> old.renameCollection(target))
          .isInstanceOf(MongoCommandException.class);
      old.renameCollection(target, new RenameCollectionOptions().dropTarget(true));
      MongoCollection<Document> renamed = database.getCollection("target");
      assertThat(renamed.find().map(each -> each.getInteger("key")).into(new ArrayList<>()))
          .containsExactly(1);
      assertThatThrownBy(() -> renamed.insertOne(new Document("key", 1)))
          .hasMessageContaining("E11000");
      assertThat(database.listCollectionNames().into(new ArrayList<>())).containsOnly("target");
    }
  }

  @Test
  void droppingAnIndexLeavesItsNamesakesElsewhere() {
    try (var store = new TestStore()) {
      for (String name : List.of("one", "two")) {
        store.database().getCollection(name).createIndex(Indexes.ascending("key"));
      }
      store.database().getCollection("one").dropIndex("key_1");
      assertThat(indexes(store.database().getCollection("one"))).containsExactly("_id_");
      assertThat(indexes(store.database().getCollection("two"))).containsExactly("_id_", "key_1");
      store.database().getCollection("two").dropIndexes();
      assertThat(indexes(store.database().getCollection("two"))).containsExactly("_id_");
    }
  }

  private static List<String> indexes(MongoCollection<Document> things) {
    return things.listIndexes().map(each -> each.getString("name")).into(new ArrayList<>());
  }

  @Test
  void anIndexCanBeMadeAgainButNotDifferently() {
    try (var store = new TestStore()) {
      MongoCollection<Document> things = store.things();
      things.createIndex(Indexes.ascending("key"), new IndexOptions().name("k"));
      things.createIndex(Indexes.ascending("key"), new IndexOptions().name("k"));
      assertThatThrownBy(
              () ->
                  things.createIndex(
                      Indexes.ascending("key"), new IndexOptions().name("k").unique(true)))
          .isInstanceOf(MongoCommandException.class);
      assertThat(indexes(things)).containsExactly("_id_", "k");
    }
  }

  @Test
  void definitionsSurviveARestart(@TempDir Path folder) {
    Path file = folder.resolve("store.mv");
    try (var mongo = EmbeddedMongo.open(file);
        var client = MongoClients.create(mongo.connectionString())) {
      MongoDatabase database = client.getDatabase("forge");
      MongoCollection<Document> things = database.getCollection("before");
      things.createIndex(Indexes.ascending("tags"));
      things.createIndex(
          Indexes.ascending("key"),
          new IndexOptions().unique(true).partialFilterExpression(Filters.gt("key", 10)));
      things.insertOne(new Document("key", 20).append("tags", List.of("a", "b")));
      things.renameCollection(new MongoNamespace("forge", "after"));
      database.getCollection("gone").insertOne(new Document());
      database.getCollection("gone").drop();
    }
    try (var mongo = EmbeddedMongo.open(file);
        var client = MongoClients.create(mongo.connectionString())) {
      MongoDatabase database = client.getDatabase("forge");
      assertThat(database.listCollectionNames().into(new ArrayList<>())).containsOnly("after");
      MongoCollection<Document> things = database.getCollection("after");
      assertThat(things.find(Filters.in("tags", "a", "b")).into(new ArrayList<>())).hasSize(1);
      assertThatThrownBy(() -> things.insertOne(new Document("key", 20)))
          .hasMessageContaining("E11000");
      assertThat(mongo.check()).isEmpty();
      database.drop();
      assertThat(client.listDatabaseNames().into(new ArrayList<>())).isEmpty();
    }
  }
}
