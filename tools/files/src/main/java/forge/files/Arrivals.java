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
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/** Where files lie aside until they are whole and on the disk. */
final class Arrivals {
  private static final int BUFFER = 64 * 1024;
  private final Path arriving;
  private final Disk disk;

  /** Makes files. */
  @FunctionalInterface
  interface Disk {
    Sink create(Path file) throws IOException;
  }

  /** A file being written. */
  interface Sink extends AutoCloseable {
    void write(ByteBuffer bytes) throws IOException;

    /** Returns when everything is on the disk. */
    void force() throws IOException;

    @Override
    void close() throws IOException;
  }

  Arrivals(Path arriving) {
    this(arriving, OnDisk::new);
  }

  Arrivals(Path arriving, Disk disk) {
    this.arriving = arriving;
    this.disk = disk;
    try {
      Files.createDirectories(arriving);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of this machine. */
  private record OnDisk(FileChannel file) implements Sink {
    OnDisk(Path file) throws IOException {
      this(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }

    @Override
    public void force() throws IOException {
      file.force(true);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** Takes in what arrives, up to so many bytes. Keep or {@link #drop} it afterwards. */
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

  private Content write(InputStream in, Path file, long limit) throws IOException {
    MessageDigest sha256 = digest("SHA-256");
    MessageDigest md5 = digest("MD5");
    long size = 0;
    byte[] buffer = new byte[BUFFER];
    try (Sink out = disk.create(file)) {
      for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
        size += read;
        if (size > limit) {
          throw new TooLarge("The file", limit);
        }
        sha256.update(buffer, 0, read);
        md5.update(buffer, 0, read);
        out.write(ByteBuffer.wrap(buffer, 0, read));
      }
      out.force();
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

  void drop(Arrived arrived) {
    discard(arrived.file());
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
