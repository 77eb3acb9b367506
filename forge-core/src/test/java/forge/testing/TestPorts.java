package forge.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of the loopback for servers that must know theirs before they listen. They lie below those
 * systems hand out to passing connections and below those of the launcher, and each JVM of tests on
 * this machine has a slice of its own, held by a lock on a file as long as it lives, so that nobody
 * takes one between its being found and being opened.
 */
public final class TestPorts {
  private static final int FIRST = 10_000;
  private static final int ZOOKEEPER = 1_000;
  private static final int SLICES = 20;
  private static final int SIZE = 250;
  private static final int SLICES_TO_ZOOKEEPER = ZOOKEEPER / SIZE;
  private static final Slice SLICE = Slice.take();
  private static final AtomicInteger NEXT = new AtomicInteger();

  private TestPorts() {}

  /** Where a slice begins, and what says that it is ours. */
  private record Slice(int begin, FileLock lock) {
    static Slice take() {
      int start = (int) (ProcessHandle.current().pid() % SLICES);
      for (int i = 0; i < SLICES; i++) {
        int number = (start + i) % SLICES;
        Optional<FileLock> lock = lock(number);
        if (lock.isPresent()) {
          // Every second thousand is left to the ZooKeepers of the thousand below.
          int thousands = 2 * (number / SLICES_TO_ZOOKEEPER);
          int begin = FIRST + thousands * ZOOKEEPER + number % SLICES_TO_ZOOKEEPER * SIZE;
          return new Slice(begin, lock.get());
        }
      }
      throw new IllegalStateException("There are " + SLICES + " other JVMs of tests here.");
    }

    /** Empty where another JVM has it, or another person made the file. */
    private static Optional<FileLock> lock(int number) {
      Path file =
          Path.of(System.getProperty("java.io.tmpdir"), "forge-test-ports-" + number + ".lock");
      try {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
          channel.close();
        }
        return Optional.ofNullable(lock);
      } catch (IOException | OverlappingFileLockException taken) {
        return Optional.empty();
      }
    }
  }

  /** One that nobody listens at. */
  public static int choose() {
    for (int tried = 0; tried < SIZE; tried++) {
      int port = SLICE.begin() + Math.floorMod(NEXT.getAndIncrement(), SIZE);
      if (free(port)) {
        return port;
      }
    }
    throw new IllegalStateException("No port is free from " + SLICE.begin() + " on.");
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
