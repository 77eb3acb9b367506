package forge.mongo;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document store that MongoDB drivers connect to, listening on the loopback address only.
 *
 * <pre>{@code
 * try (var mongo = EmbeddedMongo.inMemory();
 *     var client = MongoClients.create(mongo.connectionString())) { … }
 * }</pre>
 */
public final class EmbeddedMongo implements AutoCloseable {
  private final Store store;
  private final StoreBackend backend;
  private final Housekeeping housekeeping;
  private final Listener listener;
  private final @Nullable String secret;

  private EmbeddedMongo(Store store, int port, @Nullable String secret, Clock clock) {
    this.secret = secret;
    this.store = store;
    this.backend = new StoreBackend(store, clock);
    this.housekeeping = new Housekeeping(backend, store, clock);
    this.listener = listen(backend, secret, port);
    housekeeping.start();
  }

  private static Listener listen(StoreBackend backend, @Nullable String secret, int port) {
    try {
      return new Listener(backend, secret == null ? null : new Scram(secret), port);
    } catch (RuntimeException taken) {
      backend.close();
      throw new StoreUnavailable(
          "The store cannot listen on port " + port + ": " + taken.getMessage(), taken);
    }
  }

  /** Opens or creates the file and listens on a free port, with a secret of this start. */
  public static EmbeddedMongo open(Path file) {
    return open(file, 0, Scram.randomSecret(), Clock.systemUTC());
  }

  /**
   * Opens or creates the file.
   *
   * @param port 0 for a free one
   * @param secret the password of the user {@code forge}, or null to let every local process in
   */
  public static EmbeddedMongo open(Path file, int port, @Nullable String secret, Clock clock) {
    return new EmbeddedMongo(Store.open(file), port, secret, clock);
  }

  /** A store without a file, the same in all else. */
  public static EmbeddedMongo inMemory() {
    return inMemory(Clock.systemUTC());
  }

  /** A store without a file whose documents expire by the given clock. */
  public static EmbeddedMongo inMemory(Clock clock) {
    return new EmbeddedMongo(Store.inMemory(), 0, null, clock);
  }

  public int port() {
    return listener.port();
  }

  /** What a driver needs to connect; every write it acknowledges is on disk. */
  public String connectionString() {
    return connectionString("");
  }

  /** The same with a default database. */
  public String connectionString(String database) {
    String user = secret == null ? "" : Scram.USER + ":" + secret + "@";
    String source = secret == null ? "" : "&authSource=admin&authMechanism=" + Scram.MECHANISM;
    return "mongodb://"
        + user
        + "127.0.0.1:"
        + port()
        + "/"
        + database
        + "?w=majority&journal=true"
        + source;
  }

  /** Removes expired documents now instead of within a minute. */
  public void sweep() {
    housekeeping.sweep();
  }

  /** Where an index disagrees with its documents, a sentence each; empty when all is well. */
  public List<String> check() {
    return Check.of(backend);
  }

  /** Calls back when the file can no longer be written, as when the disk is full. */
  public void onFailure(Runnable action) {
    store.onFailure(action);
  }

  /** Lets running commands end, then closes the file. */
  @Override
  public void close() {
    listener.close();
    housekeeping.close();
    backend.close();
  }
}
