package forge.scm.lfs;

import forge.project.MountId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes large files that no pointer leads to any more, in any branch or tag, once nobody has
 * needed them for two weeks: each look at a repository notes those that are needed still, and
 * whoever is told that a file need not be brought has it noted too.
 */
public final class UnusedLargeFiles {
  private static final Logger LOG = LoggerFactory.getLogger(UnusedLargeFiles.class);
  private static final Duration GRACE = Duration.ofDays(14);
  private static final Duration UNFINISHED = Duration.ofDays(1);
  private static final String GOING = ".going";

  private final LfsFolder folder;
  private final LfsUsageStore usage;
  private final Function<MountId, Optional<Set<Oid>>> pointers;
  private final Clock clock;

  /**
   * Looks after all repositories.
   *
   * @param pointers the large files that a repository leads to; empty where there is none
   */
  public UnusedLargeFiles(
      LfsFolder folder,
      LfsUsageStore usage,
      Function<MountId, Optional<Set<Oid>>> pointers,
      Clock clock) {
    this.folder = folder;
    this.usage = usage;
    this.pointers = pointers;
    this.clock = clock;
  }

  /** Looks at every repository that has large files. What fails for one is left for another day. */
  public void remove() {
    for (MountId mount : folder.homes()) {
      try {
        sweep(mount);
        collect(mount);
        usage.put(mount, folder.count(mount));
      } catch (IOException | RuntimeException e) {
        LOG.warn("The large files of {} were not looked after: {}", mount, e.toString());
      }
    }
  }

  /** What began to come in and never ended goes; what began to go and never ended comes back. */
  private void sweep(MountId mount) throws IOException {
    Instant old = clock.instant().minus(UNFINISHED);
    for (Path file : list(folder.incoming(mount), 1)) {
      if (neededAt(file).isBefore(old)) {
        Files.deleteIfExists(file);
      }
    }
    for (Path file : list(folder.home(mount), 3)) {
      String name = String.valueOf(file.getFileName());
      if (name.endsWith(GOING)) {
        Path place = file.resolveSibling(name.substring(0, name.length() - GOING.length()));
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static List<Path> list(Path folder, int deep) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder, deep)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** All history is read only where a file has not been needed for long. */
  private void collect(MountId mount) {
    Instant since = clock.instant().minus(GRACE);
    var old = new ArrayList<Path>();
    folder.each(
        mount,
        (oid, file) -> {
          if (neededAt(file).isBefore(since)) {
            old.add(file);
          }
        });
    Optional<Set<Oid>> needed = old.isEmpty() ? Optional.empty() : pointers.apply(mount);
    if (needed.isEmpty()) {
      return;
    }
    int removed = 0;
    for (Path file : old) {
      if (needed.get().contains(new Oid(String.valueOf(file.getFileName())))) {
        folder.stays(file);
      } else if (remove(file, since)) {
        removed++;
      }
    }
    LOG.info(
        "Removed {} of {} large files of {}, which nothing leads to", removed, old.size(), mount);
  }

  /** Whoever finds that they need the file while it goes, finds it again or not at all. */
  private static boolean remove(Path file, Instant unneededSince) {
    Path aside = file.resolveSibling(file.getFileName() + GOING);
    try {
      Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
      if (neededAt(aside).isBefore(unneededSince)) {
        Files.delete(aside);
        return true;
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
      return false;
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When somebody last relied on a large file. */
  private static Instant neededAt(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException gone) {
      return Instant.MAX;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
