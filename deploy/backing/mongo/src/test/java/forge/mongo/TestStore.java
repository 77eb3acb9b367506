package forge.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An empty database for what every MongoDB does alike: on the server named by {@code
 * FORGE_TEST_MONGODB_URI} if there is one, else embedded.
 */
final class TestStore implements AutoCloseable {
  private final @Nullable EmbeddedMongo embedded;
  private final MongoClient client;
  private final MongoDatabase database;

  TestStore() {
    String real = System.getenv("FORGE_TEST_MONGODB_URI");
    this.embedded = real == null ? EmbeddedMongo.inMemory() : null;
    this.client =
        MongoClients.create(embedded == null ? String.valueOf(real) : embedded.connectionString());
    this.database = client.getDatabase("test" + UUID.randomUUID().toString().replace("-", ""));
  }

  MongoCollection<Document> things() {
    return database.getCollection("things");
  }

  MongoDatabase database() {
    return database;
  }

  @Override
  public void close() {
    database.drop();
    client.close();
    if (embedded != null) {
      embedded.close();
    }
  }
}
