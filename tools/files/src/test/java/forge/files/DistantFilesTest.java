package forge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.courier.Cargo;
import forge.courier.Courier;
import forge.refusal.Refusal.Unavailable;
import forge.testing.ObjectStore;
import forge.testing.TestConnection;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
  private final S3Contents contents = contents("30");
  private final S3Contents impatient = contents("1");

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
    var connections = new ArrayList<TestConnection>();
    for (int i = 0; i < READERS; i++) {
      TestConnection ends = opened(TestConnection.open());
      connections.add(ends);
      courier.bring(
          cargo(i, SIZE - i), ends, i == 0 ? answered::countDown : DistantFilesTest::nothing);
    }
    for (int i = 0; i < READERS; i++) {
      assertThat(connections.get(i).read(10)).isEqualTo(Arrays.copyOfRange(BYTES, i, i + 10));
    }

    assertThat(Thread.activeCount() - threads).isLessThan(READERS / 4);
    assertThat(store.sent()).isLessThan((long) READERS * SIZE / 2);

    assertThat(connections.getFirst().read(SIZE - 10))
        .isEqualTo(Arrays.copyOfRange(BYTES, 10, SIZE));
    assertThat(answered.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(connections.getFirst().ended()).isFalse();
  }

  @Test
  void whatIsCutShortEndsTheConnectionRatherThanTheAnswer() throws Exception {
    store.put("00/" + SHA256, Arrays.copyOf(BYTES, 1000));
    TestConnection ends = opened(TestConnection.open());
    var answered = new CountDownLatch(1);

    courier.bring(cargo(0, 2000), ends, answered::countDown);

    assertThat(answered.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(ends.ended()).isTrue();
  }

  @Test
  void aBucketThatFallsSilentAmidAFileEndsTheConnection() throws Exception {
    store.put("00/" + SHA256, BYTES);
    store.fallSilent(100_000);
    TestConnection ends = opened(TestConnection.open());
    var answered = new CountDownLatch(1);

    courier.bring(cargo(impatient, 0, SIZE), ends, answered::countDown);

    assertThat(ends.read(100_000)).isEqualTo(Arrays.copyOf(BYTES, 100_000));
    assertThat(answered.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(ends.ended()).isTrue();
  }

  @Test
  void aReaderMayTakeLongerThanABucketMay() throws Exception {
    store.put("00/" + SHA256, BYTES);
    try (InputStream in = impatient.read(SHA256, 0, SIZE)) {
      assertThat(in.readNBytes(1000)).isEqualTo(Arrays.copyOf(BYTES, 1000));
      store.fallSilent(0);
      assertThatThrownBy(() -> impatient.read(SHA256, 0, SIZE).readAllBytes())
          .hasMessageContaining("1 s");
      store.speak();

      assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(BYTES, 1000, SIZE));
    }
  }

  @Test
  void aBucketThatDoesNotAnswerIsSaidToBeAway() {
    store.fallSilent(-1);

    assertThatThrownBy(() -> impatient.has(SHA256)).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> impatient.read(SHA256, 0, 10)).isInstanceOf(Unavailable.class);
  }

  private S3Contents contents(String seconds) {
    var settings = new HashMap<>(store.settings());
    settings.put("FORGE_S3_SECONDS", seconds);
    var bucket =
        new Bucket(Objects.requireNonNull(FilesConfig.of(settings).s3()), Clock.systemUTC());
    return new S3Contents(bucket, false);
  }

  private Cargo cargo(long from, long length) {
    return cargo(contents, from, length);
  }

  private static Cargo cargo(S3Contents contents, long from, long length) {
    return new Cargo.Distant(() -> contents.read(SHA256, from, length), length);
  }

  private static void nothing() {
    // nobody waits for it
  }

  private <T extends AutoCloseable> T opened(T one) {
    opened.add(one);
    return one;
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[SIZE];
    new Random(5).nextBytes(bytes);
    return bytes;
  }
}
