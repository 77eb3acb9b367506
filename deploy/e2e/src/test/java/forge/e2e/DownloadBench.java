package forge.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import forge.launcher.Forge;
import forge.testing.Nginx;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What downloads cost beside nginx on the same files: CPU milliseconds a request of the server that
 * sends the bytes, megabytes a second, and their ratio; and what slow readers hold. {@code ./forge
 * bench download} runs it.
 */
public final class DownloadBench {
  private static final int SECONDS = 6;
  private static final int CONNECTIONS = 8;
  private static final int SLOW = 1_000;
  private static final int TIMES = 6;
  private static final String PATH = "/p/bench/files/get/";
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern ERRORS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
  private static final Pattern TRANSFER = Pattern.compile("Transfer/sec:\\s+([\\d.]+)([KMG]?)B");

  /** A file that is fetched; large ones one after another with curl, others with wrk. */
  private record Sample(String name, long size, String range) {
    boolean large() {
      return size > 100 << 20;
    }
  }

  /** What fetching cost. */
  private record Cost(double cpuMillis, double forgeMillis, double megabytes) {}

  /** What was fetched, and how fast. */
  private record Fetched(double requests, double megabytes) {}

  private static final List<Sample> SAMPLES =
      List.of(
          new Sample("4k.bin", 4 << 10, ""),
          new Sample("1m.bin", 1 << 20, ""),
          new Sample("1m.bin", 1 << 20, "bytes=100000-165535"),
          new Sample("500m.bin", 500 << 20, ""),
          new Sample("500m.bin", 500 << 20, "bytes=200000000-300000000"));

  private final Forge forge;
  private final Path plain;
  private final Nginx nginx;
  private final List<Map<String, Object>> rows;

  private DownloadBench(Forge forge, Path plain, Nginx nginx, List<Map<String, Object>> rows) {
    this.forge = forge;
    this.plain = plain;
    this.nginx = nginx;
    this.rows = rows;
  }

  public static void main(String[] arguments) throws Exception {
    Path data = Files.createTempDirectory("forge-download");
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    var rows = new ArrayList<Map<String, Object>>();
    for (String offload : List.of("none", "nginx")) {
      var settings = Map.of("FORGE_DATA", data.toString(), "FORGE_FILES_OFFLOAD", offload);
      try (var forge = Running.start(settings);
          var nginx = Nginx.start(data.resolve("nginx"), data, forge.url().getPort())) {
        new DownloadBench(forge, data.resolve("nginx/plain"), nginx, rows).run(offload);
      }
    }
    Path target = Running.checkout().resolve("target/bench/download.json");
    Files.createDirectories(target.getParent());
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(target.toFile(), rows);
    System.out.println("\nWritten to target/bench/download.json");
    delete(data);
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  private void run(String offload) throws Exception {
    boolean offloaded = offload.equals("nginx");
    if (!offloaded) {
      publish();
    }
    System.out.printf(
        "%n%s%n%-36s %10s %8s %12s %8s %7s %10s%n",
        offloaded ? "nginx in front sends the bytes" : "the forge sends the bytes",
        "file",
        "CPU ms",
        "MB/s",
        "nginx CPU ms",
        "MB/s",
        "ratio",
        "and forge");
    for (Sample sample : SAMPLES) {
      compare(sample, offload);
    }
    if (!offloaded) {
      new SlowReaders(forge, PATH + "500m.bin").run(SLOW);
    }
  }

  private void publish() throws Exception {
    var admin = new Visitor(forge.url()).signIn("admin", forge.adminPassword().orElseThrow());
    admin.form("/new", Map.of("name", "bench", "title", "Bench", "tool", "files"));
    String token = admin.accessToken();
    for (Sample sample : SAMPLES) {
      Path file = plain.resolve(sample.name());
      if (Files.notExists(file)) {
        fill(file, sample.size());
        curl(
            "-sf",
            "-T",
            file.toString(),
            "-H",
            "Authorization: Bearer " + token,
            forge.url() + "/rest/p/bench/files/" + sample.name());
      }
    }
  }

  private static void fill(Path file, long size) throws IOException {
    byte[] some = new byte[1 << 20];
    new Random(size).nextBytes(some);
    try (var out = new RandomAccessFile(file.toFile(), "rw")) {
      for (long left = size; left > 0; left -= some.length) {
        out.write(some, 0, (int) Math.min(some.length, left));
      }
    }
  }

  private void compare(Sample sample, String offload) throws Exception {
    boolean offloaded = offload.equals("nginx");
    long payara = new WebServer(forge).pid();
    List<Long> senders = offloaded ? nginx.pids() : List.of(payara);
    String site = offloaded ? nginx.url() : forge.url().toString();
    Cost ours = measure(sample, site + PATH + sample.name(), senders, payara);
    Cost theirs = measure(sample, nginx.url() + "/plain/" + sample.name(), nginx.pids(), payara);
    var row = new LinkedHashMap<String, Object>();
    row.put("file", sample.name() + (sample.range().isEmpty() ? "" : " " + sample.range()));
    row.put("cpuMs", ours.cpuMillis());
    row.put("megabytes", ours.megabytes());
    row.put("nginxCpuMs", theirs.cpuMillis());
    row.put("nginxMegabytes", theirs.megabytes());
    row.put("ratio", ours.cpuMillis() / theirs.cpuMillis());
    row.put("forgeCpuMs", offloaded ? ours.forgeMillis() : ours.cpuMillis());
    System.out.printf("%-36s %10.3f %8.0f %12.3f %8.0f %7.2f %10.3f%n", row.values().toArray());
    row.put("offload", offload);
    rows.add(row);
  }

  private static Cost measure(Sample sample, String url, List<Long> senders, long payara)
      throws Exception {
    fetch(sample, url);
    if (!sample.large()) {
      wrk(sample, url, SECONDS);
    }
    double cpu = Cpu.seconds(senders);
    double forge = Cpu.seconds(List.of(payara));
    Fetched fetched = sample.large() ? large(sample, url) : small(sample, url);
    return new Cost(
        (Cpu.seconds(senders) - cpu) * 1000 / fetched.requests(),
        (Cpu.seconds(List.of(payara)) - forge) * 1000 / fetched.requests(),
        fetched.megabytes());
  }

  private static Fetched small(Sample sample, String url) throws Exception {
    String output = wrk(sample, url, SECONDS);
    return new Fetched(number(RATE, output) * SECONDS, megabytes(output));
  }

  private static Fetched large(Sample sample, String url) throws Exception {
    long start = System.nanoTime();
    long bytes = 0;
    for (int i = 0; i < TIMES; i++) {
      bytes += fetch(sample, url);
    }
    return new Fetched(TIMES, bytes / ((System.nanoTime() - start) / 1e3));
  }

  private static long fetch(Sample sample, String url) throws Exception {
    String said =
        sample.range().isEmpty()
            ? curl("-sf", "-o", "/dev/null", "-w", "%{size_download}", url)
            : curl(
                "-sf",
                "-o",
                "/dev/null",
                "-w",
                "%{size_download}",
                "-H",
                "Range: " + sample.range(),
                url);
    return Long.parseLong(said.strip());
  }

  private static String curl(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("curl"));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private static String wrk(Sample sample, String url, int seconds) throws Exception {
    var command = new ArrayList<>(List.of("wrk", "-t1", "-c" + CONNECTIONS, "-d" + seconds + "s"));
    if (!sample.range().isEmpty()) {
      command.addAll(List.of("-H", "Range: " + sample.range()));
    }
    command.add(url);
    String output = run(command);
    if (ERRORS.matcher(output).find()) {
      throw new IllegalStateException(url + " failed under load:\n" + output);
    }
    return output;
  }

  private static String run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + " failed: " + output);
    }
    return output;
  }

  private static double number(Pattern pattern, String output) {
    Matcher found = pattern.matcher(output);
    if (!found.find()) {
      throw new IllegalStateException(output);
    }
    return Double.parseDouble(found.group(1));
  }

  private static double megabytes(String output) {
    Matcher found = TRANSFER.matcher(output);
    if (!found.find()) {
      throw new IllegalStateException(output);
    }
    double value = Double.parseDouble(found.group(1)) * 1.048576;
    return switch (found.group(2)) {
      case "K" -> value / 1024;
      case "G" -> value * 1024;
      default -> value;
    };
  }
}
