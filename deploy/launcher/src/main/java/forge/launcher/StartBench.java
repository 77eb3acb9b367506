package forge.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Measures how long a start on empty data takes, and what it costs. */
final class StartBench {
  private static final double TICKS_A_SECOND = 100;

  /** One start: seconds until each service worked, and what all processes used by then. */
  private record Start(
      Map<String, Double> seconds, double all, Map<String, Long> megabytes, double cpu) {

    long resident() {
      return megabytes.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private StartBench() {}

  static void run(Path report, int starts) throws IOException {
    Distribution distribution = Distribution.find();
    List<Start> measured = new ArrayList<>();
    for (int i = 0; i < starts; i++) {
      Path folder = Files.createTempDirectory("forge-start-");
      try {
        measured.add(measure(distribution, folder));
      } finally {
        Distribution.delete(folder);
      }
      System.out.println(row(i + 1, measured.getLast()));
    }
    Files.createDirectories(report.toAbsolutePath().getParent());
    Files.writeString(report, json(measured));
    System.out.println("written to " + report);
  }

  private static Start measure(Distribution distribution, Path folder) throws IOException {
    Map<String, Double> seconds = new LinkedHashMap<>();
    var progress =
        new Progress() {
          @Override
          public void starting(String service) {}

          @Override
          public synchronized void ready(String service, Duration after) {
            seconds.put(service, after.toMillis() / 1000.0);
          }

          @Override
          public void stopped(String service, int exit, Duration pause) {
            throw new IllegalStateException(service + " ended with " + exit);
          }

          @Override
          public void settled(String service, String why) {}
        };
    var settings =
        Settings.from(
            Map.of(
                "FORGE_DATA",
                folder.resolve("data").toString(),
                "FORGE_HTTP_PORT",
                "0",
                "FORGE_SMTP_PORT",
                "0"));
    long start = System.nanoTime();
    try (var forge = Forge.start(settings, distribution, progress)) {
      double all = (System.nanoTime() - start) / 1e9;
      Map<String, Long> pids = new LinkedHashMap<>(forge.pids());
      // Nobody waits for the mail server, which may not have a process yet.
      pids.values().removeIf(pid -> pid == 0);
      pids.put("launcher", ProcessHandle.current().pid());
      Map<String, Long> megabytes = new LinkedHashMap<>();
      double cpu = 0;
      for (var service : pids.entrySet()) {
        megabytes.put(service.getKey(), residentMegabytes(service.getValue()));
        if (!service.getKey().equals("launcher")) {
          cpu += cpuSeconds(service.getValue());
        }
      }
      return new Start(Map.copyOf(seconds), all, megabytes, cpu);
    }
  }

  private static long residentMegabytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  private static double cpuSeconds(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) / TICKS_A_SECOND;
  }

  private static String row(int number, Start start) {
    return String.format(
        Locale.ROOT,
        "start %d: all ready in %.1f s (%s), %.1f CPU s, %d MB resident (%s)",
        number,
        start.all(),
        start.seconds().entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%s %.1f", e.getKey(), e.getValue()))
            .sorted()
            .collect(Collectors.joining(", ")),
        start.cpu(),
        start.resident(),
        start.megabytes().entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", ")));
  }

  private static String json(List<Start> starts) {
    return starts.stream()
        .map(
            start ->
                String.format(
                    Locale.ROOT,
                    "  {\"ready_s\": %.2f, \"services_s\": {%s}, \"cpu_s\": %.2f, \"resident_mb\":"
                        + " {%s}, \"resident_total_mb\": %d}",
                    start.all(),
                    fields(start.seconds()),
                    start.cpu(),
                    fields(start.megabytes()),
                    start.resident()))
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private static String fields(Map<String, ? extends Number> values) {
    return values.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> "\"" + e.getKey() + "\": " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
