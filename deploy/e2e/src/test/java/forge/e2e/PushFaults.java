package forge.e2e;

import static forge.e2e.FaultTest.fragile;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import forge.testing.RealRabbit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is left of a push when parts are killed under it: a whole repository, a client that was told
 * the truth, and news that come exactly once.
 */
abstract class PushFaults {
  private static final String CODE = "/p/viaduct/code.git";
  private static final int PACK = 12 << 20;

  static Path folder;
  static GitClient work;
  static MongoClient mongo;

  @BeforeAll
  static void begin(@TempDir Path temporary) throws Exception {
    folder = temporary;
    mongo = MongoClients.create(fragile.forge().environment().get("FORGE_MONGODB_URI"));
    fragile.admin().form("/new", Map.of("name", "viaduct", "title", "Viaduct", "tool", "scm"));
    work = GitClient.init(folder.resolve("work"));
    work.commit("README.md", new byte[] {'#'});
    work.run("push", "-q", url(), "main");
  }

  @AfterAll
  static void end() {
    if (mongo != null) {
      mongo.close();
    }
  }

  private static String url(String at) {
    return at.replace("http://", "http://admin:" + fragile.token() + "@") + CODE;
  }

  private static String url() {
    return url(fragile.forge().url().toString());
  }

  /** A branch with more than fits into any buffer; answers its commit. */
  private static String branch(String name) {
    work.run("checkout", "-q", "-b", name, "main");
    byte[] noise = new byte[PACK];
    new Random(name.hashCode()).nextBytes(noise);
    return work.commit(name + ".bin", noise);
  }

  @Test
  void theServerIsKilledWhileAPushComesIn() throws Exception {
    String tip = branch("arriving");

    GitClient.Answer pushed;
    try (var ferry = new Ferry(fragile.forge().url(), PACK / 2, () -> fragile.kill("payara"))) {
      pushed = work.attempt("push", url(ferry.url()), "arriving");
    }
    awaitBack();

    assertThat(pushed.worked()).as(pushed.text()).isFalse();
    assertWhole();
    assertThat(work.run("ls-remote", url(), "arriving")).isEmpty();
    work.run("push", "-q", url(), "arriving");
    assertToldOnce("arriving", tip);
  }

  @Test
  void theServerIsKilledWhenTheBranchHasJustMoved() throws Exception {
    String tip = branch("moved");
    Path ref = repository().resolve("refs/heads/moved");
    var killer =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!Files.exists(ref)) {
                    LockSupport.parkNanos(100_000);
                  }
                  fragile.kill("payara");
                });

    work.attempt("push", url(), "moved");
    killer.join();
    awaitBack();

    assertWhole();
    assertThat(work.run("ls-remote", url(), "moved")).startsWith(tip);
    assertThat(work.attempt("push", url(), "moved").text()).contains("Everything up-to-date");
    assertToldOnce("moved", tip);
  }

  @Test
  void theIndexIsAwayDuringAPush() throws Exception {
    fragile.kill("solr");

    assertAcceptedAndTold("unindexed");
    Patience.until(
        "the commit can be found",
        () -> fragile.admin().get("/rest/search?q=unindexed").body().contains("Change unindexed"));
  }

  @Test
  void theBrokerIsAwayDuringAPush() throws Exception {
    RealRabbit rabbit = fragile.rabbit().orElse(null);
    if (rabbit == null) {
      return;
    }
    rabbit.kill();
    try {
      assertAcceptedAndTold("unbrokered");
    } finally {
      rabbit.startAgain();
    }
  }

  private static void assertAcceptedAndTold(String name) throws Exception {
    String tip = branch(name);

    var pushed = work.attempt("push", url(), name);

    assertThat(pushed.worked()).as(pushed.text()).isTrue();
    assertToldOnce(name, tip);
  }

  /** Whether it goes through depends on how soon the store is back; what is said is true. */
  @Test
  void theDatabaseIsKilledWhileAPushComesIn() throws Exception {
    String tip = branch("stored");

    GitClient.Answer pushed;
    try (var ferry = new Ferry(fragile.forge().url(), PACK / 2, () -> fragile.kill("store"))) {
      pushed = work.attempt("push", url(ferry.url()), "stored");
    }
    Patience.until("the store is back", () -> work.attempt("ls-remote", url()).worked());

    assertWhole();
    assertThat(!work.run("ls-remote", url(), "stored").isEmpty())
        .as(pushed.text())
        .isEqualTo(pushed.worked());
    work.run("push", "-q", url(), "stored");
    assertToldOnce("stored", tip);
  }

  @Test
  void manyClonesAndPushesAtOnceAreAllWhole() throws Exception {
    branch("crowded");
    work.run("push", "-q", url(), "crowded");
    var deeds = new ArrayList<Callable<GitClient>>();
    for (int i = 0; i < 6; i++) {
      Path clone = folder.resolve("clone" + i);
      deeds.add(() -> cloned(clone));
    }
    for (int i = 0; i < 3; i++) {
      GitClient pusher = cloned(folder.resolve("pusher" + i));
      String name = "crowd" + i;
      deeds.add(
          () -> {
            pusher.run("checkout", "-q", "-b", name);
            pusher.commit(name, name.getBytes(StandardCharsets.UTF_8));
            pusher.run("push", "-q", "origin", name);
            return pusher;
          });
    }

    try (var threads = Executors.newFixedThreadPool(deeds.size())) {
      for (Future<GitClient> done : threads.invokeAll(deeds)) {
        done.get().run("fsck", "--full", "--strict");
      }
    }

    assertWhole();
    assertThat(work.run("ls-remote", url(), "crowd?").lines()).hasSize(3);
  }

  private static GitClient cloned(Path to) {
    GitClient clone = GitClient.in(to);
    clone.run("clone", "-q", url(), ".");
    return clone;
  }

  private static void awaitBack() {
    Patience.until(
        "the forge is back", () -> fragile.admin().get("/p/viaduct/code").statusCode() == 200);
  }

  private static Path repository() throws Exception {
    try (Stream<Path> all = Files.list(fragile.forge().data().resolve("repos"))) {
      return all.filter(f -> f.toString().endsWith(".git")).findFirst().orElseThrow();
    }
  }

  /** As stock git sees it, on disk. */
  private static void assertWhole() throws Exception {
    var checked = GitClient.in(repository()).attempt("fsck", "--full", "--strict");
    assertThat(checked.worked()).as(checked.text()).isTrue();
    assertThat(checked.text()).doesNotContain("error", "missing", "corrupt");
  }

  /** Each event has one delivery to each listener, kept for a day; this one indexes commits. */
  private static void assertToldOnce(String branch, String tip) {
    MongoCollection<Document> jobs = mongo.getDatabase("forge").getCollection("jobs");
    var told =
        Filters.and(
            Filters.regex("_id", Pattern.compile(" commits$")),
            Filters.regex("job", Pattern.compile("\"new\":\"" + tip + "\"")),
            Filters.regex("job", Pattern.compile("refs/heads/" + branch + "\"")));
    Patience.until(
        "the push to " + branch + " is told",
        () -> {
          List<Document> found = jobs.find(told).into(new ArrayList<>());
          return found.size() == 1 && "done".equals(found.getFirst().getString("state"));
        });
    assertThat(jobs.countDocuments(told)).isEqualTo(1);
  }
}
