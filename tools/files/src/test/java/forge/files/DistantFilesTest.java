package forge.files;

import static org.assertj.core.api.Assertions.assertThat;

import forge.courier.Cargo;
import forge.courier.Courier;
import forge.testing.ObjectStore;
import forge.web.ServerConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Readers of files that lie in a bucket, each as slow as they like. */
class DistantFilesTest {
  private static final int SIZE = 32 << 20;
  private static final int READERS = 100;
  private static final byte[] BYTES = bytes();
  private static final String SHA256 = "0".repeat(64);

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final ObjectStore store = opened(ObjectStore.start());
  private final Courier courier = opened(new Courier());
  private final S3Contents contents =
      new S3Contents(
          new Bucket(
              Objects.requireNonNull(FilesConfig.of(store.settings()).s3()), Clock.systemUTC()),
          false);

  /** A connection of which both ends are here. */
  private record Ends(SocketChannel channel, SocketChannel reader, CountDownLatch ended)
      implements ServerConnection {
    @Override
    public boolean idle() {
      return true;
    }

    @Override
    public void leave() {
      throw new AssertionError("nobody takes the connection over");
    }

    @Override
    public void forget() {
      throw new AssertionError("nobody takes the connection over");
    }

    @Override
    public void end() {
      ended.countDown();
    }
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
  }

  @Test
  void manySlowReadersHoldNoThreadsAndNoFiles() throws Exception {
    store.put("00/" + SHA256, BYTES);
    int threads = Thread.activeCount();
    var answered = new CountDownLatch(1);
    var connections = new ArrayList<Ends>();
    for (int i = 0; i < READERS; i++) {
      Ends ends = ends();
      connections.add(ends);
      courier.bring(
          cargo(i, SIZE - i), ends, i == 0 ? answered::countDown : DistantFilesTest::nothing);
    }
    for (int i = 0; i < READERS; i++) {
      assertThat(read(connections.get(i).reader(), 10))
          .isEqualTo(Arrays.copyOfRange(BYTES, i, i + 10));
    }

    assertThat(Thread.activeCount() - threads).isLessThan(READERS / 4);
    assertThat(store.sent()).isLessThan((long) READERS * SIZE / 2);

    assertThat(read(connections.getFirst().reader(), SIZE - 10))
        .isEqualTo(Arrays.copyOfRange(BYTES, 10, SIZE));
    assertThat(answered.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(connections.getFirst().ended().getCount()).isEqualTo(1);
  }

  @Test
  void whatIsCutShortEndsTheConnectionRatherThanTheAnswer() throws Exception {
    store.put("00/" + SHA256, Arrays.copyOf(BYTES, 1000));
    Ends ends = ends();
    var answered = new CountDownLatch(1);

    courier.bring(cargo(0, 2000), ends, answered::countDown);

    assertThat(answered.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(ends.ended().getCount()).isZero();
  }

  private Cargo cargo(long from, long length) {
    return new Cargo.Distant(() -> contents.read(SHA256, from, length), length);
  }

  private static void nothing() {
    // nobody waits for it
  }

  private Ends ends() throws IOException {
    try (var server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      SocketChannel reader = opened(SocketChannel.open());
      reader.setOption(StandardSocketOptions.SO_RCVBUF, 8 * 1024);
      reader.connect(server.getLocalAddress());
      SocketChannel channel = opened(server.accept());
      channel.setOption(StandardSocketOptions.SO_SNDBUF, 16 * 1024);
      channel.configureBlocking(false);
      return new Ends(channel, reader, new CountDownLatch(1));
    }
  }

  private <T extends AutoCloseable> T opened(T one) {
    opened.add(one);
    return one;
  }

  private static byte[] read(SocketChannel from, int length) throws IOException {
    var into = ByteBuffer.allocate(length);
    while (into.hasRemaining() && from.read(into) >= 0) {
      // on
    }
    return into.array();
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[SIZE];
    new Random(5).nextBytes(bytes);
    return bytes;
  }
}
