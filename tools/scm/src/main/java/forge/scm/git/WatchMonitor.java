package forge.scm.git;

import forge.scm.life.Watch;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.jspecify.annotations.Nullable;

/**
 * Tells a watch in words what JGit is doing, and has it stop where the watch says so or more
 * arrives than a repository may bring.
 */
final class WatchMonitor implements ProgressMonitor {
  /** In bytes, packed. */
  static final long LARGEST = 8L << 30;

  private static final int EVERY = 256;

  private final Path directory;
  private final Watch watch;
  private volatile @Nullable String reason;
  private String task = "Working";
  private int total;
  private int done;
  private int calls;

  WatchMonitor(Path directory, Watch watch) {
    this.directory = directory;
    this.watch = watch;
  }

  /** Why it was stopped; null where it was not. */
  @Nullable String reason() {
    return reason;
  }

  @Override
  public void start(int totalTasks) {}

  @Override
  public void beginTask(String title, int totalWork) {
    task = words(title);
    total = totalWork;
    done = 0;
    report();
  }

  private static String words(String title) {
    String plain = title.replace("remote: ", "");
    return plain.length() > 60 ? plain.substring(0, 60) : plain;
  }

  @Override
  public void update(int completed) {
    done += completed;
    if (calls++ % EVERY == 0) {
      report();
    }
  }

  private void report() {
    int percent = total <= 0 ? 0 : (int) Math.min(99, done * 100L / total);
    watch.at(
        percent,
        total > 0
            ? "%s: %,d of %,d".formatted(task, done, total)
            : done > 0 ? "%s: %,d".formatted(task, done) : task);
  }

  @Override
  public void endTask() {}

  @Override
  public boolean isCancelled() {
    if (reason == null && calls % EVERY == 0) {
      if (watch.stop()) {
        reason = "It was stopped.";
      } else if (arriving() > LARGEST) {
        reason = "The repository is larger than %,d MB.".formatted(LARGEST >> 20);
      }
    }
    return reason != null;
  }

  /** Bytes of the packs that are on their way. */
  private long arriving() {
    long bytes = 0;
    for (String place : List.of("objects", "objects/pack")) {
      bytes += arriving(directory.resolve(place));
    }
    return bytes;
  }

  /** Nothing where a file was renamed in between: then it has arrived. */
  private static long arriving(Path place) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(place, "{incoming_,_tmp,gc_}*")) {
      long bytes = 0;
      for (Path file : files) {
        bytes += Files.size(file);
      }
      return bytes;
    } catch (IOException gone) {
      return 0;
    }
  }

  @Override
  public void showDuration(boolean enabled) {}
}
