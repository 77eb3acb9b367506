package forge.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import forge.launcher.Forge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What Git's own clients cost the forge, beside stock {@code git http-backend} with the same
 * repository: CPU of the web server, and of git and all it starts, for each clone, fetch and push.
 * {@code ./forge bench git} runs it, {@code ./forge bench git load} many of them at once, and a
 * path names another repository than this one's history repeated.
 */
public final class GitBench {
  private static final int COMMITS = 21_000;
  private static final int PUSHED = 10_000;
  private static final int WARM = 12;
  private static final int CLONES = 8;
  private static final int SMALL = 15;
  private static final int LARGE = 2;

  private final Path folder;
  private final Path source;
  private final Forge forge;
  private final Visitor admin;
  private final String token;
  private final HttpBackend stock;
  private final WebServer server;
  private final List<Map<String, Object>> rows = new ArrayList<>();

  private GitBench(Path folder, Path source, Forge forge, HttpBackend stock) throws Exception {
    this.folder = folder;
    this.source = source;
    this.forge = forge;
    this.stock = stock;
    this.server = new WebServer(forge);
    this.admin = new Visitor(forge.url()).signIn("admin", forge.adminPassword().orElseThrow());
    this.token = admin.accessToken();
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("forge-git-bench");
    Path bench = Running.checkout().resolve("target/bench");
    boolean load = Arrays.asList(arguments).contains("load");
    var paths = Arrays.stream(arguments).filter(a -> !a.equals("load")).toList();
    Path source =
        paths.isEmpty()
            ? RepeatedHistory.make(Running.checkout(), COMMITS, bench)
            : Path.of(paths.getFirst()).toAbsolutePath();
    try (var forge = Running.start(Map.of("FORGE_DATA", folder.resolve("data").toString()));
        var stock = HttpBackend.serve(Files.createDirectories(folder.resolve("stock")))) {
      var git = new GitBench(folder, source, forge, stock);
      git.plant();
      if (load) {
        new GitLoad(forge, git.url("bench"), folder).run();
      } else {
        git.run();
      }
    } finally {
      delete(folder);
    }
  }

  private String url(String project) {
    return forge.url().toString().replace("http://", "http://admin:" + token + "@")
        + "/p/"
        + project
        + "/code.git";
  }

  /** Brings the repository to both, has both tidied, and warms up the forge. */
  private void plant() throws Exception {
    GitClient from = GitClient.in(source);
    System.out.printf(
        "%s: %s commits%n", source.getFileName(), from.run("rev-list", "--count", "HEAD"));
    admin.form("/new", Map.of("name", "bench", "title", "Bench", "tool", "scm"));
    String head = from.run("rev-parse", "HEAD") + ":refs/heads/main";
    bare("big.git");
    title();
    measure(
        "push of all of it",
        1,
        i -> from.run("push", "-q", url("bench"), head),
        i -> from.run("push", "-q", stock.url("big.git"), head));
    server.settle();
    upkeep();
    for (int i = 0; i < WARM; i++) {
      double before = server.cpuSeconds();
      clone(url("bench"), "warm", "--bare");
      if (i == 0) {
        System.out.printf(
            "first clone of a server just started: %.0f ms CPU%n",
            (server.cpuSeconds() - before) * 1000);
      }
    }
  }

  private void bare(String name) {
    GitClient git = GitClient.in(folder.resolve("stock").resolve(name));
    git.run("init", "-q", "--bare", "-b", "main");
    git.run("config", "http.receivepack", "true");
    git.run("config", "receive.fsckObjects", "true");
    git.run("config", "receive.autogc", "false");
    git.run("config", "uploadpack.allowFilter", "true");
  }

  /** The forge by its own job, the other by the same commands. */
  private void upkeep() throws Exception {
    double before = server.childrenSeconds();
    admin.form("/p/bench/code/settings/upkeep", Map.of());
    Patience.until("the repository is tidied", () -> has("data/repos", "commit-graph"));
    server.settle();
    System.out.printf(
        "upkeep of the forge: %.1f s CPU of git%n", server.childrenSeconds() - before);
    GitClient git = GitClient.in(folder.resolve("stock/big.git"));
    git.run("repack", "-adbq");
    git.run("commit-graph", "write", "--reachable", "--changed-paths");
  }

  private boolean has(String below, String name) throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve(below))) {
      return all.anyMatch(f -> f.getFileName().toString().equals(name));
    }
  }

  private void run() throws Exception {
    measure(
        "clone",
        CLONES,
        i -> clone(url("bench"), "c", "--bare"),
        i -> clone(stock.url("big.git"), "c", "--bare"));
    measure(
        "shallow clone",
        CLONES,
        i -> clone(url("bench"), "c", "--bare", "--depth=1"),
        i -> clone(stock.url("big.git"), "c", "--bare", "--depth=1"));
    measure(
        "clone without blobs",
        CLONES,
        i -> clone(url("bench"), "c", "--bare", "--filter=blob:none"),
        i -> clone(stock.url("big.git"), "c", "--bare", "--filter=blob:none"));
    small();
    large();
    write();
  }

  private void clone(String url, String name, String... options) throws IOException {
    Path to = folder.resolve(name);
    var command = new ArrayList<>(List.of("clone", "-q"));
    command.addAll(List.of(options));
    command.addAll(List.of(url, to.toString()));
    GitClient.in(folder).run(command.toArray(String[]::new));
    delete(to);
  }

  /** One commit is pushed and fetched, again and again. */
  private void small() throws Exception {
    GitClient pusher = GitClient.in(folder);
    pusher.run("clone", "-q", "--bare", "--shared", source.toString(), "pusher");
    pusher = GitClient.in(folder.resolve("pusher"));
    pusher.run("read-tree", "HEAD");
    var ours = reader("ours", url("bench"));
    var theirs = reader("theirs", stock.url("big.git"));
    GitClient git = pusher;
    var commits = new ArrayList<String>();
    for (int i = 0; i < WARM + 2 * SMALL; i++) {
      commits.add(next(git, i));
    }
    Step push = i -> git.run("push", "-q", url("bench"), commits.get(i) + ":refs/heads/main");
    Step stocks =
        i -> git.run("push", "-q", stock.url("big.git"), commits.get(i) + ":refs/heads/main");
    for (int i = 0; i < WARM; i++) {
      push.run(i);
      stocks.run(i);
      ours.run("fetch", "-q");
      theirs.run("fetch", "-q");
    }
    server.settle();
    measure("push of one commit", SMALL, i -> push.run(WARM + i), i -> stocks.run(WARM + i));
    ours.run("fetch", "-q");
    theirs.run("fetch", "-q");
    var fetches = new Costs("fetch of one commit", SMALL);
    for (int i = WARM + SMALL; i < WARM + 2 * SMALL; i++) {
      push.run(i);
      stocks.run(i);
      server.settle();
      fetches.add(() -> ours.run("fetch", "-q"), () -> theirs.run("fetch", "-q"));
    }
    fetches.print();
  }

  private GitClient reader(String name, String url) {
    GitClient.in(folder).run("clone", "-q", "--bare", url, name);
    GitClient reader = GitClient.in(folder.resolve(name));
    reader.run("config", "remote.origin.fetch", "+refs/heads/*:refs/heads/*");
    return reader;
  }

  private static String next(GitClient git, int number) throws IOException {
    Path file = git.folder().resolve("bench.txt");
    Files.writeString(file, "Change " + number + "\n");
    String blob = git.run("hash-object", "-w", file.toString());
    git.run("update-index", "--add", "--cacheinfo", "100644," + blob + ",bench.txt");
    String tree = git.run("write-tree");
    String commit = git.run("commit-tree", "-p", "HEAD", "-m", "Step " + number, tree);
    git.run("update-ref", "HEAD", commit);
    return commit;
  }

  /** Many commits are pushed into a repository that has those before. */
  private void large() throws Exception {
    GitClient from = GitClient.in(source);
    String tip = from.run("rev-parse", "HEAD");
    String base = from.run("rev-list", "--first-parent", "--skip=" + PUSHED, "-1", "HEAD");
    String count = from.run("rev-list", "--count", base + ".." + tip);
    for (int i = 0; i < LARGE; i++) {
      admin.form("/new", Map.of("name", "half" + i, "title", "Half", "tool", "scm"));
      bare("half" + i + ".git");
      from.run("push", "-q", url("half" + i), base + ":refs/heads/main");
      from.run("push", "-q", stock.url("half" + i + ".git"), base + ":refs/heads/main");
    }
    server.settle();
    measure(
        "push of " + count + " commits",
        LARGE,
        i -> from.run("push", "-q", url("half" + i), tip + ":refs/heads/main"),
        i -> from.run("push", "-q", stock.url("half" + i + ".git"), tip + ":refs/heads/main"));
  }

  /** Something a client does, for the nth time. */
  @FunctionalInterface
  private interface Step {
    void run(int number) throws Exception;
  }

  /** Something a client does. */
  @FunctionalInterface
  private interface Deed {
    void run() throws Exception;
  }

  private void measure(String name, int times, Step ours, Step theirs) throws Exception {
    var costs = new Costs(name, times);
    for (int i = 0; i < times; i++) {
      int number = i;
      costs.add(() -> ours.run(number), () -> theirs.run(number));
    }
    costs.print();
  }

  private static void title() {
    System.out.printf(
        "%n%-26s %9s %9s %7s %9s %9s %9s %9s%n",
        "mean of each",
        "forge CPU",
        "stock CPU",
        "ratio",
        "forge ms",
        "stock ms",
        "after ms",
        "git after");
  }

  /** What one operation has cost at both, in all. */
  private final class Costs {
    private final String name;
    private final int times;
    private double ours;
    private double theirs;
    private double ourWall;
    private double theirWall;
    private double after;
    private double children;

    Costs(String name, int times) {
      this.name = name;
      this.times = times;
    }

    /**
     * With the git that answers for us. Our news, indexing and tidying go on when the client is
     * done: counted apart.
     */
    void add(Deed mine, Deed other) throws Exception {
      double child = server.childrenSeconds();
      double cpu = server.cpuSeconds();
      ourWall += timed(mine);
      double done = server.cpuSeconds();
      double childDone = server.childrenSeconds();
      ours += done - cpu + childDone - child;
      server.settle();
      after += server.cpuSeconds() - done;
      children += server.childrenSeconds() - childDone;
      cpu = stock.cpuSeconds();
      theirWall += timed(other);
      theirs += stock.cpuSeconds() - cpu;
    }

    private double timed(Deed deed) throws Exception {
      long start = System.nanoTime();
      deed.run();
      return (System.nanoTime() - start) / 1e9;
    }

    void print() {
      var row = new LinkedHashMap<String, Object>();
      row.put("operation", name);
      row.put("forgeCpuMs", ours / times * 1000);
      row.put("stockCpuMs", theirs / times * 1000);
      row.put("ratio", ours / theirs);
      row.put("forgeWallMs", ourWall / times * 1000);
      row.put("stockWallMs", theirWall / times * 1000);
      row.put("afterwardsCpuMs", after / times * 1000);
      row.put("childrenCpuMs", children / times * 1000);
      rows.add(row);
      System.out.printf(
          "%-26s %9.0f %9.0f %7.2f %9.0f %9.0f %9.0f %9.0f%n", row.values().toArray());
    }
  }

  private void write() throws IOException {
    Path target = Running.checkout().resolve("target/bench/git.json");
    Files.createDirectories(target.getParent());
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(target.toFile(), rows);
    System.out.println("\nWritten to target/bench/git.json");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
