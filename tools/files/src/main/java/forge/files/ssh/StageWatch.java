package forge.files.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Ends a program that puts more into a folder than there is room for. */
final class StageWatch {
  private final Process process;
  private final Path folder;
  private final long most;
  private volatile boolean full;

  private StageWatch(Process process, Path folder, long most) {
    this.process = process;
    this.folder = folder;
    this.most = most;
  }

  /** Watches until the program ends. */
  static StageWatch over(Process process, Path folder, long most) {
    var watch = new StageWatch(process, folder, most);
    Thread.startVirtualThread(watch::look);
    return watch;
  }

  private void look() {
    try {
      while (!process.waitFor(1, TimeUnit.SECONDS)) {
        if (RsyncStage.size(folder) > most) {
          full = true;
          process.destroyForcibly();
          return;
        }
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it has ended it. */
  boolean full() {
    return full;
  }
}
