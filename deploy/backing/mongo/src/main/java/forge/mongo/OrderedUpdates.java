package forge.mongo;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Several updates in one command, of which the first that fails is the last that is tried. */
final class OrderedUpdates {
  private final UnaryOperator<Document> run;
  private final List<Document> upserted = new ArrayList<>();
  private final List<Document> errors = new ArrayList<>();
  private int matched;
  private int modified;

  OrderedUpdates(UnaryOperator<Document> run) {
    this.run = run;
  }

  static boolean concerns(Document command) {
    Object ordered = command.getOrDefault("ordered", true);
    return Utils.isTrue(ordered)
        && command.get("updates") instanceof Collection<?> updates
        && updates.size() > 1;
  }

  Document run(Document command) {
    int index = 0;
    for (Object update : (Collection<?>) command.getOrDefault("updates", List.of())) {
      Document single = command.clone();
      single.put("updates", List.of(update));
      add(run.apply(single), index++);
      if (!errors.isEmpty()) {
        break;
      }
    }
    return answer();
  }

  private void add(Document answer, int index) {
    matched += ((Number) answer.getOrDefault("n", 0)).intValue();
    modified += ((Number) answer.getOrDefault("nModified", 0)).intValue();
    collect(answer.get("upserted"), index, upserted);
    collect(answer.get("writeErrors"), index, errors);
  }

  private static void collect(@Nullable Object found, int index, List<Document> into) {
    if (found instanceof Collection<?> list) {
      for (Object each : list) {
        Document numbered = ((Document) each).clone();
        numbered.put("index", index);
        into.add(numbered);
      }
    }
  }

  private Document answer() {
    Document answer = new Document("n", matched).append("nModified", modified);
    if (!upserted.isEmpty()) {
      answer.put("upserted", upserted);
    }
    if (!errors.isEmpty()) {
      answer.put("writeErrors", errors);
    }
    Utils.markOkay(answer);
    return answer;
  }
}
