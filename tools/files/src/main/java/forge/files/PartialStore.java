package forge.files;

import forge.project.MountId;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Unavailable;
import forge.user.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files on their way here, on disk: how much has come is the size of the file, so that nothing that
 * arrived is lost when a process dies.
 */
final class PartialStore {
  static final Duration KEPT = Duration.ofDays(7);
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final int BUFFER = 64 * 1024;
  private static final int SCANNED = 5_000;
  private final Path folder;

  /** Takes in bytes as they are written, and says afterwards whether they are what was meant. */
  interface Check {
    void update(byte[] bytes, int length);

    boolean passed();
  }

  PartialStore(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Partial make(
      MountId mount, FilePath path, long length, @Nullable String sha256, UserId by, Instant now) {
    String id = UUID.randomUUID().toString().replace("-", "");
    return keep(new Partial(id, mount, path, length, sha256, by, now.plus(KEPT)));
  }

  /** Begins a file under an id of its sender's choice. */
  Partial keep(Partial partial) {
    String id = partial.id();
    try {
      if (Files.getFileStore(folder).getUsableSpace() < partial.length()) {
        throw full();
      }
      Files.createFile(data(id));
      Path written = folder.resolve(id + ".new");
      try (var out = Files.newBufferedWriter(written)) {
        properties(partial).store(out, null);
      }
      Files.move(written, info(id), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw full();
    }
    return partial;
  }

  /** What somebody has sent of the files in a folder without saying how long they are. */
  List<Partial> pending(MountId mount, FilePath in, UserId by) {
    try (var all = Files.list(folder)) {
      return all.map(f -> String.valueOf(f.getFileName()))
          .filter(name -> name.endsWith(".info"))
          .limit(SCANNED)
          .flatMap(name -> find(name.substring(0, name.length() - 5)).stream())
          .filter(p -> p.length() == Partial.UNKNOWN && p.mount().equals(mount))
          .filter(p -> p.by().equals(by) && p.path().folder().equals(in))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Partial> find(String id) {
    if (!ID.matcher(id).matches() || !Files.exists(info(id)) || !Files.exists(data(id))) {
      return Optional.empty();
    }
    var properties = new Properties();
    try (var in = Files.newBufferedReader(info(id))) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String sha256 = properties.getProperty("sha256", "");
    return Optional.of(
        new Partial(
            id,
            new MountId(properties.getProperty("mount")),
            new FilePath(properties.getProperty("path")),
            Long.parseLong(properties.getProperty("length")),
            sha256.isEmpty() ? null : sha256,
            new UserId(properties.getProperty("by")),
            Instant.parse(properties.getProperty("expires"))));
  }

  private static Properties properties(Partial partial) {
    var properties = new Properties();
    properties.setProperty("mount", partial.mount().value());
    properties.setProperty("path", partial.path().value());
    properties.setProperty("length", Long.toString(partial.length()));
    properties.setProperty("sha256", partial.sha256() == null ? "" : partial.sha256());
    properties.setProperty("by", partial.by().value());
    properties.setProperty("expires", partial.expires().toString());
    return properties;
  }

  /** How much has come. */
  long offset(Partial partial) {
    try {
      return Files.size(data(partial.id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds a piece; answers how much there is now. Where the sender is cut off, what came of the
   * piece stays, unless there is a check it did not pass.
   */
  long append(Partial partial, long offset, InputStream in, @Nullable Check check) {
    try (var out = FileChannel.open(data(partial.id()), StandardOpenOption.WRITE);
        FileLock lock = lock(out)) {
      if (!lock.isValid() || out.size() != offset) {
        throw new Conflict("There are " + out.size() + " bytes, not " + offset + "; go on there.");
      }
      out.position(offset);
      write(partial, in, out, check);
      if (check != null && !check.passed()) {
        out.truncate(offset);
      }
      return out.size();
    } catch (IOException e) {
      throw full();
    }
  }

  static FileLock lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      // Held by another request of this process.
    }
    throw new Conflict("Another piece of this file is arriving just now.");
  }

  private static void write(Partial partial, InputStream in, FileChannel out, @Nullable Check check)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = partial.length() - out.position();
    for (int read = read(in, buffer, left); read > 0; read = read(in, buffer, left)) {
      if (check != null) {
        check.update(buffer, read);
      }
      var bytes = ByteBuffer.wrap(buffer, 0, read);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      left -= read;
    }
  }

  /** What was received before the sender was cut off counts. */
  private static int read(InputStream in, byte[] into, long left) {
    try {
      return in.read(into, 0, (int) Math.min(into.length, left));
    } catch (IOException cutOff) {
      return -1;
    }
  }

  Path data(String id) {
    return folder.resolve(id + ".data");
  }

  private Path info(String id) {
    return folder.resolve(id + ".info");
  }

  void remove(Partial partial) {
    try {
      Files.deleteIfExists(info(partial.id()));
      Files.deleteIfExists(data(partial.id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets what has not moved for long. */
  void sweep(Instant now) {
    try (var all = Files.newDirectoryStream(folder)) {
      for (Path each : all) {
        if (Files.getLastModifiedTime(each).toInstant().isBefore(now.minus(KEPT))) {
          Files.deleteIfExists(each);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Unavailable full() {
    return new Unavailable("The forge has no room for this file. What has come so far is kept.");
  }
}
