package forge.e2e;

import static com.mongodb.client.model.Filters.eq;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClients;
import forge.launcher.Forge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
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

  private void run(int many) throws Exception {
    var admin = new Visitor(forge.url()).signIn("admin", forge.adminPassword().orElseThrow());
    fill(admin, "one", 1);
    fill(admin, "many", many);
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

  private static void fill(Visitor admin, String name, int releases) throws Exception {
    for (String tool : new String[] {"files", "tickets", "wiki", "chat"}) {
      if (tool.equals("files")) {
        admin.form("/new", Map.of("name", name, "title", name, "tool", tool));
      } else {
        admin.json("POST", "/rest/p/" + name + "/-/tools", "{\"tool\": \"" + tool + "\"}");
      }
    }
    String token = admin.accessToken();
    var done = new AtomicLong();
    long start = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 1; i <= releases; i++) {
        String file = "1.%d/%s-1.%d-linux-x64.tar.gz".formatted(i, name, i);
        threads.execute(() -> publish(admin, "/rest/p/" + name + "/files/" + file, token, done));
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%d files published in %s in %.0f s%n", done.get(), name, seconds);
  }

  private static void publish(Visitor admin, String at, String token, AtomicLong done) {
    try {
      if (admin.json("PUT", at, "water " + at, token).statusCode() < 300) {
        done.incrementAndGet();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whole project records by name, each a call of its own, from several threads. */
  private void read(String name) throws InterruptedException {
    var read = new AtomicLong();
    var bytes = new AtomicLong();
    try (var client = MongoClients.create(forge.environment().get("FORGE_MONGODB_URI"))) {
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
