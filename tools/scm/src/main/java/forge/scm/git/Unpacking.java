package forge.scm.git;

import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Full;
import forge.scm.RepositoryFolder;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.eclipse.jgit.lib.Constants;

/**
 * Unpacks a zip or tar archive into a room of its own: plain files only, none outside, and no more
 * than a limit however small the archive is.
 */
final class Unpacking {
  private static final long LARGEST = 8L << 30;
  private static final int MOST_FILES = 500_000;
  private static final int DEEPEST = 60;
  private static final Set<String> TRUSTED =
      Set.of("HEAD", "packed-refs", "refs", "objects", "shallow");

  private final Path room;
  private final WatchMonitor monitor;
  private long bytes;
  private int files;

  Unpacking(Path room, WatchMonitor monitor) {
    this.room = room;
    this.monitor = monitor;
  }

  /** Finds out by the first bytes what it is. */
  void unpack(InputStream in) throws IOException {
    in.mark(4);
    byte[] first = in.readNBytes(2);
    in.reset();
    monitor.beginTask("Unpacking", 0);
    try {
      if (first.length == 2 && first[0] == 'P' && first[1] == 'K') {
        zip(in);
      } else if (first.length == 2 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b) {
        tar(GitUploads.unzipped(in));
      } else {
        tar(in);
      }
    } catch (ZipException | EOFException | FileAlreadyExistsException | TarReader.Broken e) {
      throw new Conflict(
          "The file is neither a Git bundle nor a whole zip, tar or tar.gz archive.");
    }
  }

  private void zip(InputStream in) throws IOException {
    var zip = new ZipInputStream(in, StandardCharsets.UTF_8);
    try {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          write(entry.getName(), zip, false);
        }
      }
    } catch (IllegalArgumentException e) {
      throw new ZipException("a name that is no text");
    }
  }

  private void tar(InputStream in) throws IOException {
    var tar = new TarReader(in);
    for (var entry = tar.next(); entry.isPresent(); entry = tar.next()) {
      write(entry.get().name(), tar.content(), entry.get().executable());
    }
  }

  private void write(String name, InputStream content, boolean executable) throws IOException {
    monitor.update(1);
    if (monitor.isCancelled()) {
      throw new Conflict(String.valueOf(monitor.reason()));
    }
    if (++files > MOST_FILES) {
      throw new Full("The archive has more than %,d files.".formatted(MOST_FILES));
    }
    Path file = place(name);
    Files.createDirectories(file.getParent());
    try (var out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[1 << 14];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        bytes += read;
        if (bytes > LARGEST) {
          throw new Full("The archive holds more than %,d MB.".formatted(LARGEST >> 20));
        }
        out.write(buffer, 0, read);
      }
    }
    if (executable && !file.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + file);
    }
  }

  private Path place(String name) {
    String[] parts = name.replace('\\', '/').split("/+", -1);
    Path place = room;
    for (String part : parts) {
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (part.equals("..") || part.indexOf('\0') >= 0 || part.length() > 255) {
        throw new Conflict("The archive has a file outside of itself: " + cut(name));
      }
      try {
        place = place.resolve(part);
      } catch (InvalidPathException e) {
        throw new Conflict("The archive has a file that cannot be kept: " + cut(name));
      }
    }
    if (place.equals(room) || place.getNameCount() > room.getNameCount() + DEEPEST) {
      throw new Conflict("The archive has a file that cannot be kept: " + cut(name));
    }
    return place;
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(80, name.length()));
  }

  /** The repository in a room: bare, or the one of a working tree; at most two folders down. */
  static Optional<Path> repositoryIn(Path room) throws IOException {
    try (Stream<Path> below = Files.walk(room, 3)) {
      return below
          .filter(f -> String.valueOf(f.getFileName()).equals(Constants.HEAD))
          .map(Path::getParent)
          .filter(f -> Files.isDirectory(f.resolve("objects")))
          .filter(
              f -> Files.isDirectory(f.resolve("refs")) || Files.exists(f.resolve("packed-refs")))
          .min(java.util.Comparator.comparingInt(Path::getNameCount));
    }
  }

  /** Leaves objects and refs, and nothing that could do or point to anything. */
  static void disarm(Path repository) throws IOException {
    for (Path each : children(repository)) {
      if (!TRUSTED.contains(String.valueOf(each.getFileName()))) {
        RepositoryFolder.delete(each);
      }
    }
    RepositoryFolder.delete(repository.resolve("objects/info"));
    Files.createDirectories(repository.resolve("refs"));
    Files.writeString(
        repository.resolve("config"), "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
  }

  /**
   * Where the files of an archive begin: within the one folder that holds them all, if one does.
   */
  static Path top(Path room) throws IOException {
    List<Path> all = children(room);
    return all.size() == 1 && Files.isDirectory(all.getFirst()) ? all.getFirst() : room;
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}
