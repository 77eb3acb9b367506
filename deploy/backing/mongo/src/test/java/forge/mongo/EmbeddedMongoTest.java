package forge.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.nio.file.Path;
import java.util.ArrayList;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTest {
  @Test
  void keepsDocumentsAndIndexesAcrossRestarts(@TempDir Path folder) {
    Path file = folder.resolve("store.mv");
    try (var mongo = EmbeddedMongo.open(file);
        var client = MongoClients.create(mongo.connectionString())) {
      fill(client);
    }
    try (var mongo = EmbeddedMongo.open(file);
        var client = MongoClients.create(mongo.connectionString())) {
      var tickets = client.getDatabase("forge").getCollection("tickets");
      assertThat(
              tickets
                  .find(Filters.eq("project", "p1"))
                  .sort(Sorts.descending("number"))
                  .limit(2)
                  .map(each -> each.getInteger("number"))
                  .into(new ArrayList<>()))
          .containsExactly(99, 98);
      assertThatThrownBy(() -> tickets.insertOne(new Document("project", "p1").append("number", 7)))
          .isInstanceOf(MongoWriteException.class)
          .hasMessageContaining("E11000");
    }
  }

  private static void fill(MongoClient client) {
    var tickets = client.getDatabase("forge").getCollection("tickets");
    tickets.createIndex(Indexes.ascending("project", "number"), new IndexOptions().unique(true));
    for (int i = 0; i < 100; i++) {
      tickets.insertOne(new Document("project", "p1").append("number", i));
    }
  }

  @Test
  void refusesAFileInUse(@TempDir Path folder) {
    Path file = folder.resolve("store.mv");
    try (var mongo = EmbeddedMongo.open(file)) {
      assertThat(mongo.port()).isPositive();
      assertThatThrownBy(() -> EmbeddedMongo.open(file))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining("in use");
    }
  }
}
