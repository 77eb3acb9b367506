package forge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import forge.launcher.Forge;
import forge.testing.RealRabbit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is left of a push when parts are killed under it: a whole repository, a client that was told
 * the truth, and news that come exactly once.
 */
class GitFaultTest {
  private static final String CODE = "/p/aqueduct/code.git";
  private static final int PACK = 12 << 20;

  static Path folder;
  static Forge forge;
  static @Nullable RealRabbit rabbit;
  static Visitor admin;
  static String token;
  static GitClient work;
  static MongoClient mongo;

  @BeforeAll
  static void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    var settings = new HashMap<String, String>();
    if (RealRabbit.installed()) {
      rabbit = RealRabbit.start();
      settings.put("FORGE_RABBITMQ_URI", rabbit.uri());
    }
    forge = Running.start(settings);
    mongo = MongoClients.create(forge.environment().get("FORGE_MONGODB_URI"));
    admin = new Visitor(forge.url()).signIn("admin", forge.adminPassword().orElseThrow());
    admin.form("/new", Map.of("name", "aqueduct", "title", "Aqueduct", "tool", "scm"));
    token = admin.accessToken();
    work = GitClient.init(folder.resolve("work"));
    work.commit("README.md", new byte[] {'#'});
    work.run("push", "-q", url(forge.url().toString()), "main");
  }

  @AfterAll
  static void stop() {
    if (mongo != null) {
      mongo.close();
    }
    if (forge != null) {
      forge.close();
    }
    if (rabbit != null) {
      rabbit.close();
    }
  }

  private static String url(String at) {
    return at.replace("http://", "http://admin:" + token + "@") + CODE;
  }

  private static String url() {
    return url(forge.url().toString());
  }

  private static void kill(String service) {
    long pid = Objects.requireNonNull(forge.pids().get(service), service);
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
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
    try (var ferry = new Ferry(forge.url(), PACK / 2, () -> kill("payara"))) {
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
                  kill("payara");
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
    kill("solr");

    assertAcceptedAndTold("unindexed");
    Patience.until(
        "the commit can be found",
        () -> admin.get("/rest/search?q=unindexed").body().contains("Change unindexed"));
  }

  @Test
  void theBrokerIsAwayDuringAPush() throws Exception {
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
    try (var ferry = new Ferry(forge.url(), PACK / 2, () -> kill("store"))) {
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
            pusher.commit(name, name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
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
    Patience.until("the forge is back", () -> admin.get("/p/aqueduct/code").statusCode() == 200);
  }

  private static Path repository() throws Exception {
    try (Stream<Path> all = Files.list(forge.data().resolve("repos"))) {
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
