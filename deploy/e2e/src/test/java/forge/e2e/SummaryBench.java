package forge.e2e;

import static com.mongodb.client.model.Filters.eq;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClients;
import forge.launcher.Forge;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.RawBsonDocument;

/**
 * What the front page of a project costs with one release in the project and with many, and how
 * many projects a second the store hands out. {@code ./forge bench summary} runs it.
 */
public final class SummaryBench {
  private static final int MANY = 20_000;
  private static final int READERS = 4;
  private static final long SECONDS = 5;

  private final Forge forge;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  private SummaryBench(Forge forge) {
    this.forge = forge;
  }

  public static void main(String[] arguments) throws Exception {
    try (var forge = Running.start(Map.of())) {
      new SummaryBench(forge).run(arguments.length == 0 ? MANY : Integer.parseInt(arguments[0]));
    }
  }

  private String mongo() {
    return Objects.requireNonNull(forge.environment().get("FORGE_MONGODB_URI"));
  }

  private void run(int many) throws Exception {
    var admin = new Visitor(forge.url()).signIn("admin", forge.adminPassword().orElseThrow());
    String token = admin.accessToken();
    project(admin, "one");
    ship(admin, token, "one", "2.0");
    project(admin, "many");
    ship(admin, token, "many", "1.0");
    try (var client = MongoClients.create(mongo())) {
      new PastReleases(client.getDatabase("forge"), "many").copy("1.0", many - 2);
    }
    ship(admin, token, "many", "2.0");
    PageLoad.head();
    var load = new PageLoad(forge);
    figures.put("one", load.measure("summary, 1 release", "/p/one"));
    figures.put("many", load.measure("summary, " + many + " releases", "/p/many"));
    figures.put("directory", load.measure("directory", "/projects"));
    figures.put("badge", load.measure("badge", "/p/many/-/badges/version.svg"));
    read("one");
    read("many");
    var target = Running.checkout().resolve("target/bench/summary.json");
    Files.createDirectories(target.getParent());
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(target.toFile(), figures);
    System.out.println("\nWritten to target/bench/summary.json");
  }

  private static void project(Visitor admin, String name) throws Exception {
    admin.form("/new", Map.of("name", name, "title", name, "tool", "files"));
    for (String tool : new String[] {"tickets", "wiki", "chat"}) {
      admin.json("POST", "/rest/p/" + name + "/-/tools", "{\"tool\": \"" + tool + "\"}");
    }
  }

  /** Ships a release with one file, as a program would. */
  private static void ship(Visitor admin, String token, String name, String version)
      throws Exception {
    String files = "/rest/p/" + name + "/files/";
    String release = files + "-/releases";
    String file = "%s/%s-%s-linux-x64.tar.gz".formatted(version, name, version);
    done(admin.json("POST", release, "{\"version\": \"" + version + "\"}", token));
    done(admin.json("PUT", files + file, "water " + version, token));
    done(admin.json("POST", release + "/" + version + "/publish", "{}", token));
  }

  private static void done(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
    }
  }

  /** Whole project records by name, each a call of its own, from several threads. */
  private void read(String name) throws InterruptedException {
    var read = new AtomicLong();
    var bytes = new AtomicLong();
    try (var client = MongoClients.create(mongo())) {
      var projects = client.getDatabase("forge").getCollection("projects", RawBsonDocument.class);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      try (var threads = Executors.newFixedThreadPool(READERS)) {
        for (int i = 0; i < READERS; i++) {
          threads.execute(
              () -> {
                while (System.nanoTime() < end) {
                  var project = projects.find(eq("_id", "p/" + name)).first();
                  bytes.set(project == null ? 0 : project.getByteBuffer().remaining());
                  read.incrementAndGet();
                }
              });
        }
      }
    }
    long rate = read.get() / SECONDS;
    figures.put("reads " + name, Map.of("perSecond", rate, "bytes", bytes.get()));
    System.out.printf(
        "project record of %s: %d bytes, %d reads a second from the store%n",
        name, bytes.get(), rate);
  }
}
