package forge.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import forge.launcher.Forge;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the hot pages cost, measured with wrk on the built distribution: CPU milliseconds of the web
 * server a request, p50 and p99, requests a second. {@code ./forge bench pages} runs it.
 */
public final class PagesBench {
  private static final int TICKETS = 10_000;
  private static final int SECONDS = 6;
  private static final int CONNECTIONS = 8;
  private static final double TICKS = 100;
  private static final Pattern LATENCY = Pattern.compile("\\s+(50|99)%\\s+([\\d.]+)(us|ms|s)");
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern ERRORS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

  private final Forge forge;
  private final List<Map<String, Object>> rows = new ArrayList<>();

  private PagesBench(Forge forge) {
    this.forge = forge;
  }

  public static void main(String[] arguments) throws Exception {
    try (var forge = Running.demo()) {
      new PagesBench(forge).run();
    }
  }

  private void run() throws Exception {
    var admin = new Visitor(forge.url()).signIn("admin", forge.adminPassword().orElseThrow());
    Patience.until(
        "the demo is planted",
        () -> admin.get("/rest/p/forge/chat/messages").body().contains("\"text\""));
    fill(admin);
    System.out.printf(
        "%-34s %10s %9s %9s %9s %8s %7s%n",
        "page", "CPU ms", "p50 ms", "p99 ms", "req/s", "bytes", "calls");
    measure("home of the site", "/");
    measure("home of a project", "/p/forge");
    measure("ticket list, 25 of 10,000", "/p/bench/tickets");
    measure("ticket", "/p/forge/tickets/1");
    measure("wiki page", "/p/forge/wiki");
    measure("tree", "/p/forge/code");
    measure("file", firstFile(admin));
    measure("room", "/p/forge/chat");
    write();
  }

  private static String firstFile(Visitor admin) throws Exception {
    Matcher file =
        Pattern.compile("href=\"(/p/forge/code/file/[^\"]+README.md)\"")
            .matcher(admin.get("/p/forge/code").body());
    return file.find() ? file.group(1) : "/p/forge/code";
  }

  private static void fill(Visitor admin) throws Exception {
    admin.form("/new", Map.of("name", "bench", "title", "Bench", "tool", "tickets"));
    Matcher secret =
        Pattern.compile("\"([0-9a-f]{40})\"")
            .matcher(
                admin
                    .json(
                        "POST",
                        "/rest/account/tokens",
                        "{\"title\": \"bench\", \"scopes\": [\"read\", \"write\"]}")
                    .body());
    if (!secret.find()) {
      throw new IllegalStateException("no token");
    }
    String token = secret.group(1);
    var opened = new AtomicInteger();
    long start = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < TICKETS; i++) {
        int number = i;
        threads.execute(() -> open(admin, token, number, opened));
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%d tickets opened over REST in %.0f s (%.0f a second)%n%n",
        opened.get(), seconds, opened.get() / seconds);
  }

  private static void open(Visitor admin, String token, int number, AtomicInteger opened) {
    try {
      HttpResponse<String> answer =
          admin.json(
              "POST",
              "/rest/p/bench/tickets",
              "{\"title\": \"Arch " + number + " leaks\", \"text\": \"It drips.\"}",
              token);
      if (answer.statusCode() == 201) {
        opened.incrementAndGet();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void measure(String name, String path) throws Exception {
    var page = new Visitor(forge.url()).get(path);
    if (page.statusCode() != 200) {
      throw new IllegalStateException(path + " answers " + page.statusCode());
    }
    wrk(path, 3);
    double before = cpuSeconds();
    String output = wrk(path, SECONDS);
    double cpu = cpuSeconds() - before;
    double rate = number(RATE, output);
    double requests = rate * SECONDS;
    if (ERRORS.matcher(output).find()) {
      throw new IllegalStateException(path + " failed under load:\n" + output);
    }
    var row = new LinkedHashMap<String, Object>();
    row.put("page", name);
    row.put("cpuMs", cpu * 1000 / requests);
    row.put("p50Ms", latency(output, "50"));
    row.put("p99Ms", latency(output, "99"));
    row.put("requestsPerSecond", rate);
    row.put("bytes", page.body().getBytes(StandardCharsets.UTF_8).length);
    row.put(
        "databaseCalls",
        page.headers().firstValue("Server-Timing").orElse("").replaceAll("\\D", ""));
    rows.add(row);
    System.out.printf("%-34s %10.2f %9.1f %9.1f %9.0f %8s %7s%n", row.values().toArray());
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

  private void write() throws IOException {
    Path target = Running.checkout().resolve("target/bench/pages.json");
    Files.createDirectories(target.getParent());
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(target.toFile(), rows);
    System.out.println("\nWritten to target/bench/pages.json");
  }
}
