package forge.files.ssh;

import forge.refusal.Refusal.Conflict;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The folder in which one person's rsync puts what is meant for one folder of releases. Of what is
 * published already it has a husk: the size and time by which rsync tells that nothing is to do.
 */
final class RsyncStage implements AutoCloseable {
  private static final String HUSK = "forge.husk";
  private static final String LOCK = "lock";
  private static final int MOST = 2_000;
  private static final Pattern HALF = Pattern.compile("\\..+\\.[A-Za-z0-9]{6}");
  private final Path root;
  private final FileChannel lockFile;
  private final Set<String> husks = new HashSet<>();

  private RsyncStage(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * Opens the folder, which no other session may use until it is closed.
   *
   * @param published whether what a husk stands for is still there
   */
  static RsyncStage open(Path folder, Instant now, Predicate<String> published) throws IOException {
    Path root = folder.resolve("files");
    Files.createDirectories(root);
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        Files.setLastModifiedTime(folder.resolve(LOCK), FileTime.from(now));
        var stage = new RsyncStage(root, channel);
        stage.husks(published);
        return stage;
      }
    } catch (OverlappingFileLockException e) {
      // Held in this process.
    }
    channel.close();
    throw new Conflict("Another rsync of yours is sending files to this folder just now.");
  }

  /** How many bytes lie below a folder, husks apart. */
  static long size(Path folder) throws IOException {
    var sum = new AtomicLong();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            sum.addAndGet(husk(file) ? 0 : attributes.size());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException goneMeanwhile) {
            return FileVisitResult.CONTINUE;
          }
        });
    return sum.get();
  }

  /** Removes the folder unless it was used after some time, or is just now. */
  static void sweep(Path folder, Instant before) throws IOException {
    Path lock = folder.resolve(LOCK);
    if (!Files.exists(lock) || Files.getLastModifiedTime(lock).toInstant().isAfter(before)) {
      return;
    }
    try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        var held = channel.tryLock()) {
      if (held != null) {
        delete(folder);
      }
    } catch (OverlappingFileLockException used) {
      // Then it is kept.
    }
  }

  /** Forgets all that has come, what is half there included. */
  void empty() throws IOException {
    delete(root);
    husks.clear();
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  private void husks(Predicate<String> published) throws IOException {
    for (Path file : regular()) {
      if (husk(file) && published.test(name(file))) {
        husks.add(key(file));
      } else {
        Files.delete(file);
      }
    }
  }

  /** What has come whole, in the order of its names; anything but files and folders is removed. */
  List<Path> arrived() throws IOException {
    var arrived = new ArrayList<Path>();
    for (Path file : regular()) {
      if (HALF.matcher(String.valueOf(file.getFileName())).matches()) {
        Files.delete(file);
      } else if (!husks.contains(key(file))) {
        arrived.add(file);
      }
    }
    arrived.sort(null);
    return arrived;
  }

  String name(Path file) {
    return root.relativize(file).toString();
  }

  Path root() {
    return root;
  }

  /** Leaves of a file that is published its size and time only. */
  void hollow(Path file) throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    long size = Files.size(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    try (var hollow = new RandomAccessFile(file.toFile(), "rw")) {
      hollow.setLength(0);
      hollow.setLength(size);
    }
    mark(file);
    Files.setLastModifiedTime(file, time);
  }

  private static UserDefinedFileAttributeView marks(Path file) {
    return Files.getFileAttributeView(
        file, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** Where the disk keeps no such marks, rsync sends files again that are here already. */
  private static void mark(Path file) {
    try {
      marks(file).write(HUSK, ByteBuffer.wrap(new byte[] {1}));
    } catch (IOException | RuntimeException noMarks) {
      // Then it is no husk, and goes when the folder is used again.
    }
  }

  private static boolean husk(Path file) {
    try {
      return marks(file).list().contains(HUSK);
    } catch (IOException | RuntimeException noMarks) {
      return false;
    }
  }

  private static String key(Path file) throws IOException {
    return String.valueOf(
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey());
  }

  private List<Path> regular() throws IOException {
    var found = new ArrayList<Path>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.endsWith(RsyncArguments.PARTIAL)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && found.size() < MOST) {
              found.add(file);
            } else {
              Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
