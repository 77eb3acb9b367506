package forge.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.FindOneAndDeleteOptions;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Runs the same random operations on the embedded store and on the memory backend. */
final class Differential implements AutoCloseable {
  private static final int COMPARE_ALL_EVERY = 500;
  private static final int MOST_DIFFERENCES = 20;

  private final RandomOperations random;
  private final MongoServer server;
  private final MongoClient theirClient;
  private final MongoClient ourClient;
  private final MongoCollection<Document> theirs;
  private final MongoCollection<Document> ours;
  private final List<String> differences = new ArrayList<>();
  private long operations;
  private long compared;
  private long refused;

  /** What came out: how many operations, results compared, refusals and differences. */
  record Outcome(long operations, long compared, long refused, List<String> differences) {}

  Differential(String ourUri, long seed) {
    this.random = new RandomOperations(seed);
    this.server = new MongoServer(new MemoryBackend());
    this.theirClient = MongoClients.create(server.bindAndGetConnectionString());
    this.ourClient = MongoClients.create(ourUri);
    this.theirs = theirClient.getDatabase("differential").getCollection("things");
    this.ours = ourClient.getDatabase("differential").getCollection("things");
    ours.drop();
    createIndexes();
  }

  private void createIndexes() {
    var unique = new IndexOptions().unique(true).sparse(true);
    theirs.createIndex(Indexes.ascending("u"), unique);
    ours.createIndex(Indexes.ascending("u"), unique);
    ours.createIndex(Indexes.ascending("a"));
    ours.createIndex(Indexes.compoundIndex(Indexes.ascending("a"), Indexes.descending("b")));
    ours.createIndex(Indexes.compoundIndex(Indexes.descending("c"), Indexes.ascending("_id")));
    ours.createIndex(Indexes.ascending("c", "n"));
    ours.createIndex(Indexes.ascending("b"), new IndexOptions().sparse(true));
    ours.createIndex(Indexes.ascending("tags"));
    ours.createIndex(Indexes.ascending("sub.x"));
    ours.createIndex(
        Indexes.ascending("n"),
        new IndexOptions()
            .name("few")
            .partialFilterExpression(new Document("c", new Document("$gte", 2))));
  }

  Outcome run(BooleanSupplier goOn) {
    while (goOn.getAsBoolean()) {
      step();
      operations++;
      if (operations % COMPARE_ALL_EVERY == 0) {
        both("all", things -> sorted(things.find()));
      }
    }
    both("all", things -> sorted(things.find()));
    return new Outcome(operations, compared, refused, differences);
  }

  private void step() {
    switch (random.below(20)) {
      case 0, 1, 2 -> insert();
      case 3, 4, 5 -> update();
      case 6 -> updateMany();
      case 7 -> replace();
      case 8 -> delete();
      case 9 -> findAndModify();
      case 10 -> bulk();
      case 11 -> count();
      case 12 -> distinct();
      case 13 -> aggregate();
      case 14, 15 -> findUnsorted();
      default -> findSorted();
    }
  }

  private void insert() {
    Document document = random.document(random.id());
    both("insert " + document.toJson(), things -> things.insertOne(document).wasAcknowledged());
  }

  private void update() {
    Bson filter = random.byId();
    Bson update = random.update();
    var options = new UpdateOptions().upsert(random.below(5) == 0 && isPlain(filter));
    both(
        "update " + filter + " " + update,
        things -> {
          var result = things.updateOne(filter, update, options);
          return result.getMatchedCount() + "/" + result.getModifiedCount();
        });
  }

  private static boolean isPlain(Bson filter) {
    return filter.toBsonDocument().keySet().equals(Set.of("_id"));
  }

  private void updateMany() {
    Bson filter = random.filter();
    Bson update = random.update();
    both(
        "updateMany " + filter + " " + update,
        things -> {
          var result = things.updateMany(filter, update);
          return result.getMatchedCount() + "/" + result.getModifiedCount();
        });
  }

  private void replace() {
    int id = random.id();
    Document document = random.document(id);
    boolean upsert = random.below(2) == 0;
    both(
        "replace " + document.toJson(),
        things ->
            things
                .replaceOne(new Document("_id", id), document, new ReplaceOptions().upsert(upsert))
                .getMatchedCount());
  }

  private void delete() {
    Bson filter = random.below(4) == 0 ? random.filter() : random.byId();
    boolean few = ours.countDocuments(filter) < 20;
    if (few) {
      both("delete " + filter, things -> things.deleteMany(filter).getDeletedCount());
    }
  }

  private void findAndModify() {
    Bson filter = random.filter();
    Document order = random.order();
    Bson update = random.update();
    Document replacement = random.document(0);
    replacement.remove("_id");
    replacement.remove("u");
    switch (random.below(4)) {
      case 0 ->
          both(
              "findOneAndDelete " + filter + order.toJson(),
              things -> things.findOneAndDelete(filter, new FindOneAndDeleteOptions().sort(order)));
      case 1 ->
          both(
              "findOneAndReplace " + filter + order.toJson(),
              things ->
                  things.findOneAndReplace(
                      filter, replacement, new FindOneAndReplaceOptions().sort(order)));
      default ->
          both(
              "findOneAndUpdate " + filter + order.toJson() + update,
              things ->
                  things.findOneAndUpdate(
                      filter,
                      update,
                      new FindOneAndUpdateOptions()
                          .sort(order)
                          .returnDocument(ReturnDocument.AFTER)));
    }
  }

  private void bulk() {
    List<WriteModel<Document>> models = new ArrayList<>();
    for (int i = random.below(4); i >= 0; i--) {
      models.add(new UpdateOneModel<>(new Document("_id", random.id()), random.update()));
    }
    both(
        "bulk",
        things -> {
          var result = things.bulkWrite(models);
          return result.getMatchedCount() + "/" + result.getModifiedCount();
        });
  }

  private void count() {
    Bson filter = random.filter();
    both("count " + filter, things -> things.countDocuments(filter));
  }

  private void distinct() {
    Bson filter = random.filter();
    String field = List.of("c", "n", "tags", "sub.y").get(random.below(4));
    both(
        "distinct " + field + filter,
        things ->
            inAnyOrder(things.distinct(field, filter, BsonValue.class).into(new ArrayList<>())));
  }

  private void aggregate() {
    Bson filter = random.filter();
    Document order = random.order();
    int limit = 1 + random.below(10);
    both(
        "aggregate " + filter + order.toJson(),
        things ->
            things
                .aggregate(
                    List.of(
                        Aggregates.match(filter), Aggregates.sort(order), Aggregates.limit(limit)))
                .into(new ArrayList<>()));
    both(
        "group " + filter,
        things ->
            inAnyOrder(
                things
                    .aggregate(
                        List.of(
                            Aggregates.match(filter),
                            Aggregates.group("$c", Accumulators.sum("sum", "$n"))))
                    .into(new ArrayList<>())));
  }

  private static List<String> inAnyOrder(List<?> results) {
    return results.stream().map(String::valueOf).sorted().toList();
  }

  private void findUnsorted() {
    Bson filter = random.filter();
    both("find " + filter, things -> sorted(things.find(filter)));
  }

  private void findSorted() {
    Bson filter = random.filter();
    Document order = random.order();
    int limit = random.below(2) * random.below(20);
    int batch = 1 + random.below(10);
    both(
        "find " + filter + order.toJson() + " limit " + limit,
        things ->
            things.find(filter).sort(order).limit(limit).batchSize(batch).into(new ArrayList<>()));
  }

  private static List<Document> sorted(Iterable<Document> found) {
    var list = new ArrayList<Document>();
    found.forEach(list::add);
    list.sort(Comparator.comparing(each -> each.getInteger("_id")));
    return list;
  }

  private void both(String what, Function<MongoCollection<Document>, Object> operation) {
    compared++;
    Object expected = result(operation, theirs);
    Object actual = result(operation, ours);
    refused += String.valueOf(expected).startsWith("error") ? 1 : 0;
    if (!Objects.equals(expected, actual) && differences.size() < MOST_DIFFERENCES) {
      differences.add(what + "\n  memory   " + expected + "\n  embedded " + actual);
    }
  }

  private static Object result(
      Function<MongoCollection<Document>, Object> operation, MongoCollection<Document> things) {
    try {
      return String.valueOf(operation.apply(things));
    } catch (MongoException refused) {
      return "error " + refused.getCode();
    }
  }

  @Override
  public void close() {
    theirClient.close();
    ourClient.close();
    server.shutdownNow();
  }
}
