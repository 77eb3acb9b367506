package forge.artifact;

import java.awt.Dimension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;

/** Small pictures of large ones. Dimensions are read before anything is decoded. */
public final class Pictures {
  public static final long MOST_PIXELS = 40_000_000;
  private static final int SIDE = 480;

  private Pictures() {}

  /** Width and height; empty when it is no picture we read, or too large to decode. */
  public static Optional<Dimension> measure(Path file) {
    try (var in = ImageIO.createImageInputStream(file.toFile())) {
      if (in == null) {
        return Optional.empty();
      }
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      var reader = readers.next();
      try {
        reader.setInput(in, true, true);
        var size = new Dimension(reader.getWidth(0), reader.getHeight(0));
        return (long) size.width * size.height <= MOST_PIXELS
            ? Optional.of(size)
            : Optional.empty();
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** The media type by the first bytes; empty when it is none of those we read. */
  public static Optional<String> type(Path file) {
    try (var in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(8), StandardCharsets.ISO_8859_1);
      if (start.equals("\u0089PNG\r\n\u001a\n")) {
        return Optional.of("image/png");
      }
      if (start.startsWith("\u00ff\u00d8\u00ff")) {
        return Optional.of("image/jpeg");
      }
      return start.startsWith("GIF8") ? Optional.of("image/gif") : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Makes the small picture, at most 480 pixels a side; false when the large one is broken. */
  public static boolean shrink(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Path part = Files.createTempFile(to.getParent(), "thumbnail", ".png");
      try {
        Dimension size = measure(from).orElseThrow(() -> new IOException("not a picture"));
        double scale = Math.min(1.0, (double) SIDE / Math.max(size.width, size.height));
        Thumbnails.of(from.toFile())
            .size(Math.max(1, (int) (size.width * scale)), Math.max(1, (int) (size.height * scale)))
            .outputFormat("png")
            .toFile(part.toFile());
        Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
