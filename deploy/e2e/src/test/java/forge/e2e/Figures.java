package forge.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a running process costs, as the kernel and the JVM count it. */
record Figures(long pid) {
  private static final int PAGE = 4096;

  /** CPU seconds since it started. */
  double cpu() throws IOException {
    return Cpu.seconds(List.of(pid));
  }

  /** Bytes of memory resident. */
  long resident() throws IOException {
    return Long.parseLong(Files.readString(Path.of("/proc/" + pid + "/statm")).split(" ", -1)[1])
        * PAGE;
  }

  /** Bytes that live in the heap of a JVM after a collection. */
  long heap() throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    var process =
        new ProcessBuilder(List.of(jcmd.toString(), Long.toString(pid), "GC.class_histogram"))
            .redirectErrorStream(true)
            .start();
    String all = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    process.waitFor();
    String folder = System.getProperty("forge.bench.histograms");
    if (folder != null) {
      Files.writeString(Path.of(folder, "heap-" + System.nanoTime() + ".txt"), all);
    }
    return Long.parseLong(all.substring(all.lastIndexOf('\n') + 1).strip().split("\\s+", -1)[2]);
  }

  /** How many files and sockets it holds open. */
  int descriptors() throws IOException {
    try (var open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return (int) open.count();
    }
  }
}
