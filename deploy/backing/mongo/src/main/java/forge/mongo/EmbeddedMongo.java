package forge.mongo;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A document store that MongoDB drivers connect to, listening on this machine only.
 *
 * <pre>{@code
 * try (var mongo = EmbeddedMongo.inMemory();
 *     var client = MongoClients.create(mongo.connectionString())) { … }
 * }</pre>
 */
public final class EmbeddedMongo implements AutoCloseable {
  private final MongoServer server;

  private EmbeddedMongo(Store store, int port, Clock clock) {
    this.server = new MongoServer(new StoreBackend(store, clock));
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** Opens or creates the file and listens on a free port. */
  public static EmbeddedMongo open(Path file) {
    return open(file, 0, Clock.systemUTC());
  }

  /** Opens or creates the file and listens on the port, 0 meaning a free one. */
  public static EmbeddedMongo open(Path file, int port, Clock clock) {
    return new EmbeddedMongo(Store.open(file), port, clock);
  }

  /** A store without a file, the same in all else. */
  public static EmbeddedMongo inMemory() {
    return new EmbeddedMongo(Store.inMemory(), 0, Clock.systemUTC());
  }

  public int port() {
    return server.getLocalAddress().getPort();
  }

  /** What a driver needs to connect. */
  public String connectionString() {
    return "mongodb://127.0.0.1:" + port() + "/?w=majority&journal=true";
  }

  /** Lets running commands end, then closes the file. */
  @Override
  public void close() {
    server.shutdownNow();
  }
}
