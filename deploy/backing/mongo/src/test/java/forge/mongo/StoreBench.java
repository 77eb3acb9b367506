package forge.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Measures the embedded store: {@code StoreBench [documents] [operations] [rounds]}, by default a
 * million, a hundred thousand and fifty.
 */
public final class StoreBench {
  private static final int ROOMS = 1000;
  private static final int BATCH = 1000;
  private static final int QUERIES = 2000;
  private static final long FIRST_MOMENT = 1_700_000_000_000L;
  private static final String TEXT = "The quick brown fox jumps over the lazy dog. ".repeat(5);
  private static final String JOURNALLED = "w=majority&journal=true";

  private final Report report = new Report();
  private final Random random = new Random(1);
  private final Path folder;
  private final int documents;
  private final int operations;
  private final int rounds;

  private StoreBench(Path folder, int documents, int operations, int rounds) {
    this.folder = folder;
    this.documents = documents;
    this.operations = operations;
    this.rounds = rounds;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("store-bench");
    try {
      var bench =
          new StoreBench(
              folder,
              number(arguments, 0, 1_000_000),
              number(arguments, 1, 100_000),
              number(arguments, 2, 50));
      bench.run();
    } finally {
      delete(folder);
    }
  }

  private static int number(String[] arguments, int index, int otherwise) {
    return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void run() throws Exception {
    inserts();
    large();
    differential();
    kills();
    report.write(Path.of("target", "bench", "store.json"));
  }

  // writing

  private void inserts() throws Exception {
    report.title("Single inserts of 350 bytes, two indexes besides _id");
    try (var mongo = EmbeddedMongo.open(folder.resolve("inserts.mv"))) {
      String journalled = mongo.connectionString();
      String plain = journalled.replace(JOURNALLED, "w=1");
      inserts("warm-up", plain, 1, 20_000);
      inserts("w:1, 1 client", plain, 1, 30_000);
      inserts("w:1, 16 clients", plain, 16, 60_000);
      inserts("majority and journal, 1 client", journalled, 1, 2_000);
      inserts("majority and journal, 16 clients", journalled, 16, 20_000);
    }
  }

  private void inserts(String name, String uri, int clients, int count) throws Exception {
    try (MongoClient client = MongoClients.create(uri)) {
      MongoCollection<Document> messages = messages(client);
      client.getDatabase("forge").runCommand(new Document("ping", 1));
      double seconds =
          inParallel(
              clients,
              part -> {
                for (int i = part; i < count; i += clients) {
                  messages.insertOne(message(i));
                }
              });
      report.figure(name, count / seconds, "/s");
    }
  }

  private static MongoCollection<Document> messages(MongoClient client) {
    MongoDatabase database = client.getDatabase("forge");
    MongoCollection<Document> messages = database.getCollection("messages");
    messages.createIndex(
        Indexes.compoundIndex(Indexes.ascending("room"), Indexes.descending("at")));
    messages.createIndex(Indexes.ascending("author", "at"));
    return messages;
  }

  private static Document message(int number) {
    return new Document("room", "room-" + number % ROOMS)
        .append("at", FIRST_MOMENT + number)
        .append("author", "author-" + number % 777)
        .append("number", number)
        .append("text", TEXT);
  }

  private static double inParallel(int clients, IntConsumer work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(clients);
    try {
      long start = System.nanoTime();
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < clients; i++) {
        int part = i;
        running.add(pool.submit(() -> work.accept(part)));
      }
      for (Future<?> each : running) {
        each.get();
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      pool.shutdown();
    }
  }

  // a large collection

  private void large() throws Exception {
    report.title(String.format("%,d documents, store in a process of 256 MB", documents));
    Path data = Files.createDirectories(folder.resolve("large"));
    Path file = data.resolve("forge.mv");
    try (var process = StoreProcess.start(data);
        MongoClient client = MongoClients.create(process.uri().replace(JOURNALLED, "w=1"))) {
      MongoCollection<Document> messages = messages(client);
      fill(messages);
      queries(messages);
      readAll(messages);
      rewrite(messages, file);
      process.stop();
    }
    opening(data, file);
  }

  private void fill(MongoCollection<Document> messages) throws Exception {
    double seconds =
        inParallel(
            2,
            part -> {
              for (int i = part * BATCH; i < documents; i += 2 * BATCH) {
                var batch = new ArrayList<Document>();
                for (int j = i; j < Math.min(documents, i + BATCH); j++) {
                  batch.add(message(j).append("_id", "m" + j));
                }
                messages.insertMany(batch, new InsertManyOptions().ordered(false));
              }
            });
    report.figure("bulk insert", documents / seconds, "/s");
    report.figure(
        "load average of the machine meanwhile",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        "");
  }

  private void queries(MongoCollection<Document> messages) throws Exception {
    time("a room's newest 50", () -> newest(messages));
    time(
        "one by _id",
        () -> messages.find(Filters.eq("_id", "m" + random.nextInt(documents))).first());
    time("50 of an author within a range of time", () -> range(messages));
    time(
        "count of a room",
        () -> messages.countDocuments(Filters.eq("room", "room-" + random.nextInt(ROOMS))));
  }

  private List<Document> newest(MongoCollection<Document> messages) {
    return messages
        .find(Filters.eq("room", "room-" + random.nextInt(ROOMS)))
        .sort(Indexes.descending("at"))
        .limit(50)
        .into(new ArrayList<>());
  }

  private List<Document> range(MongoCollection<Document> messages) {
    long from = FIRST_MOMENT + random.nextInt(documents);
    return messages
        .find(
            Filters.and(
                Filters.eq("author", "author-" + random.nextInt(777)),
                Filters.gte("at", from),
                Filters.lt("at", from + documents / 2)))
        .sort(Indexes.ascending("at"))
        .limit(50)
        .into(new ArrayList<>());
  }

  private void time(String name, Callable<?> query) throws Exception {
    long[] nanos = new long[QUERIES];
    for (int i = -QUERIES / 4; i < QUERIES; i++) {
      long start = System.nanoTime();
      query.call();
      if (i >= 0) {
        nanos[i] = System.nanoTime() - start;
      }
    }
    Percentiles times = Percentiles.of(nanos);
    report.figure(name + ", p50", times.p50(), "ms");
    report.bounded(name + ", p99", times.p99(), "ms", 5);
  }

  private void readAll(MongoCollection<Document> messages) {
    long start = System.nanoTime();
    long count = 0;
    for (Document each : messages.find()) {
      count += each.isEmpty() ? 0 : 1;
    }
    report.figure("read all through one cursor", count / ((System.nanoTime() - start) / 1e9), "/s");
  }

  private void rewrite(MongoCollection<Document> messages, Path file) throws Exception {
    report.figure("file", Files.size(file) / 1e6, "MB");
    int updates = documents / 5;
    double seconds =
        inParallel(
            4,
            part -> {
              var mine = new Random(part);
              for (int i = part; i < updates; i += 4) {
                messages.updateOne(
                    Filters.eq("_id", "m" + mine.nextInt(documents)), Updates.inc("edits", 1));
              }
            });
    report.figure("random updates, w:1, 4 clients", updates / seconds, "/s");
    report.figure(String.format("file after %,d updates", updates), Files.size(file) / 1e6, "MB");
  }

  private void opening(Path data, Path file) throws IOException {
    report.bounded("open after a clean stop", open(file), "s", 3);
    try (var process = StoreProcess.start(data);
        MongoClient client = MongoClients.create(process.uri())) {
      client.getDatabase("forge").getCollection("other").insertOne(new Document());
      process.kill();
    }
    report.bounded("open after kill -9", open(file), "s", 3);
    long start = System.nanoTime();
    int findings = Check.of(file).size();
    report.figure("check of all indexes", (System.nanoTime() - start) / 1e9, "s");
    report.bounded("disagreements found", findings, "", 0);
  }

  private static double open(Path file) {
    long start = System.nanoTime();
    EmbeddedMongo mongo = EmbeddedMongo.open(file, 0, null, Clock.systemUTC());
    double seconds = (System.nanoTime() - start) / 1e9;
    mongo.close();
    return seconds;
  }

  // correctness

  private void differential() {
    report.title(String.format("%,d random operations against the memory backend", operations));
    try (var mongo = EmbeddedMongo.open(folder.resolve("differential.mv"));
        var differential =
            new Differential(mongo.connectionString().replace(JOURNALLED, "w=1"), 4711)) {
      int[] left = {operations};
      Differential.Outcome outcome = differential.run(() -> left[0]-- > 0);
      report.figure("results compared", (double) outcome.compared(), "");
      report.figure("of them refused by both alike", (double) outcome.refused(), "");
      report.bounded("differences", outcome.differences().size(), "", 0);
      outcome.differences().forEach(report::note);
    }
  }

  private void kills() throws InterruptedException, IOException {
    report.title(rounds + " rounds of kill -9 while five clients write");
    Path data = Files.createDirectories(folder.resolve("kills"));
    KillRounds.Outcome outcome = new KillRounds(data).run(rounds);
    report.figure("acknowledged writes", (double) outcome.acknowledged(), "");
    report.bounded("acknowledged writes lost", (double) outcome.lost(), "", 0);
    report.bounded("indexes that disagree", outcome.disagreements().size(), "", 0);
    outcome.disagreements().forEach(report::note);
  }
}
