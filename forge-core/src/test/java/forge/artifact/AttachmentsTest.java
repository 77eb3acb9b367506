package forge.artifact;

import static forge.artifact.Shelf.BUGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.TooLarge;
import forge.testing.TestDatabase;
import forge.user.UserId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentsTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final UserId MIA = new UserId("mia");

  @TempDir Path folder = Path.of("");
  private Shelf shelf = new Shelf(DATABASE);
  private Attachments attachments = new Attachments(shelf.store, folder, shelf.clock);

  @BeforeEach
  void startEmpty() {
    shelf = new Shelf(DATABASE);
    attachments = new Attachments(shelf.store, folder, shelf.clock);
  }

  private Attachment add(String name, byte[] content) {
    return attachments.add(shelf.visit(MIA, BUGS), "12", name, new ByteArrayInputStream(content));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] picture(int width, int height) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  @Test
  void aFileIsKeptUnderWhatItHolds() throws IOException {
    var first = add("notes.txt", text("water"));
    var second = add("again.txt", text("water"));

    assertThat(first.hash()).isEqualTo(second.hash()).hasSize(64);
    assertThat(attachments.of(BUGS.id(), "12")).containsExactly(first, second);
    var found = attachments.find(second.id()).orElseThrow();
    assertThat(Files.readString(found.file())).isEqualTo("water");
    assertThat(found.artifact()).isEqualTo("12");
  }

  @Test
  void tenMegabytesAreTheLimitAndNothingOfMoreIsKept() throws IOException {
    var endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] into, int from, int length) {
            return length;
          }
        };

    assertThatThrownBy(() -> attachments.add(shelf.visit(MIA, BUGS), "12", "big.bin", endless))
        .isInstanceOf(TooLarge.class)
        .hasMessage("big.bin is larger than 10000000 bytes.");

    assertThat(attachments.of(BUGS.id(), "12")).isEmpty();
    try (var left = Files.walk(folder)) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void anEmptyFileAndAHundredAndFirstAreRefused() {
    assertThatThrownBy(() -> add("empty.txt", new byte[0])).isInstanceOf(Invalid.class);
    for (int i = 0; i < Attachments.MOST; i++) {
      add(i + ".txt", text("file " + i));
    }
    assertThatThrownBy(() -> add("more.txt", text("more")))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("100 files");
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, passwd",
    "C:\\\\Users\\\\mia\\\\plan.txt, plan.txt",
    ".bashrc, bashrc",
    "'a\u0000b\r\nX: y.txt', abX_ y.txt",
    "'\u202Egnp.exe', gnp.exe",
    "<b>.html, _b_.html",
    "'   ', file",
    "über größe.txt, über größe.txt",
  })
  void namesAreCleanedBeforeTheyAreKept(String name, String clean) {
    assertThat(Attachments.cleanName(name)).isEqualTo(clean);
  }

  @Test
  void aLongNameKeepsItsEnd() {
    assertThat(Attachments.cleanName("x".repeat(500) + ".tar.gz")).hasSize(120).endsWith(".gz");
  }

  @Test
  void whatABrowserCouldRunIsOnlyForDownload() {
    assertThat(add("page.html", text("<script>alert(1)</script>")).type())
        .isEqualTo("application/octet-stream");
    var drawing = add("drawing.svg", text("<svg onload='alert(1)'/>"));
    assertThat(drawing.type()).isEqualTo("application/octet-stream");
    assertThat(drawing.thumbnail()).isNull();
    assertThat(Attachments.shown(drawing)).isFalse();
    assertThat(Attachments.shown(add("notes.txt", text("x")))).isTrue();
  }

  @Test
  void picturesAreShrunkOnceTheyAreAskedFor() throws IOException {
    var large = add("arch.png", picture(1000, 500));
    var found = attachments.find(large.id()).orElseThrow();

    assertThat(large.width()).isEqualTo(1000);
    assertThat(large.markdown()).startsWith("![arch.png](/-/attachments/");
    assertThat(attachments.shrink(found)).isTrue();
    var small = ImageIO.read(java.util.Objects.requireNonNull(found.picture()).toFile());
    assertThat(small.getWidth()).isEqualTo(480);
    assertThat(small.getHeight()).isEqualTo(240);
  }

  @Test
  void aPictureThatWouldFillTheMemoryIsNeverDecoded() throws IOException {
    byte[] bomb = picture(2, 2);
    ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
    var crc = new CRC32();
    crc.update(bomb, 12, 17);
    ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());

    var kept = add("bomb.png", bomb);

    assertThat(kept.width()).isNull();
    assertThat(attachments.shrink(attachments.find(kept.id()).orElseThrow())).isFalse();
  }

  @Test
  void aPictureThatIsNoneIsKeptWithoutASmallOne() {
    assertThat(add("broken.png", text("not a picture")).thumbnail()).isNull();
  }

  @Test
  void bytesAreDeletedADayAfterTheLastReferenceWent() throws IOException {
    var kept = add("kept.txt", text("kept"));
    var gone = add("gone.txt", text("gone"));
    var goneFile = attachments.find(gone.id()).orElseThrow().file();
    var keptFile = attachments.find(kept.id()).orElseThrow().file();
    for (Path file : new Path[] {goneFile, keptFile}) {
      Files.setLastModifiedTime(file, FileTime.from(shelf.clock.instant()));
    }
    attachments.remove(shelf.visit(MIA, BUGS), "12", gone.id());

    assertThat(attachments.sweep()).isZero();
    shelf.clock.advance(Duration.ofHours(25));
    assertThat(attachments.sweep()).isEqualTo(1);

    assertThat(goneFile).doesNotExist();
    assertThat(keptFile).exists();
    assertThatThrownBy(() -> attachments.remove(shelf.visit(MIA, BUGS), "12", gone.id()))
        .isInstanceOf(NotFound.class);
  }
}
