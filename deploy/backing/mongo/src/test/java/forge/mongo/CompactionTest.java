package forge.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {
  @Test
  void aStoreIsCopiedIntoTheRoomItNeeds(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("store.mv");
    try (var mongo = EmbeddedMongo.open(file);
        var client = MongoClients.create(mongo.connectionString())) {
      MongoCollection<Document> things = client.getDatabase("d").getCollection("things");
      things.createIndex(Indexes.ascending("tags", "number"));
      things.insertMany(
          IntStream.range(0, 3000)
              .mapToObj(
                  i ->
                      new Document("_id", i).append("number", i).append("text", "text ".repeat(50)))
              .toList());
      for (int i = 0; i < 5; i++) {
        things.updateMany(new Document(), Updates.inc("number", 1));
      }
      things.deleteMany(Filters.gte("_id", 1000));
    }
    long before = Files.size(file);
    Compaction.of(file);
    assertThat(Files.size(file)).isLessThan(before / 2);
    assertThat(Check.of(file)).isEmpty();
    try (var mongo = EmbeddedMongo.open(file);
        var client = MongoClients.create(mongo.connectionString())) {
      MongoCollection<Document> things = client.getDatabase("d").getCollection("things");
      assertThat(things.countDocuments(Filters.gte("number", 5))).isEqualTo(1000);
    }
  }
}
