package forge.scm;

import forge.project.MountId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The folder in which the repositories of one system lie, one for each mount. */
public final class RepositoryFolder {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

  private final Path folder;
  private final String suffix;
  private final Consumer<Path> fill;

  /**
   * @param fill makes an empty repository in an empty folder
   */
  public RepositoryFolder(Path folder, String suffix, Consumer<Path> fill) {
    this.folder = folder;
    this.suffix = suffix;
    this.fill = fill;
  }

  /** Where the mount's repository lies; makes it if there is none. */
  public Path open(MountId mount) {
    Path directory = directory(mount);
    if (!Files.exists(directory)) {
      make(directory);
    }
    return directory;
  }

  /** Has another repository in the mount's place, filled by somebody else and only then seen. */
  public void replace(MountId mount, Consumer<Path> refill) {
    Path directory = open(mount);
    try {
      Path fresh = Files.createTempDirectory(folder, "new-").toAbsolutePath();
      Path old = Files.createTempDirectory(folder, "old-").toAbsolutePath();
      try {
        fill.accept(fresh);
        refill.accept(fresh);
        Files.move(directory, old, StandardCopyOption.ATOMIC_MOVE);
        Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        delete(fresh);
        delete(old);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the repository and everything in it. */
  public void remove(MountId mount) {
    delete(directory(mount));
  }

  private Path directory(MountId mount) {
    if (!SAFE.matcher(mount.value()).matches()) {
      throw new IllegalArgumentException("no folder can be called " + mount);
    }
    return folder.resolve(mount + suffix).toAbsolutePath();
  }

  /** Made beside its place and moved there, so that no half repository is ever found. */
  private void make(Path directory) {
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempDirectory(folder, "new-").toAbsolutePath();
      try {
        fill.accept(fresh);
        Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException taken) {
        if (!Files.exists(directory)) {
          throw taken;
        }
      } finally {
        delete(fresh);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many bytes all files below a folder have. */
  public static long size(Path directory) {
    try (var files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(RepositoryFolder::sizeOf).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException goneMeanwhile) {
      return 0;
    }
  }

  /** Removes a folder and everything in it, if it is there; links are removed, not followed. */
  public static void delete(Path directory) {
    try (var all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (NoSuchFileException gone) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
