package forge.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What processes have used and hold, from /proc. */
final class Cpu {
  private static final double TICKS = 100;

  private Cpu() {}

  /** CPU seconds of some processes together, so far. */
  static double seconds(List<Long> pids) throws IOException {
    double all = 0;
    for (long pid : pids) {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      all += (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
    }
    return all;
  }

  /** How many threads a process has. */
  static int threads(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("Threads:"))
        .mapToInt(line -> Integer.parseInt(line.substring(8).strip()))
        .findFirst()
        .orElseThrow();
  }
}
