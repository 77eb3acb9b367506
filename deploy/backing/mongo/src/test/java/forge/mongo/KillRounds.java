package forge.mongo;

import com.mongodb.MongoException;
import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.RenameCollectionOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;

/**
 * Kills the store while clients write, opens it again and asks whether all it acknowledged is
 * there.
 */
final class KillRounds {
  private static final int WRITERS = 4;
  private static final int KEPT = 20;
  private static final String TEXT = "lorem ipsum dolor sit amet ".repeat(10);

  private final Path folder;
  private final Random random = new Random(7);
  private final List<Writer> writers = new ArrayList<>();
  private final AtomicLong acknowledged = new AtomicLong();

  /**
   * What came out.
   *
   * @param acknowledged writes the store confirmed before it was killed
   * @param lost those of them that were gone
   * @param disagreements of indexes with documents
   */
  record Outcome(int rounds, long acknowledged, long lost, List<String> disagreements) {}

  KillRounds(Path folder) {
    this.folder = folder;
    for (int i = 0; i < WRITERS; i++) {
      writers.add(new Writer(i));
    }
  }

  Outcome run(int rounds) throws InterruptedException {
    long lost = 0;
    var disagreements = new ArrayList<String>();
    for (int round = 0; round < rounds; round++) {
      writeAndKill();
      disagreements.addAll(Check.of(folder.resolve("forge.mv")));
      lost += lost();
    }
    return new Outcome(rounds, acknowledged.get(), lost, disagreements);
  }

  private void writeAndKill() throws InterruptedException {
    try (var process = StoreProcess.start(folder);
        MongoClient client = MongoClients.create(process.uri())) {
      MongoDatabase database = client.getDatabase("forge");
      createIndexes(database);
      var enough = new CountDownLatch(100 + random.nextInt(400));
      var threads = new ArrayList<Thread>();
      for (Writer writer : writers) {
        threads.add(Thread.ofPlatform().start(() -> writer.write(database, enough)));
      }
      threads.add(Thread.ofPlatform().start(() -> redefine(database)));
      enough.await();
      process.kill();
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static void createIndexes(MongoDatabase database) {
    MongoCollection<Document> things = database.getCollection("things");
    things.createIndex(Indexes.ascending("writer", "number"), new IndexOptions().unique(true));
    things.createIndex(Indexes.descending("state"));
    things.createIndex(Indexes.ascending("tags"));
    things.createIndex(
        Indexes.ascending("number"),
        new IndexOptions().name("odd").partialFilterExpression(Filters.eq("odd", true)));
  }

  /** Creates, renames and drops collections and indexes all the time. */
  private static void redefine(MongoDatabase database) {
    try {
      while (true) {
        MongoCollection<Document> made = database.getCollection("made");
        made.createIndex(Indexes.ascending("a"));
        made.insertMany(List.of(new Document("a", 1), new Document("a", 2)));
        made.renameCollection(
            new MongoNamespace("forge", "renamed"), new RenameCollectionOptions().dropTarget(true));
        database.getCollection("renamed").dropIndex("a_1");
        database.getCollection("renamed").drop();
      }
    } catch (MongoException | IllegalStateException killed) {
      // that is how it ends
    }
  }

  private long lost() {
    try (var mongo = EmbeddedMongo.open(folder.resolve("forge.mv"), 0, null, Clock.systemUTC());
        var client = MongoClients.create(mongo.connectionString())) {
      MongoDatabase database = client.getDatabase("forge");
      return writers.stream().mapToLong(writer -> writer.lost(database)).sum();
    }
  }

  /** Inserts, changes and deletes its own documents, and remembers what was acknowledged. */
  private final class Writer {
    private final int id;
    private long inserted;
    private long deleted;
    private long counted;

    Writer(int id) {
      this.id = id;
    }

    void write(MongoDatabase database, CountDownLatch enough) {
      MongoCollection<Document> things = database.getCollection("things");
      MongoCollection<Document> counters = database.getCollection("counters");
      try {
        resume(things);
        while (true) {
          insert(things, inserted + 1);
          count(counters);
          if (inserted % 3 == 0) {
            things.updateOne(
                Filters.eq("_id", name(inserted)),
                Updates.combine(Updates.inc("state", 10), Updates.push("tags", "late")));
            acknowledged.incrementAndGet();
          }
          if (inserted - deleted > KEPT) {
            things.deleteOne(Filters.eq("_id", name(deleted + 1)));
            deleted++;
            acknowledged.incrementAndGet();
          }
          enough.countDown();
        }
      } catch (MongoException | IllegalStateException killed) {
        // that is how it ends
      }
    }

    /** A write that was not acknowledged may be there all the same. */
    private void resume(MongoCollection<Document> things) {
      Document newest =
          things.find(Filters.eq("writer", id)).sort(Indexes.descending("number")).limit(1).first();
      if (newest != null) {
        inserted = newest.getLong("number");
      }
    }

    private void insert(MongoCollection<Document> things, long number) {
      things.insertOne(
          new Document("_id", name(number))
              .append("writer", id)
              .append("number", number)
              .append("odd", number % 2 == 1)
              .append("state", number % 5)
              .append("tags", List.of("t" + number % 7, "t" + number % 3))
              .append("text", TEXT));
      inserted = number;
      acknowledged.incrementAndGet();
    }

    private void count(MongoCollection<Document> counters) {
      Document counter =
          counters.findOneAndUpdate(
              Filters.eq("_id", id),
              Updates.inc("value", 1L),
              new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
      counted = counter == null ? counted : counter.getLong("value");
      acknowledged.incrementAndGet();
    }

    private String name(long number) {
      return "w" + id + "-" + number;
    }

    long lost(MongoDatabase database) {
      MongoCollection<Document> things = database.getCollection("things");
      long lost = 0;
      for (long number = deleted + 2; number <= inserted; number++) {
        Document thing = things.find(Filters.eq("_id", name(number))).first();
        lost += thing == null ? 1 : 0;
      }
      lost +=
          things.countDocuments(
              Filters.and(Filters.eq("writer", id), Filters.lte("number", deleted)));
      Document counter = database.getCollection("counters").find(Filters.eq("_id", id)).first();
      long value = counter == null ? 0 : counter.getLong("value");
      return lost + Math.max(0, counted - value);
    }
  }
}
