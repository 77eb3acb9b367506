package forge.e2e;

import forge.launcher.Forge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/** What the web server of a forge has used so far, as the kernel counts it. */
final class WebServer {
  private static final double TICKS = 100;
  private static final int USED = 11;
  private static final int USED_BY_CHILDREN = 13;
  private static final int CALM = 6;
  private static final Duration LONG_ENOUGH = Duration.ofMillis(500);
  private static final double QUIET = 0.04;
  private static final int MOST = 600;

  private final Forge forge;

  WebServer(Forge forge) {
    this.forge = forge;
  }

  /** By itself. */
  double cpuSeconds() throws IOException {
    return seconds(USED);
  }

  /** By programs that it started and that have ended. */
  double childrenSeconds() throws IOException {
    return seconds(USED_BY_CHILDREN);
  }

  private double seconds(int field) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1])) / TICKS;
  }

  long pid() {
    return Objects.requireNonNull(forge.pids().get("payara"));
  }

  /** Returns when it has had nothing to do for a while, and none of its children either. */
  void settle() throws IOException {
    int calm = 0;
    for (int i = 0; i < MOST && calm < CALM; i++) {
      double before = cpuSeconds();
      LockSupport.parkNanos(LONG_ENOUGH.toNanos());
      boolean alone =
          ProcessHandle.of(pid())
              .map(p -> p.children().noneMatch(c -> c.info().command().orElse("").endsWith("/git")))
              .orElse(true);
      calm = alone && cpuSeconds() - before < QUIET ? calm + 1 : 0;
    }
  }
}
