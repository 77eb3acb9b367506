package forge.e2e.crowd;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** Many listeners of one talk. Notes when the last of them has heard each message. */
public final class Crowd implements AutoCloseable {
  private static final int AT_ONCE = 200;
  private static final int MOST_MESSAGES = 10_000;
  private static final long REST_NANOS = 300_000_000;

  private final InetSocketAddress server;
  private final Dialect dialect;
  private final int size;
  private final Selector selector;
  private final ByteBuffer shared = ByteBuffer.allocateDirect(1 << 16);
  private final AtomicInteger seated = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicLong frames = new AtomicLong();
  private final AtomicLongArray counts = new AtomicLongArray(MOST_MESSAGES);
  private final AtomicLongArray lastAt = new AtomicLongArray(MOST_MESSAGES);
  private final CountDownLatch full;
  private volatile @Nullable IOException failure;
  private volatile boolean closed;
  private long refused = System.nanoTime() - REST_NANOS - 1;
  private final Thread thread;

  public Crowd(InetSocketAddress server, Dialect dialect, int size) throws IOException {
    this.server = server;
    this.dialect = dialect;
    this.size = size;
    this.selector = Selector.open();
    this.full = new CountDownLatch(size);
    this.thread = Thread.ofPlatform().name("crowd").start(this::run);
  }

  /** Waits until all are seated. */
  public Crowd gather() throws IOException, InterruptedException {
    while (!full.await(1, TimeUnit.SECONDS)) {
      check();
    }
    return this;
  }

  private void check() throws IOException {
    IOException failed = failure;
    if (failed != null) {
      throw new IOException(
          "the crowd broke up: %d of %d were seated".formatted(seated.get(), size), failed);
    }
  }

  private void run() {
    try {
      while (!closed) {
        open();
        selector.select(20);
        for (SelectionKey key : selector.selectedKeys()) {
          serve(key);
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException e) {
      failure = closed ? null : e;
    }
  }

  /** Lets so many be on their way at once that the server's queue of new ones does not overflow. */
  private void open() throws IOException {
    while (opened.get() < size
        && opened.get() - seated.get() < AT_ONCE
        && System.nanoTime() - refused > REST_NANOS) {
      var channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.connect(server);
      channel.register(selector, SelectionKey.OP_CONNECT, new Member(channel, dialect, this));
      opened.incrementAndGet();
    }
  }

  private void serve(SelectionKey key) throws IOException {
    var member = (Member) key.attachment();
    if (key.isConnectable()) {
      ((SocketChannel) key.channel()).finishConnect();
      key.interestOps(SelectionKey.OP_READ);
      member.ask(server.getHostString() + ":" + server.getPort());
    } else if (key.isReadable()) {
      take(key, member);
    }
  }

  /** Whom the server cannot take now comes again, as its own clients do. */
  private void take(SelectionKey key, Member member) throws IOException {
    try {
      if (!member.take(shared)) {
        throw new IOException("the server ended a connection");
      }
    } catch (Busy sentAway) {
      key.cancel();
      key.channel().close();
      opened.decrementAndGet();
      refused = System.nanoTime();
    }
  }

  void seated() {
    seated.incrementAndGet();
    full.countDown();
  }

  void frame() {
    frames.incrementAndGet();
  }

  void heard(int message) {
    counts.incrementAndGet(message);
    lastAt.set(message, System.nanoTime());
  }

  /** Waits until everybody has heard so many messages. */
  public void awaitHeard(int messages) throws IOException, InterruptedException {
    while (counts.get(messages - 1) < size) {
      check();
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  /** How many frames have brought messages so far. */
  public long frames() {
    return frames.get();
  }

  /** When the last member heard each of these messages, after it was said, in ms, sorted. */
  public double[] lastAfter(long[] saidAt, int from) {
    double[] after = new double[saidAt.length];
    for (int i = 0; i < saidAt.length; i++) {
      after[i] = (lastAt.get(from + i) - saidAt[i]) / 1e6;
    }
    Arrays.sort(after);
    return after;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    selector.wakeup();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
