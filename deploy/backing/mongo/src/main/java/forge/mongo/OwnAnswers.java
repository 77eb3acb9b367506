package forge.mongo;

import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The answers of a database to what the query layer would answer wrongly or wastefully. */
final class OwnAnswers {
  private final StoreDatabase database;
  private final Reads reads;

  OwnAnswers(StoreDatabase database, Reads reads) {
    this.database = database;
    this.reads = reads;
  }

  /**
   * The answer to this command, by the query layer where that does well.
   *
   * @param layer has the query layer answer
   */
  Document answer(
      String name,
      Document command,
      DatabaseResolver databases,
      Oplog oplog,
      UnaryOperator<Document> layer) {
    Document own = own(name, command, databases, oplog, layer);
    Document answer = own != null ? own : layer.apply(command);
    if (name.equals("insert")) {
      countInserted(command, answer);
    }
    return answer;
  }

  private @Nullable Document own(
      String name,
      Document command,
      DatabaseResolver databases,
      Oplog oplog,
      UnaryOperator<Document> layer) {
    String target = String.valueOf(command.get(name));
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "find" -> reads.find(database.namespace(target), database.collection(target), command);
      case "aggregate" ->
          command.get(name) instanceof String
              ? reads.aggregate(
                  database.namespace(target),
                  database.collection(target),
                  command,
                  databases,
                  database,
                  oplog)
              : null;
      case "update" ->
          OrderedUpdates.concerns(command) ? new OrderedUpdates(layer).run(command) : null;
      case "dropindexes" -> dropIndexes(database.collection(target), command);
      case "validate" -> validate(database.collection(target));
      default -> null;
    };
  }

  /** The query layer counts documents it refused. */
  private static void countInserted(Document command, Document answer) {
    if (answer.get("writeErrors") instanceof List<?> errors && !errors.isEmpty()) {
      int sent = ((Collection<?>) command.getOrDefault("documents", List.of())).size();
      boolean ordered = Utils.isTrue(command.getOrDefault("ordered", true));
      int firstError = Reads.number((Document) errors.getFirst(), "index");
      answer.put("n", ordered ? firstError : sent - errors.size());
    }
  }

  private @Nullable Document dropIndexes(@Nullable StoreCollection collection, Document command) {
    if (collection == null) {
      return null;
    }
    List<String> names = collection.indexesNamed(command.get("index"));
    if (names.isEmpty() && !"*".equals(command.get("index"))) {
      throw new IndexNotFoundException("index not found with name [" + command.get("index") + "]");
    }
    Document answer = new Document("nIndexesWas", collection.getNumIndexes());
    database.dropIndexes(collection, names);
    Utils.markOkay(answer);
    return answer;
  }

  private static @Nullable Document validate(@Nullable StoreCollection collection) {
    if (collection == null) {
      return null;
    }
    List<String> findings = collection.check();
    Document answer = collection.validate();
    answer.put("valid", findings.isEmpty());
    answer.put("errors", findings);
    return answer;
  }
}
