package forge.e2e.crowd;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Many listeners of one talk. Notes when the last of them has heard each message. */
public final class Crowd implements AutoCloseable {
  private static final int AT_ONCE = 200;
  private static final int MOST_MESSAGES = 10_000;
  private static final long REST_MILLIS = 300;
  private static final int COME_BACK_MILLIS = 3_000;
  private static final int PATIENCE_SECONDS = 300;

  private final InetSocketAddress server;
  private final int size;
  private final Selector selector;
  private final ByteBuffer shared = ByteBuffer.allocateDirect(1 << 16);
  private final Random chance = new Random(7);
  private final PriorityQueue<Coming> coming =
      new PriorityQueue<>(Comparator.comparingLong(Coming::at));
  private final List<SocketChannel> ghosts = new ArrayList<>();
  private final AtomicInteger seated = new AtomicInteger();
  private final AtomicInteger cut = new AtomicInteger();
  private final AtomicInteger sentAway = new AtomicInteger();
  private final AtomicLong frames = new AtomicLong();
  private final AtomicLongArray counts = new AtomicLongArray(MOST_MESSAGES);
  private final AtomicLongArray lastAt = new AtomicLongArray(MOST_MESSAGES);
  private final Queue<Runnable> deeds = new ConcurrentLinkedQueue<>();
  private int onTheWay;
  private volatile @Nullable IOException failure;
  private volatile boolean closed;
  private final Thread thread;

  /** Somebody who will connect at a time. */
  private record Coming(long at, Dialect dialect) {}

  /** What flaky clients do. */
  public enum Misdeed {
    /** Goes without a word and comes back. */
    DROP,
    /** Sends bytes that are no frame. */
    GARBAGE,
    /** Takes nothing for a while. */
    STOP_READING,
    /** Is never heard of again, though nothing tells the server; comes back on another socket. */
    VANISH
  }

  public Crowd(InetSocketAddress server, Dialect dialect, int size) throws IOException {
    this(server, () -> dialect, size);
  }

  /**
   * @param dialects asked once for each member
   */
  public Crowd(InetSocketAddress server, Supplier<? extends Dialect> dialects, int size)
      throws IOException {
    this.server = server;
    this.size = size;
    this.selector = Selector.open();
    for (int i = 0; i < size; i++) {
      coming.add(new Coming(System.nanoTime(), dialects.get()));
    }
    this.thread = Thread.ofPlatform().name("crowd").start(this::run);
  }

  /** Waits until all are seated. */
  public Crowd gather() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (seated.get() < size) {
      check();
      if (System.nanoTime() > end) {
        throw new IOException("only %d of %d were seated".formatted(seated.get(), size));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return this;
  }

  /** How many are seated now. */
  public int seated() {
    return seated.get();
  }

  /** How many connections the server or the network has ended. */
  public int cut() {
    return cut.get();
  }

  /** How often somebody was told to come later. */
  public int sentAway() {
    return sentAway.get();
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
        for (Runnable deed = deeds.poll(); deed != null; deed = deeds.poll()) {
          deed.run();
        }
      }
    } catch (IOException | RuntimeException e) {
      failure = closed ? null : new IOException(e);
    }
  }

  /** Lets so many be on their way at once that the server's queue of new ones does not overflow. */
  private void open() throws IOException {
    while (onTheWay < AT_ONCE && !coming.isEmpty() && coming.peek().at() - System.nanoTime() <= 0) {
      var channel = SocketChannel.open();
      channel.configureBlocking(false);
      var member = Member.of(channel, coming.remove().dialect(), this);
      channel.register(selector, SelectionKey.OP_CONNECT, member);
      onTheWay++;
      try {
        channel.connect(server);
      } catch (IOException refused) {
        lose(channel, member, refused);
      }
    }
  }

  private void serve(SelectionKey key) throws IOException {
    if (!key.isValid()) {
      return;
    }
    var member = (Member) key.attachment();
    var channel = (SocketChannel) key.channel();
    try {
      if (key.isConnectable()) {
        channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
        member.ask(server.getHostString() + ":" + server.getPort());
      } else if (key.isReadable() && !member.take(shared)) {
        throw new IOException("the server ended a connection");
      }
    } catch (Busy later) {
      sentAway.incrementAndGet();
      leave(channel, member);
      comeBack(member, REST_MILLIS);
    } catch (IOException lost) {
      lose(channel, member, lost);
    }
  }

  private void lose(SocketChannel channel, Member member, IOException lost) throws IOException {
    leave(channel, member);
    if (!member.dialect().returns()) {
      throw lost;
    }
    cut.incrementAndGet();
    comeBack(member, chance.nextInt(COME_BACK_MILLIS));
  }

  private void leave(SocketChannel channel, Member member) throws IOException {
    channel.close();
    forget(member);
  }

  private void forget(Member member) {
    if (member.seated()) {
      seated.decrementAndGet();
    } else {
      onTheWay--;
    }
  }

  private void comeBack(Member member, long millis) {
    coming.add(
        new Coming(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), member.dialect()));
  }

  /** Has some of those who are seated misbehave, in the thread of the crowd. */
  public void misbehave(int many, Misdeed misdeed) {
    deeds.add(
        () -> {
          var keys = List.copyOf(selector.keys());
          for (int i = 0; i < many && !keys.isEmpty(); i++) {
            SelectionKey key = keys.get(chance.nextInt(keys.size()));
            if (key.isValid() && ((Member) key.attachment()).seated()) {
              misbehave(key, misdeed);
            }
          }
        });
  }

  private void misbehave(SelectionKey key, Misdeed misdeed) {
    var member = (Member) key.attachment();
    var channel = (SocketChannel) key.channel();
    try {
      switch (misdeed) {
        case DROP -> {
          leave(channel, member);
          comeBack(member, chance.nextInt(COME_BACK_MILLIS));
        }
        case GARBAGE -> member.garbage(chance);
        case STOP_READING -> key.interestOps(0);
        case VANISH -> {
          key.cancel();
          ghosts.add(channel);
          forget(member);
          comeBack(member, chance.nextInt(COME_BACK_MILLIS));
        }
      }
    } catch (IOException gone) {
      key.interestOps(SelectionKey.OP_READ); // the end of the connection is read there
    }
  }

  /** Has everybody read again who had stopped. */
  public void readAgain() {
    deeds.add(
        () ->
            selector.keys().stream()
                .filter(k -> k.isValid() && k.interestOps() == 0)
                .forEach(k -> k.interestOps(SelectionKey.OP_READ)));
  }

  void arrived() {
    onTheWay--;
    seated.incrementAndGet();
  }

  void frame() {
    frames.incrementAndGet();
  }

  void heard(int message) {
    if (message < MOST_MESSAGES) {
      counts.incrementAndGet(message);
      lastAt.set(message, System.nanoTime());
    }
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
    for (SocketChannel ghost : ghosts) {
      ghost.close();
    }
    selector.close();
  }
}
