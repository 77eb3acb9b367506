package forge.e2e;

import forge.launcher.Forge;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Clones and pushes, many at once, while pages are read. */
final class GitLoad {
  private static final int CLONES = 20;
  private static final int PUSHES = 5;
  private static final int READERS = 2;
  private static final int QUIET_PAGES = 400;
  private static final List<String> PAGES =
      List.of("/p/bench/code", "/p/bench/code/log/main", "/p/bench", "/p/bench/code/branches");

  private final Forge forge;
  private final String url;
  private final Path folder;

  GitLoad(Forge forge, String url, Path folder) {
    this.forge = forge;
    this.url = url;
    this.folder = folder;
  }

  void run() throws Exception {
    read(new AtomicBoolean(), QUIET_PAGES);
    print("pages alone", read(new AtomicBoolean(), QUIET_PAGES));
    var over = new AtomicBoolean();
    long start = System.nanoTime();
    try (var readers = Executors.newFixedThreadPool(READERS);
        var clients = Executors.newFixedThreadPool(CLONES + PUSHES)) {
      var reading = new ArrayList<Future<List<Double>>>();
      for (int i = 0; i < READERS; i++) {
        reading.add(readers.submit(() -> read(over, Integer.MAX_VALUE)));
      }
      List<Future<GitClient>> done = clients.invokeAll(deeds());
      over.set(true);
      System.out.printf(
          "%d clones and %d pushes at once: %.1f s%n",
          CLONES, PUSHES, (System.nanoTime() - start) / 1e9);
      var all = new ArrayList<Double>();
      for (Future<List<Double>> each : reading) {
        all.addAll(each.get());
      }
      print("pages beside them", all);
      System.out.printf(
          "%d of %d are whole (git fsck --full --strict)%n", whole(done), done.size());
    }
  }

  private List<Callable<GitClient>> deeds() {
    var deeds = new ArrayList<Callable<GitClient>>();
    for (int i = 0; i < PUSHES; i++) {
      GitClient pusher = GitClient.in(folder.resolve("pusher" + i));
      pusher.run("clone", "-q", "--depth=1", url, ".");
      String name = "side" + i;
      pusher.commit(name, name.getBytes(StandardCharsets.UTF_8));
      deeds.add(
          () -> {
            pusher.run("push", "-q", "origin", "HEAD:" + name);
            return pusher;
          });
    }
    for (int i = 0; i < CLONES; i++) {
      GitClient clone = GitClient.in(folder.resolve("clone" + i));
      deeds.add(
          () -> {
            clone.run("clone", "-q", "--bare", url, ".");
            return clone;
          });
    }
    return deeds;
  }

  private static int whole(List<Future<GitClient>> done) throws Exception {
    int whole = 0;
    for (Future<GitClient> each : done) {
      var checked = each.get().attempt("fsck", "--full", "--strict");
      whole += checked.worked() ? 1 : 0;
      if (!checked.worked()) {
        System.out.println(checked.text());
      }
    }
    return whole;
  }

  /** Reads one page after the other; answers how many milliseconds each took. */
  private List<Double> read(AtomicBoolean over, int most) throws Exception {
    var took = new ConcurrentLinkedQueue<Double>();
    var visitor = new Visitor(forge.url());
    for (int i = 0; i < most && !over.get(); i++) {
      String page = PAGES.get(i % PAGES.size());
      long start = System.nanoTime();
      int status = visitor.get(page).statusCode();
      took.add((System.nanoTime() - start) / 1e6);
      if (status != 200) {
        throw new IllegalStateException(page + " answers " + status);
      }
    }
    return List.copyOf(took);
  }

  private static void print(String what, List<Double> took) {
    List<Double> sorted = took.stream().sorted().toList();
    System.out.printf(
        "%-20s %6d pages, p50 %.1f ms, p99 %.1f ms, worst %.1f ms%n",
        what,
        sorted.size(),
        sorted.get(sorted.size() / 2),
        sorted.get((int) (sorted.size() * 0.99)),
        sorted.getLast());
  }
}
