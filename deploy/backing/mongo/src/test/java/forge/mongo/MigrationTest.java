package forge.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MigrationTest {
  @Test
  void everythingIsOnTheOtherServer() {
    try (var source = EmbeddedMongo.inMemory();
        var target = EmbeddedMongo.inMemory();
        var from = MongoClients.create(source.connectionString());
        var to = MongoClients.create(target.connectionString())) {
      MongoCollection<Document> things = from.getDatabase("forge").getCollection("things");
      things.createIndex(
          Indexes.ascending("key"),
          new IndexOptions().unique(true).partialFilterExpression(Filters.gte("key", 10)));
      things.insertMany(
          IntStream.range(0, 1234).mapToObj(i -> new Document("_id", i).append("key", i)).toList());
      var told = new ArrayList<String>();
      Migration.of(source, target.connectionString("moved"), told::add);
      assertThat(told).containsExactly("moved.things: 1234 documents");
      MongoCollection<Document> copied = to.getDatabase("moved").getCollection("things");
      assertThat(copied.find().into(new ArrayList<>()))
          .isEqualTo(things.find().into(new ArrayList<>()));
      assertThatThrownBy(() -> copied.insertOne(new Document("key", 10)))
          .hasMessageContaining("E11000");
      assertThatThrownBy(() -> Migration.of(source, target.connectionString("moved"), told::add))
          .isInstanceOf(Migration.Refused.class)
          .hasMessageContaining("has documents already");
    }
  }
}
