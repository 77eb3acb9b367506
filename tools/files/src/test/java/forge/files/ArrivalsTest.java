package forge.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.refusal.Refusal.TooLarge;
import forge.refusal.Refusal.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrives lies aside until it is whole; what does not become whole leaves nothing. */
class ArrivalsTest {
  private static final long ROOM = 100_000;
  @TempDir Path folder = Path.of("");

  /** A disk that is full after some bytes. */
  private static final class SmallDisk implements Arrivals.Sink {
    private final Path file;
    private long left = ROOM;

    SmallDisk(Path file) {
      this.file = file;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      left -= bytes.remaining();
      if (left < 0) {
        throw new IOException("No space left on device");
      }
      byte[] some = new byte[bytes.remaining()];
      bytes.get(some);
      Files.write(file, some, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void force() {}

    @Override
    public void close() {}
  }

  @Test
  void aFullDiskIsSaidAndNothingIsLost() throws IOException {
    var contents = new FolderContents(folder);
    var arrivals = new Arrivals(folder.resolve("arriving"), SmallDisk::new);
    Arrived before = arrivals.receive(stream(50_000), ROOM);
    contents.keep(before, Instant.EPOCH);

    assertThatThrownBy(() -> arrivals.receive(stream(ROOM + 1), 2 * ROOM))
        .isInstanceOf(Unavailable.class)
        .hasMessage("The forge has no room for this file. Nothing was kept.");

    assertThat(folder.resolve("arriving")).isEmptyDirectory();
    assertThat(contents.open(before.content().sha256()).size()).isEqualTo(50_000);
    contents.keep(arrivals.receive(stream(60_000), ROOM), Instant.EPOCH);
  }

  @Test
  void whatIsTooLargeOrCutOffLeavesNothing() {
    var arrivals = new Arrivals(folder.resolve("arriving"));

    assertThatThrownBy(() -> arrivals.receive(stream(11), 10)).isInstanceOf(TooLarge.class);
    assertThatThrownBy(() -> arrivals.receive(cutOff(), ROOM))
        .hasMessageContaining("did not arrive whole");

    assertThat(folder.resolve("arriving")).isEmptyDirectory();
  }

  @Test
  void theSameContentIsKeptOnce() throws IOException {
    var contents = new FolderContents(folder);
    var arrivals = new Arrivals(folder.resolve("arriving"));
    for (int i = 0; i < 2; i++) {
      contents.keep(
          arrivals.receive(new ByteArrayInputStream("same".getBytes(UTF_8)), ROOM), Instant.EPOCH);
    }

    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  private static InputStream stream(long length) {
    return new ByteArrayInputStream(new byte[(int) length]);
  }

  private static InputStream cutOff() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("the line is dead");
      }

      @Override
      public int read(byte[] into, int at, int length) throws IOException {
        throw new IOException("the line is dead");
      }
    };
  }
}
