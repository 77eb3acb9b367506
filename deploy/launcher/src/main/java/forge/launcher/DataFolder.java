package forge.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The folder everything a forge keeps lies in, held by one launcher at a time. */
final class DataFolder implements AutoCloseable {
  private static final List<String> ROOMS =
      List.of("store", "solr", "files", "repos", "logs", "payara", "tmp", "mail");

  private static final String RUNNING = "running.properties";

  private final Path root;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path root, FileChannel channel, FileLock lock) {
    this.root = root;
    this.channel = channel;
    this.lock = lock;
  }

  /** Makes the folder if need be and takes it, or says who has it. */
  static DataFolder take(Path root) {
    return tryTake(root)
        .orElseThrow(
            () ->
                new CannotStart(
                    "The data folder "
                        + root
                        + " is in use by "
                        + owner(root)
                        + ". Stop it first, or name another folder with FORGE_DATA."));
  }

  /** Makes the folder if need be and takes it; empty if a running forge has it. */
  static Optional<DataFolder> tryTake(Path root) {
    try {
      boolean fresh = Files.notExists(root);
      Files.createDirectories(root);
      if (fresh && root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      }
      var channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      Files.writeString(root.resolve("pid"), ProcessHandle.current().pid() + "\n");
      for (String room : ROOMS) {
        Files.createDirectories(root.resolve(room));
      }
      return Optional.of(new DataFolder(root, channel, lock));
    } catch (IOException e) {
      throw new CannotStart("The data folder " + root + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another forge in this very process has it
    }
  }

  private static String owner(Path root) {
    try {
      return "another forge, process " + Files.readString(root.resolve("pid")).strip();
    } catch (IOException e) {
      return "another forge";
    }
  }

  /** Tells other programs of the same person where the services of this run are. */
  void publish(Map<String, String> environment) {
    var properties = new Properties();
    properties.putAll(environment);
    try {
      Path file = root.resolve(RUNNING);
      Files.deleteIfExists(file);
      if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      try (Writer writer = Files.newBufferedWriter(file)) {
        properties.store(writer, "The settings of the running forge, with secrets of this run.");
      }
    } catch (IOException e) {
      throw new CannotStart(root + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Where the services of the forge are that has this folder now. */
  static Map<String, String> published(Path root) {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(root.resolve(RUNNING))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new CannotStart(
          "The forge that has " + root + " is not ready yet; try again in a moment.", e);
    }
    Map<String, String> environment = new TreeMap<>();
    properties.stringPropertyNames().forEach(n -> environment.put(n, properties.getProperty(n)));
    return environment;
  }

  Path root() {
    return root;
  }

  Path room(String name) {
    return root.resolve(name);
  }

  Path log(String service) {
    return root.resolve("logs").resolve(service + ".log");
  }

  /** Where the application leaves the first administrator's password, once. */
  Path firstAdmin() {
    return root.resolve("first-admin.txt");
  }

  /** A word remembered across starts, such as the engine that wrote the store. */
  Optional<String> recalled(String name) {
    Path file = root.resolve(name);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new CannotStart(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  void remember(String name, String word) {
    Path file = root.resolve(name);
    try {
      Files.writeString(file, word + "\n");
    } catch (IOException e) {
      throw new CannotStart(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(root.resolve("pid"));
      Files.deleteIfExists(root.resolve(RUNNING));
      lock.release();
      channel.close();
    } catch (IOException e) {
      System.err.println("The data folder was not released cleanly: " + e.getMessage());
    }
  }
}
