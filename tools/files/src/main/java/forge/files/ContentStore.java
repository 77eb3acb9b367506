package forge.files;

import forge.files.ReleaseFile.Content;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.TooLarge;
import forge.refusal.Refusal.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The bytes of files on disk, each content once, under the hash of it. What arrives lies aside
 * until it is whole and on the disk; then it is there at once.
 */
final class ContentStore {
  private static final int BUFFER = 64 * 1024;
  private final Path root;
  private final Path arriving;

  /** Something that has arrived whole and lies aside. */
  record Arrived(Path file, Content content) {}

  ContentStore(Path root) {
    this.root = root;
    this.arriving = root.resolve("arriving");
    try {
      Files.createDirectories(arriving);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes in what arrives, up to so many bytes. Call {@link #keep} or {@link #drop} afterwards. */
  Arrived receive(InputStream in, long limit) {
    Path file = arriving.resolve(UUID.randomUUID().toString());
    try {
      return new Arrived(file, write(in, file, limit));
    } catch (IOException e) {
      discard(file);
      throw e instanceof FileSystemException || full(e)
          ? new Unavailable("The forge has no room for this file. Nothing was kept.")
          : new UncheckedIOException(e);
    } catch (RuntimeException e) {
      discard(file);
      throw e;
    }
  }

  /** Takes over a file that is whole and lies on the same disk. */
  Arrived adopt(Path file) {
    MessageDigest sha256 = digest("SHA-256");
    MessageDigest md5 = digest("MD5");
    long size = 0;
    byte[] buffer = new byte[BUFFER];
    try (var in = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(buffer);
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes.clear())) {
        sha256.update(buffer, 0, read);
        md5.update(buffer, 0, read);
        size += read;
      }
      in.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var hex = HexFormat.of();
    return new Arrived(
        file, new Content(size, hex.formatHex(sha256.digest()), hex.formatHex(md5.digest())));
  }

  private static Content write(InputStream in, Path file, long limit) throws IOException {
    MessageDigest sha256 = digest("SHA-256");
    MessageDigest md5 = digest("MD5");
    long size = 0;
    byte[] buffer = new byte[BUFFER];
    try (var out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
        size += read;
        if (size > limit) {
          throw new TooLarge("The file", limit);
        }
        sha256.update(buffer, 0, read);
        md5.update(buffer, 0, read);
        var bytes = ByteBuffer.wrap(buffer, 0, read);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      }
      out.force(true);
    }
    var hex = HexFormat.of();
    return new Content(size, hex.formatHex(sha256.digest()), hex.formatHex(md5.digest()));
  }

  /** A sender that is cut off is no fault of ours. */
  private static int read(InputStream in, byte[] into) {
    try {
      return in.read(into);
    } catch (IOException e) {
      throw new Invalid("file", "The file did not arrive whole. Nothing was kept; send it again.");
    }
  }

  /** Puts what has arrived in its place; where the same content is already, that is touched. */
  void keep(Arrived arrived, Instant now) {
    Path place = place(arrived.content().sha256());
    try {
      Files.createDirectories(place.getParent());
      if (Files.exists(place)) {
        Files.setLastModifiedTime(place, FileTime.from(now));
        Files.delete(arrived.file());
      } else {
        Files.setLastModifiedTime(arrived.file(), FileTime.from(now));
        Files.move(arrived.file(), place, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void drop(Arrived arrived) {
    discard(arrived.file());
  }

  /** Where the bytes lie. */
  Path place(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256: " + sha256);
    }
    return root.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  /** Removes the bytes unless they were put there after that time. */
  void remove(String sha256, Instant before) {
    Path place = place(sha256);
    try {
      if (Files.exists(place) && Files.getLastModifiedTime(place).toInstant().isBefore(before)) {
        Files.delete(place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes what lies aside from before that time: its sender was cut off. */
  void sweep(Instant before) {
    try (var files = Files.list(arriving)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean full(IOException e) {
    return String.valueOf(e.getMessage()).contains("No space left");
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The daily sweep tries again.
    }
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest("SHA-256").digest(bytes));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
