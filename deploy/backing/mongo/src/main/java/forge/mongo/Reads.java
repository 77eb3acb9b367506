package forge.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The commands that answer with a cursor. */
final class Reads {
  private final Cursors cursors;

  Reads(Cursors cursors) {
    this.cursors = cursors;
  }

  Document find(String namespace, @Nullable StoreCollection collection, Document command) {
    return cursors.open(
        namespace,
        integer(command, "batchSize"),
        Utils.isTrue(command.get("singleBatch")),
        () -> collection == null ? Stream.empty() : find(collection, command));
  }

  private static Stream<Document> find(StoreCollection collection, Document command) {
    return collection.find(
        command.get("filter") instanceof Document filter ? filter : new Document(),
        (Document) command.get("sort"),
        number(command, "skip"),
        Math.abs(number(command, "limit")),
        (Document) command.get("projection"));
  }

  /** The answer to an aggregation that changes nothing, or null for one that does. */
  @Nullable Document aggregate(
      String namespace,
      @Nullable StoreCollection collection,
      Document command,
      DatabaseResolver databases,
      MongoDatabase database,
      Oplog oplog) {
    List<Document> stages = Aggregation.parse(command.get("pipeline"));
    var pipeline = new Pipeline(stages);
    Aggregation whole = Aggregation.fromPipeline(stages, databases, database, collection, oplog);
    whole.validate(withPlainCursor(command));
    if (whole.isModifying()) {
      return null;
    }
    Aggregation rest =
        Aggregation.fromPipeline(
            pipeline.counted() == null ? pipeline.rest() : pipeline.afterCount(),
            databases,
            database,
            collection,
            oplog);
    Integer batchSize =
        command.get("cursor") instanceof Document cursor ? integer(cursor, "batchSize") : null;
    return cursors.open(
        namespace,
        batchSize,
        false,
        () ->
            collection == null
                ? Stream.empty()
                : rest.runStagesAsStream(start(collection, pipeline)));
  }

  private static Stream<Document> start(StoreCollection collection, Pipeline pipeline) {
    String name = pipeline.counted();
    if (name == null) {
      return head(collection, pipeline);
    }
    int count = collection.count(pipeline.query(), 0, 0);
    return count == 0 ? Stream.empty() : Stream.of(new Document(name, count));
  }

  private static Stream<Document> head(StoreCollection collection, Pipeline pipeline) {
    return collection.find(
        pipeline.query(), pipeline.order(), pipeline.skip(), pipeline.limit(), null);
  }

  /** The query layer warns about a batch size, which is heeded here. */
  private static Document withPlainCursor(Document command) {
    return command.get("cursor") instanceof Document
        ? new Document("cursor", new Document())
        : new Document();
  }

  static @Nullable Integer integer(Document command, String name) {
    return command.get(name) instanceof Number number
        ? (Integer) (int) Math.min(number.longValue(), Integer.MAX_VALUE)
        : null;
  }

  static int number(Document command, String name) {
    Integer number = integer(command, name);
    return number == null ? 0 : number;
  }
}
