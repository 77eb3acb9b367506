package forge.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine: which are free, and whether one is. */
final class Ports {
  private static final int ATTEMPTS = 200;
  private static final int FIRST = 20_000;
  private static final int LAST = 30_000;
  private static final int ZOOKEEPER = 1000;
  private static final Set<Integer> CHOSEN = new HashSet<>();

  private Ports() {}

  /** Whether somebody else could listen at this port now. */
  static boolean free(String address, int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getAllByName(address)[0], port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether Solr could listen at this loopback port and its ZooKeeper a thousand above. */
  static boolean freeForSolr(int port) {
    return free("127.0.0.1", port) && free("127.0.0.1", port + ZOOKEEPER);
  }

  /**
   * A free loopback port whose neighbour a thousand above is free as well, where Solr puts its
   * ZooKeeper. It lies below the range systems hand out, so no passing connection takes it, and it
   * is chosen once: what was to listen at it may not do so yet.
   */
  static int choose() {
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      if (freeForSolr(port) && chosenFirst(port)) {
        return port;
      }
    }
    throw new CannotStart(
        "No free port was found between " + FIRST + " and " + LAST + " on the loopback.");
  }

  private static synchronized boolean chosenFirst(int port) {
    return !CHOSEN.contains(port - ZOOKEEPER)
        && !CHOSEN.contains(port + ZOOKEEPER)
        && CHOSEN.add(port);
  }
}
