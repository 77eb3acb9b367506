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
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What browsing costs in a small and in a large repository, over HTTP on the built distribution:
 * the first answer after a restart, in milliseconds and CPU milliseconds of the web server with all
 * that goes on behind it, then what a page costs that is asked for again and again, measured with
 * wrk. {@code ./forge bench browse} runs it.
 */
public final class BrowseBench {
  private static final List<Integer> SIZES = List.of(1_000, 60_000);
  private static final int FIRST = 20;
  private static final int COMPILING = 4;
  private static final int WARM = 6;
  private static final int MEASURED = 6;
  private static final double TICKS = 100;
  private static final double QUIET = 0.1;
  private static final int QUIET_TRIES = 150;
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern SECRET = Pattern.compile("\"([0-9a-f]{40})\"");

  private final Path data;
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private final Map<Integer, Big> repositories = new LinkedHashMap<>();

  private BrowseBench(Path data) {
    this.data = data;
  }

  public static void main(String[] arguments) throws Exception {
    new BrowseBench(Files.createTempDirectory("forge-browse")).run();
  }

  private Forge start() {
    return Running.start(Map.of("FORGE_DATA", data.toString()));
  }

  private void run() throws Exception {
    try (var forge = start()) {
      var admin = new Visitor(forge.url()).signIn("admin", forge.adminPassword().orElseThrow());
      for (int size : SIZES) {
        plant(admin, forge, size);
      }
    }
    System.out.printf(
        "%-44s %9s %9s %9s %9s %7s%n", "page", "cold ms", "cold CPU", "warm CPU", "req/s", "calls");
    for (int size : SIZES) {
      try (var forge = start()) {
        warmUp(forge);
        awaitQuiet(forge);
        for (var page : pages(size).entrySet()) {
          measure(forge, page.getKey(), page.getValue());
        }
      }
    }
    write();
  }

  private void plant(Visitor admin, Forge forge, int size) throws Exception {
    String name = "bench" + size;
    admin.form("/new", Map.of("name", name, "title", name, "tool", "scm"));
    Matcher secret =
        SECRET.matcher(
            admin
                .json(
                    "POST",
                    "/rest/account/tokens",
                    "{\"title\": \"" + name + "\", \"scopes\": [\"read\", \"write\"]}")
                .body());
    if (!secret.find()) {
      throw new IllegalStateException("no token");
    }
    var big = new Big(Files.createTempDirectory("forge-big"), size);
    big.make();
    repositories.put(size, big);
    String url = forge.url().toString().replace("http://", "http://admin:" + secret.group(1) + "@");
    long start = System.nanoTime();
    Big.git(big.folder(), "push", "-q", url + "/p/" + name + "/code", "main", "side");
    System.out.printf("%,d commits pushed in %.0f s%n", size, (System.nanoTime() - start) / 1e9);
    graph(size);
  }

  /** What the scheduled maintenance does, so that it need not be waited for. */
  private void graph(int size) throws Exception {
    try (Stream<Path> all = Files.list(data.resolve("repos"))) {
      for (Path each : all.filter(f -> f.toString().endsWith(".git")).toList()) {
        Big.git(each, "repack", "-adbq");
        Big.git(each, "commit-graph", "write", "--reachable", "--changed-paths");
      }
    }
    System.out.printf("maintained after %,d%n", size);
  }

  /**
   * Loads classes and templates by pages of the small repository, and has what all pages share
   * compiled, as in a server that has run for some minutes.
   */
  private void warmUp(Forge forge) throws Exception {
    var visitor = new Visitor(forge.url());
    for (String page : pages(SIZES.getFirst()).values()) {
      for (int i = 0; i < FIRST; i++) {
        visitor.get(page);
      }
      wrk(forge, page, COMPILING);
    }
  }

  /** Until nothing goes on behind, such as making the commits of a push known to search. */
  private static void awaitQuiet(Forge forge) throws Exception {
    for (int tries = 0; tries < QUIET_TRIES; tries++) {
      double before = cpuSeconds(forge);
      TimeUnit.SECONDS.sleep(2);
      if (cpuSeconds(forge) - before < QUIET) {
        return;
      }
    }
    System.out.println("The web server is busy with other things.");
  }

  private Map<String, String> pages(int size) {
    Big big = java.util.Objects.requireNonNull(repositories.get(size));
    String code = "/p/bench" + size + "/code";
    String label = " (" + size + ")";
    var pages = new LinkedHashMap<String, String>();
    pages.put("tree" + label, code + "/tree/main");
    pages.put("tree of a folder" + label, code + "/tree/main/" + Big.folderOf(3));
    pages.put("file" + label, code + "/file/main/" + Big.HOT);
    pages.put("blame" + label, code + "/blame/main/" + Big.HOT);
    pages.put("log" + label, code + "/log/main");
    pages.put("log as graph" + label, code + "/log/main?view=graph");
    pages.put("log of a path" + label, code + "/log/main/" + Big.fileOf(77));
    pages.put("commit" + label, code + "/commit/" + big.commit());
    pages.put("compare" + label, code + "/compare/main...side?tab=files");
    pages.put("branches" + label, code + "/branches");
    return pages;
  }

  private void measure(Forge forge, String name, String path) throws Exception {
    var visitor = new Visitor(forge.url());
    double cpu = cpuSeconds(forge);
    long start = System.nanoTime();
    HttpResponse<String> page = visitor.get(path);
    double cold = (System.nanoTime() - start) / 1e6;
    if (page.statusCode() != 200) {
      throw new IllegalStateException(path + " answers " + page.statusCode());
    }
    while (visitor.get(path).body().contains("data-waiting=")) {
      Thread.onSpinWait();
    }
    double coldCpu = (cpuSeconds(forge) - cpu) * 1000;
    page = visitor.get(path);
    wrk(forge, path, WARM);
    cpu = cpuSeconds(forge);
    double rate = wrk(forge, path, MEASURED);
    double used = cpuSeconds(forge) - cpu;
    var row = new LinkedHashMap<String, Object>();
    row.put("page", name);
    row.put("coldMs", cold);
    row.put("coldCpuMs", coldCpu);
    row.put("warmCpuMs", used * 1000 / (rate * MEASURED));
    row.put("requestsPerSecond", rate);
    row.put(
        "databaseCalls",
        page.headers().firstValue("Server-Timing").orElse("").replaceAll("\\D", ""));
    rows.add(row);
    System.out.printf("%-44s %9.0f %9.0f %9.2f %9.0f %7s%n", row.values().toArray());
  }

  /** Asks for a page for so many seconds; answers how often in each. */
  private static double wrk(Forge forge, String path, int seconds) throws Exception {
    var builder =
        new ProcessBuilder(
            "wrk",
            "-t1",
            "-c4",
            "-d" + seconds + "s",
            "-H",
            "Accept: text/html",
            forge.url() + path);
    Process wrk = builder.redirectErrorStream(true).start();
    String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher rate = RATE.matcher(said);
    if (wrk.waitFor() != 0 || said.contains("Non-2xx") || !rate.find()) {
      throw new IllegalStateException(path + ":\n" + said);
    }
    return Double.parseDouble(rate.group(1));
  }

  /** What the web server has used so far, from /proc. */
  private static double cpuSeconds(Forge forge) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + forge.pids().get("payara") + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  private void write() throws IOException {
    Path target = Running.checkout().resolve("target/bench/browse.json");
    Files.createDirectories(target.getParent());
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(target.toFile(), rows);
    System.out.println("\nWritten to target/bench/browse.json");
  }

  /** A repository of so many commits, made fast: 27 files for 60 commits, one that many touch. */
  private static final class Big {
    static final String HOT = "src/Hot.java";
    private static final int FOLDERS = 60;

    private final Path folder;
    private final int commits;
    private String middle = "";

    Big(Path folder, int commits) {
      this.folder = folder;
      this.commits = commits;
    }

    Path folder() {
      return folder;
    }

    /** A commit in the middle. */
    String commit() {
      return middle;
    }

    static String folderOf(int number) {
      return "src/part" + number % FOLDERS;
    }

    static String fileOf(int number) {
      return folderOf(number) + "/sub" + number / FOLDERS % 15 + "/File" + number + ".java";
    }

    void make() throws Exception {
      git(folder, "init", "-q", "--bare", "-b", "main");
      Path script = Files.createTempFile("forge-big", ".fi");
      try (var out = Files.newBufferedWriter(script)) {
        int files = Math.max(100, commits * 27 / 60);
        for (int i = 0; i < commits; i++) {
          boolean side = i == commits - 1;
          out.write("commit refs/heads/" + (side ? "side" : "main") + "\n");
          if (i == commits - 21) {
            out.write("mark :1\n");
          }
          out.write("committer Dan <dan@example.org> " + (1_500_000_000L + i * 600L) + " +0000\n");
          data(out, "Change number " + i + "\n\nIt was needed.\n");
          if (side) {
            out.write("from :1\n");
          }
          out.write("M 100644 inline " + fileOf(i < files ? i : (int) (i * 7919L % files)) + "\n");
          data(out, "class File {\n  int n = " + i + ";\n" + "  // a line\n".repeat(20) + "}\n");
          if (i % (commits / 200) == 0) {
            out.write("M 100644 inline " + HOT + "\n");
            data(out, hot(i));
          }
          if (i == 0) {
            out.write("M 100644 inline README.md\n");
            data(out, "# Bench\n\nMade to be read.\n");
          }
          out.write("\n");
        }
      }
      var builder = new ProcessBuilder("git", "fast-import", "--quiet").directory(folder.toFile());
      builder.inheritIO().redirectInput(script.toFile());
      if (builder.start().waitFor() != 0) {
        throw new IllegalStateException("fast-import failed");
      }
      Files.delete(script);
      middle = git(folder, "rev-parse", "main~" + commits / 2);
    }

    private String hot(int at) {
      var text = new StringBuilder();
      for (int line = 0; line < 1_000; line++) {
        int changed = at / (commits / 200);
        text.append("  int line").append(line).append(" = ");
        text.append(line % 200 <= changed ? line % 200 : -1).append(";\n");
      }
      return text.toString();
    }

    private static void data(java.io.Writer out, String text) throws IOException {
      out.write("data " + text.getBytes(StandardCharsets.UTF_8).length + "\n" + text + "\n");
    }

    static String git(Path folder, String... arguments) throws Exception {
      var all = new ArrayList<>(List.of("git"));
      all.addAll(List.of(arguments));
      var process = new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true);
      process.environment().put("GIT_TERMINAL_PROMPT", "0");
      Process running = process.start();
      String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (running.waitFor() != 0) {
        throw new IllegalStateException(all + ": " + said);
      }
      String[] lines = said.strip().split("\n", -1);
      return lines[lines.length - 1];
    }
  }
}
