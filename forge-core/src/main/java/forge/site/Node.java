package forge.site;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import forge.bell.Doorbell;
import forge.bell.LocalDoorbell;
import forge.bell.RabbitDoorbell;
import forge.config.ForgeConfig;
import forge.store.Databases;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running node: a forge on its connections, from the settings of this process. */
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final MongoClient client;
  private final Forge forge;

  private Node(MongoClient client, Forge forge) {
    this.client = client;
    this.forge = forge;
  }

  /** Waits for the database, builds the forge and starts its work. */
  public static Node start(ForgeConfig config) {
    Node node = open(config);
    FirstAdmin.make(node.forge);
    node.forge.start();
    node.forge.listen();
    if (config.demo() != null) {
      Demo.request(node.forge);
    }
    return node;
  }

  /** As {@link #start}, but leaves the work in the background to others: for commands. */
  public static Node open(ForgeConfig config) {
    String uri = config.backing().mongodb();
    MongoClient client = Databases.connect(uri);
    MongoDatabase database = Databases.open(client, uri);
    await(database);
    return new Node(
        client, new Forge(config, database, doorbell(config), Clock.tickMillis(ZoneOffset.UTC)));
  }

  private static Doorbell doorbell(ForgeConfig config) {
    String uri = config.backing().rabbitmq();
    return uri == null ? new LocalDoorbell() : new RabbitDoorbell(uri);
  }

  private static void await(MongoDatabase database) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    @Nullable MongoException away = null;
    while (System.nanoTime() < end) {
      try {
        database.runCommand(new Document("ping", 1));
        return;
      } catch (MongoException e) {
        LOG.info("waiting for the database: {}", e.getClass().getSimpleName());
        away = e;
      }
    }
    throw new IllegalStateException("The database does not answer.", away);
  }

  public Forge forge() {
    return forge;
  }

  @Override
  public void close() {
    forge.close();
    client.close();
  }
}
