package forge.e2e;

import forge.launcher.Forge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Readers of 10 KB a second each, all in one thread, and what they do to others. */
final class SlowReaders {
  private static final int PIECE = 2_500;
  private static final long PACE_MILLIS = 250;
  private static final int PAGES = 300;

  private final Forge forge;
  private final String path;

  SlowReaders(Forge forge, String path) {
    this.forge = forge;
    this.path = path;
  }

  /** Reads slowly with many at once, meanwhile looks at a page, and says what that took. */
  void run(int readers) throws Exception {
    long payara = new WebServer(forge).pid();
    double[] alone = pages();
    int before = Cpu.threads(payara);
    var ended = new AtomicBoolean();
    var reading = new Reading(readers);
    Thread thread = Thread.ofPlatform().start(() -> reading.until(ended));
    Patience.until("all of them read", () -> reading.begun() == readers);
    int during = Cpu.threads(payara);
    double[] beside = pages();
    double cpu = Cpu.seconds(List.of(payara));
    long bytes = reading.bytes();
    long start = System.nanoTime();
    Patience.until("they read on", () -> System.nanoTime() - start > 5_000_000_000L);
    cpu = Cpu.seconds(List.of(payara)) - cpu;
    bytes = reading.bytes() - bytes;
    ended.set(true);
    thread.join();
    System.out.printf(
        "%n%d readers of 10 KB/s: threads %d before, %d with them; %.0f KB/s together, %.2f CPU;"
            + " a page p50 %.1f ms, p99 %.1f ms (alone %.1f, %.1f)%n",
        readers,
        before,
        during,
        bytes / 5_000.0,
        cpu / 5,
        beside[0],
        beside[1],
        alone[0],
        alone[1]);
  }

  private double[] pages() throws Exception {
    var visitor = new Visitor(forge.url());
    double[] millis = new double[PAGES];
    for (int i = 0; i < PAGES; i++) {
      long start = System.nanoTime();
      visitor.get("/p/bench/files");
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return new double[] {millis[PAGES / 2], millis[PAGES * 99 / 100]};
  }

  /** The readers' thread. */
  private final class Reading {
    private final int readers;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Reading(int readers) {
      this.readers = readers;
    }

    int begun() {
      return begun.get();
    }

    long bytes() {
      return bytes.get();
    }

    void until(AtomicBoolean ended) {
      var sockets = new ArrayList<SocketChannel>();
      try (Selector pace = Selector.open()) {
        for (int i = 0; i < readers; i++) {
          sockets.add(open());
        }
        var some = ByteBuffer.allocate(PIECE);
        while (!ended.get()) {
          pace.select(PACE_MILLIS);
          for (int i = 0; i < readers; i++) {
            read(sockets.get(i), some.clear());
          }
        }
        for (SocketChannel socket : sockets) {
          socket.close();
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    private void read(SocketChannel socket, ByteBuffer some) throws IOException {
      int read = socket.read(some);
      if (read < 0) {
        throw new IOException("a reader was sent away");
      }
      bytes.addAndGet(read);
    }

    /** One after the other, so that threads in use are seen rather than how many came at once. */
    private SocketChannel open() throws IOException {
      SocketChannel socket = SocketChannel.open();
      socket.setOption(java.net.StandardSocketOptions.SO_RCVBUF, 8 * 1024);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), forge.url().getPort()));
      socket.write(
          ByteBuffer.wrap(
              ("GET " + path + " HTTP/1.1\r\nHost: " + forge.url().getAuthority() + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII)));
      read(socket, ByteBuffer.allocate(PIECE));
      begun.incrementAndGet();
      socket.configureBlocking(false);
      return socket;
    }
  }
}
