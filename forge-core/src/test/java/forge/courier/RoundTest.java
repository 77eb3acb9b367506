package forge.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.testing.TestConnection;
import java.io.EOFException;
import java.io.IOException;
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
    var connections = new ArrayList<TestConnection>();
    for (int i = 0; i < 20; i++) {
      TestConnection ends = connect();
      connections.add(ends);
      round.take(new Errand(Parcel.of(file, i, SIZE - 100), ends).telling(answered::countDown));
    }

    for (int i = 19; i >= 0; i--) {
      assertThat(connections.get(i).read(SIZE - 100))
          .isEqualTo(Arrays.copyOfRange(BYTES, i, i + SIZE - 100));
    }
    assertThat(answered.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(connections).allMatch(c -> !c.ended() && c.channel().isOpen());
    assertThat(connections).allMatch(c -> !c.channel().isRegistered());
  }

  @Test
  void aReaderThatGoesAwayEndsItsConnection() throws Exception {
    TestConnection ends = connect();
    var answered = new CountDownLatch(1);
    round(LONG).take(new Errand(Parcel.of(file, 0, SIZE), ends).telling(answered::countDown));

    assertThat(ends.read(10)).hasSize(10);
    ends.hangUp();

    assertThat(answered.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(ends.ended()).isTrue();
  }

  @Test
  void aReaderThatTakesNothingIsGivenUp() throws Exception {
    TestConnection ends = connect();
    var answered = new CountDownLatch(1);
    round(Duration.ofMillis(1))
        .take(new Errand(Parcel.of(file, 0, SIZE), ends).telling(answered::countDown));

    assertThat(answered.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(ends.ended()).isTrue();
  }

  @Test
  void whoIsStillReadingWhenAllEndsIsCutOffRatherThanToldItWasAll() throws Exception {
    Round round = round(LONG);
    TestConnection ends = connect();
    var answered = new CountDownLatch(1);
    round.take(new Errand(Parcel.of(file, 0, SIZE), ends).telling(answered::countDown));
    assertThat(ends.read(10)).hasSize(10);

    round.close();

    assertThat(answered.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(ends.ended()).isTrue();
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

  private TestConnection connect() throws IOException {
    TestConnection connection = TestConnection.open();
    opened.add(connection);
    return connection;
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[SIZE];
    new Random(7).nextBytes(bytes);
    return bytes;
  }
}
