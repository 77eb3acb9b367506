package forge.mongo;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a query demands of each field; it may demand more than is said here. */
final class Bounds {
  private final Map<String, FieldBounds> fields = new HashMap<>();

  private Bounds() {}

  static Bounds of(Document query) {
    var bounds = new Bounds();
    bounds.read(query);
    return bounds;
  }

  @Nullable FieldBounds of(String field) {
    return fields.get(field);
  }

  private void read(Document query) {
    query.forEach(this::read);
  }

  private void read(String field, @Nullable Object condition) {
    if (field.equals("$and") && condition instanceof Collection<?> all) {
      all.stream().filter(Document.class::isInstance).forEach(each -> read((Document) each));
    } else if (!field.startsWith("$")) {
      FieldBounds bounds = fields.computeIfAbsent(field, name -> new FieldBounds());
      if (BsonRegularExpression.isRegularExpression(condition)) {
        bounds.matching(BsonRegularExpression.convertToRegularExpression(condition));
      } else if (condition instanceof Document document && isOperators(document)) {
        document.forEach(bounds::demand);
      } else {
        bounds.equal(condition);
      }
    }
  }

  private static boolean isOperators(Document condition) {
    return !condition.isEmpty() && condition.keySet().iterator().next().startsWith("$");
  }
}
