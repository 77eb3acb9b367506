package forge.e2e;

import forge.launcher.Forge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures what a page costs under load, by wrk and the processor time of the web server. */
final class PageLoad {
  private static final int SECONDS = 6;
  private static final int CONNECTIONS = 8;
  private static final double TICKS = 100;
  private static final Pattern LATENCY = Pattern.compile("\\s+(50|99)%\\s+([\\d.]+)(us|ms|s)");
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern ERRORS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

  private final Forge forge;

  PageLoad(Forge forge) {
    this.forge = forge;
  }

  /** Prints what the columns are. */
  static void head() {
    System.out.printf(
        "%-34s %10s %9s %9s %9s %8s %7s%n",
        "page", "CPU ms", "p50 ms", "p99 ms", "req/s", "bytes", "calls");
  }

  /** The figures of a page that has been asked for before. */
  Map<String, Object> measure(String name, String path) throws Exception {
    var page = new Visitor(forge.url()).get(path);
    if (page.statusCode() != 200) {
      throw new IllegalStateException(path + " answers " + page.statusCode());
    }
    wrk(path, 3);
    page = new Visitor(forge.url()).get(path);
    double before = cpuSeconds();
    String output = wrk(path, SECONDS);
    double cpu = cpuSeconds() - before;
    double rate = number(RATE, output);
    if (ERRORS.matcher(output).find()) {
      throw new IllegalStateException(path + " failed under load:\n" + output);
    }
    var row = new LinkedHashMap<String, Object>();
    row.put("page", name);
    row.put("cpuMs", cpu * 1000 / (rate * SECONDS));
    row.put("p50Ms", latency(output, "50"));
    row.put("p99Ms", latency(output, "99"));
    row.put("requestsPerSecond", rate);
    row.put("bytes", page.body().getBytes(StandardCharsets.UTF_8).length);
    row.put("databaseCalls", timing(page.headers().allValues("Server-Timing"), "db"));
    System.out.printf("%-34s %10.2f %9.1f %9.1f %9.0f %8s %7s%n", row.values().toArray());
    return row;
  }

  /** A figure of the answer itself, such as how often it asked the database. */
  static String timing(List<String> timings, String name) {
    return timings.stream()
        .filter(timing -> timing.startsWith(name + ";"))
        .map(timing -> timing.replaceAll("\\D", ""))
        .findFirst()
        .orElse("");
  }

  private String wrk(String path, int seconds) throws Exception {
    Process wrk =
        new ProcessBuilder(
                "wrk",
                "-t1",
                "-c" + CONNECTIONS,
                "-d" + seconds + "s",
                "--latency",
                "-H",
                "Accept: text/html",
                forge.url() + path)
            .redirectErrorStream(true)
            .start();
    String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (wrk.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
    return output;
  }

  /** What the web server has used so far, from /proc. */
  private double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + forge.pids().get("payara") + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  private static double latency(String output, String percentile) {
    Matcher line = LATENCY.matcher(output);
    while (line.find()) {
      if (line.group(1).equals(percentile)) {
        double value = Double.parseDouble(line.group(2));
        return switch (line.group(3)) {
          case "us" -> value / 1000;
          case "s" -> value * 1000;
          default -> value;
        };
      }
    }
    return Double.NaN;
  }

  private static double number(Pattern pattern, String output) {
    Matcher found = pattern.matcher(output);
    if (!found.find()) {
      throw new IllegalStateException(output);
    }
    return Double.parseDouble(found.group(1));
  }
}
