package forge.solr;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.KeeperException.NoNodeException;
import org.apache.zookeeper.Watcher.Event.KeeperState;
import org.apache.zookeeper.ZKUtil;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.Stat;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;

/**
 * What a node that was killed has left in its ZooKeeper. Its session ends seconds after a ZooKeeper
 * runs again; but where it was killed while it stopped, Solr does not wait for that, fails at once
 * and takes its ZooKeeper along: it would never start again.
 *
 * <p>Nobody else writes there, so all that belongs to a session is of one that is over.
 */
final class Remains {
  private static final int TICK_MILLIS = 2_000;
  private static final int SESSION_MILLIS = 10_000;
  private static final int PATIENCE_SECONDS = 30;

  private Remains() {}

  /** Removes it; to be called while no node runs over this folder. */
  static void clear(Path home) throws Exception {
    Path data = home.resolve("zoo_data");
    if (!Files.isDirectory(data)) {
      return;
    }
    var server = new ZooKeeperServer(data.toFile(), data.toFile(), TICK_MILLIS);
    ServerCnxnFactory door =
        ServerCnxnFactory.createFactory(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    door.startup(server);
    try {
      clear("127.0.0.1:" + door.getLocalPort());
    } finally {
      door.shutdown();
    }
  }

  private static void clear(String address) throws Exception {
    var connected = new CountDownLatch(1);
    var client =
        new ZooKeeper(
            address,
            SESSION_MILLIS,
            event -> {
              if (event.getState() == KeeperState.SyncConnected) {
                connected.countDown();
              }
            });
    try {
      if (!connected.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the ZooKeeper of the search server does not answer");
      }
      for (String path : ZKUtil.listSubTreeBFS(client, "/")) {
        remove(client, path);
      }
    } finally {
      client.close();
    }
  }

  private static void remove(ZooKeeper client, String path) throws Exception {
    Stat stat = client.exists(path, false);
    if (stat == null || stat.getEphemeralOwner() == 0) {
      return;
    }
    try {
      client.delete(path, -1);
    } catch (NoNodeException itsSessionEndedMeanwhile) {
      // that is as well
    }
  }
}
