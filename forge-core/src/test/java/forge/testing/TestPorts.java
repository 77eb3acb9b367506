package forge.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of the loopback for servers that must know theirs before they listen. They lie below those
 * systems hand out to passing connections and below those of the launcher, and each JVM of tests
 * has a slice of its own, so that nobody takes one between its being found and being opened.
 */
public final class TestPorts {
  private static final int ZOOKEEPER = 1_000;
  private static final int FIRST = 10_000;
  private static final int SLICES = 4;
  private static final int SLICE = FIRST + Integer.getInteger("forge.fork", 1) % SLICES * 2_000;
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() % ZOOKEEPER));

  private TestPorts() {}

  /** One that nobody listens at. */
  public static int choose() {
    for (int tried = 0; tried < ZOOKEEPER; tried++) {
      int port = SLICE + NEXT.getAndIncrement() % ZOOKEEPER;
      if (free(port)) {
        return port;
      }
    }
    throw new IllegalStateException("No port is free from " + SLICE + " on.");
  }

  /** One whose neighbour a thousand up, where Solr puts its ZooKeeper, is free, too. */
  public static int chooseForSolr() {
    int port = choose();
    return free(port + ZOOKEEPER) ? port : chooseForSolr();
  }

  private static boolean free(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
