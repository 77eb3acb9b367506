package forge.scm.git;

import forge.project.MountId;
import forge.scm.git.StockProgram.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps repositories quick and whole: by the git of this machine where there is one, which costs a
 * seventeenth of what JGit takes, and by JGit otherwise.
 *
 * <p>Nothing that can be reached is ever removed, and nothing else before it is two weeks old.
 */
public final class GitUpkeep {
  private static final Logger LOG = LoggerFactory.getLogger(GitUpkeep.class);
  private static final Duration GRACE = Duration.ofDays(14);
  private static final Duration LONGEST = Duration.ofHours(2);
  private static final Duration LEFTOVER = Duration.ofDays(1);

  /** What says nothing of a repository's health: slips of old programs, found everywhere. */
  private static final List<String> HARMLESS =
      List.of(
          "zeroPaddedFilemode",
          "missingEmail",
          "badEmail",
          "missingSpaceBeforeEmail",
          "missingSpaceBeforeDate",
          "badDate",
          "badDateOverflow",
          "badTimezone",
          "missingTaggerEntry",
          "nullSha1",
          "badFilemode",
          "gitmodulesName",
          "gitmodulesUrl",
          "gitmodulesParse");

  private final GitFolder folder;
  private final Clock clock;
  private final Optional<StockProgram> program;

  public GitUpkeep(GitFolder folder, Clock clock) {
    this(folder, clock, StockProgram.find());
  }

  private GitUpkeep(GitFolder folder, Clock clock, Optional<StockProgram> program) {
    this.folder = folder;
    this.clock = clock;
    this.program = program;
  }

  /** As on a machine that has no git. */
  public GitUpkeep withoutProgram() {
    return new GitUpkeep(folder, clock, Optional.empty());
  }

  /** Which program does it, in words. */
  public String by() {
    return program.map(StockProgram::version).orElse("JGit");
  }

  /**
   * How a repository lies on disk.
   *
   * @param bitmap whether its main pack says what can be reached from where
   */
  public record Shape(int packs, long loose, long bytes, boolean bitmap) {
    private static final int MANY_PACKS = 20;
    private static final long MANY_LOOSE = 2_000;
    private static final long WORTH_A_BITMAP = 1L << 20;

    /** Whether it should be tidied soon and not only at night. */
    public boolean untidy() {
      return packs > MANY_PACKS || loose > MANY_LOOSE || (!bitmap && bytes > WORTH_A_BITMAP);
    }

    /** Whether there is anything to tidy. */
    public boolean tidy() {
      return loose == 0 && packs <= 1;
    }
  }

  /** Looks at a repository's files. */
  public Shape shape(MountId mount) {
    Path objects = folder.directory(mount).resolve("objects");
    try {
      var packs = new int[1];
      var bytes = new long[1];
      var bitmap = new boolean[] {GitAlternates.borrows(folder.directory(mount))};
      if (Files.isDirectory(objects.resolve("pack"))) {
        try (Stream<Path> all = Files.list(objects.resolve("pack"))) {
          for (Path file : (Iterable<Path>) all::iterator) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(".pack")) {
              packs[0]++;
              bytes[0] += Files.size(file);
            }
            bitmap[0] |= name.endsWith(".bitmap");
          }
        }
      }
      return new Shape(packs[0], loose(objects), bytes[0], bitmap[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From one of the 256 folders, as git itself guesses it. */
  private static long loose(Path objects) throws IOException {
    Path sample = objects.resolve("17");
    if (!Files.isDirectory(sample)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(sample)) {
      return files.count() * 256;
    }
  }

  /**
   * Packs a repository anew, with bitmaps and the graph of its commits.
   *
   * @param lends whether others have objects of this one, so that nothing at all may go
   * @param whole whether everything is packed into one, or only what came lately
   * @param goOn asked every second or so whether to go on
   * @return whether it came to its end
   */
  public boolean tidy(MountId mount, boolean lends, boolean whole, BooleanSupplier goOn) {
    Path directory = folder.directory(mount);
    if (!Files.exists(directory)) {
      return true;
    }
    sweep(directory);
    return program.isPresent()
        ? tidy(program.get(), directory, lends, whole, goOn)
        : tidyByJgit(mount, lends, goOn);
  }

  private static boolean tidy(
      StockProgram git, Path directory, boolean lends, boolean whole, BooleanSupplier goOn) {
    boolean borrows = GitAlternates.borrows(directory);
    var repack = new ArrayList<>(List.of("repack", "-d", "-q"));
    if (borrows) {
      repack.add("-l");
    }
    if (whole) {
      repack.add("--cruft");
      repack.add("--cruft-expiration=" + (lends ? "never" : "2.weeks.ago"));
      if (!borrows) {
        repack.add("-b");
      }
    } else {
      repack.add("--geometric=2");
    }
    return does(git, directory, goOn, "reflog", "expire", "--all", "--expire=90.days.ago")
        && does(git, directory, goOn, "pack-refs", "--all")
        && does(git, directory, goOn, repack.toArray(String[]::new))
        && does(git, directory, goOn, "commit-graph", "write", "--reachable", "--changed-paths");
  }

  private static boolean does(
      StockProgram git, Path directory, BooleanSupplier goOn, String... arguments) {
    Ended ended = git.run(directory, LONGEST, goOn, arguments);
    if (!ended.well() && !ended.stopped()) {
      throw new IllegalStateException("git " + arguments[0] + ": " + ended.text());
    }
    return ended.well();
  }

  private boolean tidyByJgit(MountId mount, boolean lends, BooleanSupplier goOn) {
    try (Repository git = folder.open(mount);
        var client = new Git(git)) {
      git.getConfig().setString("gc", null, "prunePackExpire", lends ? "never" : "2.weeks.ago");
      git.getConfig().setString("gc", null, "pruneExpire", lends ? "never" : "2.weeks.ago");
      var gc = client.gc().setProgressMonitor(new Asking(goOn));
      if (!lends) {
        gc.setExpire(clock.instant().minus(GRACE));
      }
      gc.call();
      return true;
    } catch (GitAPIException e) {
      if (!goOn.getAsBoolean()) {
        return false;
      }
      throw new IllegalStateException(e);
    }
  }

  /** Removes what killed processes left half done. */
  private void sweep(Path directory) {
    Instant old = clock.instant().minus(LEFTOVER);
    try {
      Files.walkFileTree(
          directory.resolve("objects"),
          Set.of(),
          2,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about)
                throws IOException {
              String name = String.valueOf(file.getFileName());
              boolean half =
                  name.startsWith("incoming_")
                      || name.startsWith("tmp_")
                      || name.startsWith("noz")
                      || name.startsWith(".tmp-")
                      || name.endsWith(".keep")
                      || name.equals("multi-pack-index");
              if (half
                  && about.isRegularFile()
                  && about.lastModifiedTime().toInstant().isBefore(old)) {
                Files.deleteIfExists(file);
                LOG.info("Removed what was left of a broken push or repack: {}", name);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a repository; nothing where it is whole. */
  public Optional<String> check(MountId mount, BooleanSupplier goOn) {
    Path directory = folder.directory(mount);
    if (!Files.exists(directory)) {
      return Optional.empty();
    }
    return program.isPresent() ? check(program.get(), directory, goOn) : checkByJgit(mount);
  }

  private static Optional<String> check(StockProgram git, Path directory, BooleanSupplier goOn) {
    var command = new ArrayList<String>();
    for (String slip : HARMLESS) {
      command.add("-c");
      command.add("fsck." + slip + "=ignore");
    }
    command.addAll(List.of("fsck", "--full", "--no-dangling", "--no-progress"));
    Ended ended = git.run(directory, LONGEST, goOn, command.toArray(String[]::new));
    return ended.well() || ended.stopped()
        ? Optional.empty()
        : Optional.of(ended.text().isEmpty() ? "git fsck failed" : ended.text());
  }

  /** Whether everything that can be reached is there. */
  private Optional<String> checkByJgit(MountId mount) {
    try (Repository git = folder.open(mount);
        var walk = new ObjectWalk(git)) {
      for (var ref : git.getRefDatabase().getRefs()) {
        if (ref.getObjectId() != null) {
          RevObject object = walk.parseAny(ref.getObjectId());
          walk.markStart(object);
        }
      }
      walk.checkConnectivity();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Ends what JGit does when it has to make room. */
  private static final class Asking extends EmptyProgressMonitor {
    private static final long EVERY = Duration.ofSeconds(1).toNanos();
    private final BooleanSupplier goOn;
    private long asked = System.nanoTime();
    private boolean ended;

    Asking(BooleanSupplier goOn) {
      this.goOn = goOn;
    }

    @Override
    public boolean isCancelled() {
      if (!ended && System.nanoTime() - asked > EVERY) {
        asked = System.nanoTime();
        ended = !goOn.getAsBoolean();
      }
      return ended;
    }
  }
}
