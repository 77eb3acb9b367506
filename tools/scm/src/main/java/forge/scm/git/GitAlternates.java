package forge.scm.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How one repository has objects of another without a copy of its own. */
final class GitAlternates {
  private static final String FILE = "objects/info/alternates";

  private GitAlternates() {}

  static boolean borrows(Path repository) {
    return Files.exists(repository.resolve(FILE));
  }

  /** Has one repository find objects in another, and in all that this one finds them in. */
  static void borrow(Path repository, Path from) {
    try {
      Set<String> lines = new LinkedHashSet<>();
      lines.add(line(repository, from));
      lines.addAll(lines(from));
      Path file = repository.resolve(FILE);
      Files.createDirectories(file.getParent());
      Path fresh = file.resolveSibling("alternates.new");
      Files.writeString(fresh, String.join("\n", lines) + "\n");
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Relative, so that the folder of all repositories can be moved. */
  private static String line(Path repository, Path from) {
    return repository
        .resolve("objects")
        .toAbsolutePath()
        .relativize(from.resolve("objects").toAbsolutePath())
        .toString();
  }

  private static List<String> lines(Path repository) throws IOException {
    Path file = repository.resolve(FILE);
    return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
  }

  /**
   * Gives a repository all objects of those it borrows from, as further names of the same files,
   * and has it borrow no more. May be repeated after a crash.
   */
  static void detach(Path repository) {
    try {
      for (String line : lines(repository)) {
        Path other = repository.resolve("objects").resolve(line).normalize();
        if (Files.isDirectory(other)) {
          link(other, repository.resolve("objects"));
        }
      }
      Files.deleteIfExists(repository.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Packs before their indexes, so that no index is ever found without its pack. */
  static void link(Path from, Path to) throws IOException {
    for (String kind : List.of(".pack", ".rev", ".mtimes", ".idx", "")) {
      try (Stream<Path> files = Files.walk(from, 2)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          if (wanted(from.relativize(file), kind) && Files.isRegularFile(file)) {
            link(file, to, from.relativize(file));
          }
        }
      }
    }
  }

  private static boolean wanted(Path place, String kind) {
    String name = place.toString();
    return kind.isEmpty()
        ? name.matches("[0-9a-f]{2}/[0-9a-f]{38}")
        : name.matches("pack/pack-[0-9a-f]{40}\\" + kind);
  }

  private static void link(Path file, Path to, Path place) throws IOException {
    Path there = to.resolve(place);
    Files.createDirectories(there.getParent());
    try {
      Files.createLink(there, file);
    } catch (FileAlreadyExistsException known) {
      return;
    } catch (IOException | UnsupportedOperationException otherDisk) {
      Path copy = Files.createTempFile(there.getParent(), "tmp_", "");
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      Files.move(copy, there, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
