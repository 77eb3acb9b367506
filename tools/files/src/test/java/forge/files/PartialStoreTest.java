package forge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.project.MountId;
import forge.refusal.Refusal.Unavailable;
import forge.user.UserId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of a file that is on its way is lost, whoever dies. */
class PartialStoreTest {
  private static final long FOUR_GB = ReleaseFiles.LARGEST;

  @TempDir Path folder = Path.of("");

  @Test
  void whatCameBeforeTheSenderWasCutOffStays() {
    var store = new PartialStore(folder);
    Partial partial = make(store, 10);
    InputStream cut =
        new SequenceInputStream(
            bytes("0123"),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("cut off");
              }

              @Override
              public int read(byte[] into, int from, int length) throws IOException {
                throw new IOException("cut off");
              }
            });

    assertThat(store.append(partial, 0, cut, null)).isEqualTo(4);
    assertThat(store.append(partial, 4, bytes("456789"), null)).isEqualTo(10);
    assertThat(store.data(partial.id())).hasContent("0123456789");
  }

  @Test
  void whatCameBeforeTheForgeWasKilledStays() throws IOException, InterruptedException {
    Process dying =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "forge.files.PartialStoreTest$Dying",
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String id = new String(dying.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(dying.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(dying.exitValue()).as("killed").isEqualTo(137);

    var store = new PartialStore(folder);
    Partial partial = store.find(id).orElseThrow();
    assertThat(store.offset(partial)).isEqualTo(500_000);
    assertThat(store.append(partial, 500_000, bytes("x".repeat(500_000)), null))
        .isEqualTo(1_000_000);
  }

  /** Takes half of a file and is killed in the middle of the piece. */
  static final class Dying {
    public static void main(String[] folder) {
      var store = new PartialStore(Path.of(folder[0]));
      Partial partial = make(store, 1_000_000);
      System.out.println(partial.id());
      System.out.flush();
      store.append(
          partial,
          0,
          new SequenceInputStream(
              bytes("x".repeat(500_000)),
              new InputStream() {
                @Override
                public int read() throws IOException {
                  new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid()))
                      .start();
                  while (!Thread.interrupted()) {
                    Thread.onSpinWait();
                  }
                  return -1;
                }

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                  return read();
                }
              }),
          null);
    }
  }

  @Test
  void fourGigabytesAreNoMatter() throws IOException {
    var store = new PartialStore(folder);
    Partial partial = make(store, FOUR_GB);
    try (var file = new RandomAccessFile(store.data(partial.id()).toFile(), "rw")) {
      file.setLength(FOUR_GB - 3);
    }

    assertThat(store.append(partial, FOUR_GB - 3, bytes("end and more"), null)).isEqualTo(FOUR_GB);
    assertThat(store.offset(partial)).isEqualTo(FOUR_GB);
  }

  @Test
  void moreThanTheDiskHoldsIsRefusedBeforeItComes() {
    assertThatThrownBy(() -> make(new PartialStore(folder), Long.MAX_VALUE))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("no room");
  }

  @Test
  void whatDoesNotMoveForAWeekIsForgotten() {
    var store = new PartialStore(folder);
    Partial partial = make(store, 10);

    store.sweep(Instant.now().plus(Duration.ofDays(6)));
    assertThat(store.find(partial.id())).isPresent();
    store.sweep(Instant.now().plus(Duration.ofDays(8)));
    assertThat(store.find(partial.id())).isEmpty();
    assertThat(store.find("../../etc/passwd")).isEmpty();
  }

  private static Partial make(PartialStore store, long length) {
    return store.make(
        new MountId("m"), new FilePath("a.bin"), length, null, new UserId("dan"), Instant.EPOCH);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
