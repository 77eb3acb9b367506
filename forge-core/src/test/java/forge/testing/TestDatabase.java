package forge.testing;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import forge.mongo.EmbeddedMongo;
import forge.store.DatabaseCalls;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh database for one class of tests, on the real driver: in the embedded store of this
 * process, or on the server that {@code FORGE_TEST_MONGODB_URI} names. Calls are counted by {@link
 * DatabaseCalls}.
 */
public final class TestDatabase implements AfterAllCallback {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** One store serves all classes of a run; it ends with the process. */
  private static final class Shared {
    /** Tests live in a time of their own; by ours their sessions ended long ago. */
    private static final Clock STANDING = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    static final MongoClient CLIENT = connect();

    private static MongoClient connect() {
      String real = System.getenv("FORGE_TEST_MONGODB_URI");
      String uri = real == null ? EmbeddedMongo.inMemory(STANDING).connectionString() : real;
      return MongoClients.create(
          MongoClientSettings.builder()
              .applyConnectionString(new ConnectionString(uri))
              .addCommandListener(new DatabaseCalls())
              .build());
    }
  }

  private final String prefix = "test" + ProcessHandle.current().pid() + "x";
  private @Nullable MongoDatabase database;

  private TestDatabase() {}

  /**
   * Use as {@code @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create()}.
   */
  public static TestDatabase create() {
    return new TestDatabase();
  }

  /** The database of the class; the same at every call until {@link #fresh}. */
  public synchronized MongoDatabase get() {
    MongoDatabase current = database;
    return current == null ? fresh() : current;
  }

  /** Another, empty database, in place of the one before. */
  public synchronized MongoDatabase fresh() {
    drop();
    MongoDatabase empty = Shared.CLIENT.getDatabase(prefix + NUMBER.incrementAndGet());
    database = empty;
    return empty;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    drop();
  }

  private synchronized void drop() {
    MongoDatabase current = database;
    if (current != null) {
      current.drop();
      database = null;
    }
  }
}
