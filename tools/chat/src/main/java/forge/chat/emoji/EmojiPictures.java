package forge.chat.emoji;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import forge.artifact.AttachmentFiles;
import forge.artifact.AttachmentFiles.Kept;
import forge.refusal.Refusal.Invalid;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** The pictures of emoji: small, and proven to be pictures by having been decoded. */
final class EmojiPictures {
  /** In bytes. */
  static final long LARGEST = 256 * 1024;

  /** In pixels, of each side. */
  static final int WIDEST = 512;

  private static final int MOST_FRAMES = 300;
  private static final Duration GRACE = Duration.ofDays(1);
  private final AttachmentFiles files;
  private final Clock clock;

  /** What is known of a picture. */
  record Picture(String content, String type, int width, int height) {}

  EmojiPictures(Path folder, Clock clock) {
    this.files = new AttachmentFiles(folder, clock);
    this.clock = clock;
  }

  /** Keeps what the stream holds; what is refused is swept later. */
  Picture keep(InputStream content) {
    Kept kept = files.keep(content, "The picture", LARGEST);
    return look(kept, type(kept.path()).orElseThrow(EmojiPictures::unreadable));
  }

  Path path(String content) {
    return files.path(content);
  }

  int sweep(Predicate<String> referred) {
    return files.sweep(clock.instant().minus(GRACE), referred);
  }

  private static Picture look(Kept kept, String type) {
    ImageReader reader = reader(type);
    try (var in = ImageIO.createImageInputStream(kept.path().toFile())) {
      reader.setInput(in, false, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width > WIDEST || height > WIDEST) {
        throw new Invalid(
            "file",
            "The picture has %d × %d pixels; %d × %d are the limit."
                .formatted(width, height, WIDEST, WIDEST),
            (long) WIDEST);
      }
      reader.read(0);
      if (type.equals("image/gif") && reader.getNumImages(true) > MOST_FRAMES) {
        throw new Invalid(
            "file", "A moving picture has at most " + MOST_FRAMES + " frames.", (long) MOST_FRAMES);
      }
      return new Picture(kept.hash(), type, width, height);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw unreadable();
    } finally {
      reader.dispose();
    }
  }

  /** Made here rather than found: a web application's readers are not on the list of the JDK. */
  private static ImageReader reader(String type) {
    return type.equals("image/webp")
        ? new WebPImageReaderSpi().createReaderInstance(null)
        : ImageIO.getImageReadersByMIMEType(type).next();
  }

  /** The media type by the first bytes. */
  private static Optional<String> type(Path file) {
    try (var in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
      if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
        return Optional.of("image/png");
      }
      if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
        return Optional.of("image/gif");
      }
      return start.startsWith("RIFF") && start.endsWith("WEBP")
          ? Optional.of("image/webp")
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Invalid unreadable() {
    return new Invalid("file", "The file must be a picture: PNG, GIF or WebP.");
  }
}
