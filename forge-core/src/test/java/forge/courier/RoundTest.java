package forge.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.web.ServerConnection;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int SIZE = 6 << 20;
  private static final byte[] BYTES = bytes();

  private Path file = Path.of("");
  private final List<AutoCloseable> opened = new ArrayList<>();

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
      try {
        channel.close();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @BeforeEach
  void write(@TempDir Path folder) throws IOException {
    file = Files.write(folder.resolve("file"), BYTES);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
  }

  @Test
  void manyReadersGetTheirPartsFromOneThread() throws Exception {
    Round round = round(LONG);
    var answered = new CountDownLatch(20);
    var connections = new ArrayList<Ends>();
    for (int i = 0; i < 20; i++) {
      Ends ends = ends();
      connections.add(ends);
      round.take(new Errand(Parcel.of(file, i, SIZE - 100), ends).telling(answered::countDown));
    }

    for (int i = 19; i >= 0; i--) {
      assertThat(read(connections.get(i).reader(), SIZE - 100))
          .isEqualTo(Arrays.copyOfRange(BYTES, i, i + SIZE - 100));
    }
    assertThat(answered.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(connections).allMatch(c -> c.ended().getCount() == 1 && c.channel().isOpen());
    assertThat(connections).allMatch(c -> !c.channel().isRegistered());
  }

  @Test
  void aReaderThatGoesAwayEndsItsConnection() throws Exception {
    Ends ends = ends();
    var answered = new CountDownLatch(1);
    round(LONG).take(new Errand(Parcel.of(file, 0, SIZE), ends).telling(answered::countDown));

    assertThat(read(ends.reader(), 10)).hasSize(10);
    ends.reader().close();

    assertThat(answered.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(ends.ended().getCount()).isZero();
  }

  @Test
  void aReaderThatTakesNothingIsGivenUp() throws Exception {
    Ends ends = ends();
    var answered = new CountDownLatch(1);
    round(Duration.ofMillis(1))
        .take(new Errand(Parcel.of(file, 0, SIZE), ends).telling(answered::countDown));

    assertThat(answered.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(ends.ended().getCount()).isZero();
  }

  @Test
  void whoIsStillReadingWhenAllEndsIsCutOffRatherThanToldItWasAll() throws Exception {
    Round round = round(LONG);
    Ends ends = ends();
    var answered = new CountDownLatch(1);
    round.take(new Errand(Parcel.of(file, 0, SIZE), ends).telling(answered::countDown));
    assertThat(read(ends.reader(), 10)).hasSize(10);

    round.close();

    assertThat(answered.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(ends.ended().getCount()).isZero();
  }

  @Test
  void aFileThatIsShorterThanSaidIsNotBegun() {
    assertThatThrownBy(() -> Parcel.of(file, 1, SIZE)).isInstanceOf(EOFException.class);
  }

  private Round round(Duration patience) {
    var round = new Round(Runnable::run, patience);
    opened.add(round);
    Thread.ofPlatform().daemon().start(round);
    return round;
  }

  private Ends ends() throws IOException {
    try (var server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      var reader = SocketChannel.open();
      reader.setOption(StandardSocketOptions.SO_RCVBUF, 8 * 1024);
      reader.connect(server.getLocalAddress());
      SocketChannel channel = server.accept();
      channel.setOption(StandardSocketOptions.SO_SNDBUF, 16 * 1024);
      channel.configureBlocking(false);
      opened.add(reader);
      opened.add(channel);
      return new Ends(channel, reader, new CountDownLatch(1));
    }
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
    new Random(7).nextBytes(bytes);
    return bytes;
  }
}
