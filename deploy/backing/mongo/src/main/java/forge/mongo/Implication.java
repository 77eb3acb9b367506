package forge.mongo;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether every document a query finds is in a partial index. */
final class Implication {
  private Implication() {}

  static boolean holds(Document query, Document partial) {
    return partial.entrySet().stream().allMatch(condition -> holds(query, condition));
  }

  private static boolean holds(Document query, Map.Entry<String, Object> condition) {
    String field = condition.getKey();
    Object wanted = condition.getValue();
    if (query.containsKey(field) && Objects.equals(query.get(field), wanted)) {
      return true;
    }
    if (query.get("$and") instanceof Collection<?> all
        && all.stream().anyMatch(each -> each instanceof Document part && holds(part, condition))) {
      return true;
    }
    return query.containsKey(field)
        && wanted instanceof Document operators
        && !operators.isEmpty()
        && operators.entrySet().stream().allMatch(each -> implied(query.get(field), each));
  }

  private static boolean implied(@Nullable Object given, Map.Entry<String, Object> operator) {
    if (given instanceof Document operators && isOperators(operators)) {
      return operators.entrySet().stream().anyMatch(each -> implied(each, operator));
    }
    return impliedByValue(given, operator);
  }

  private static boolean implied(
      Map.Entry<String, Object> given, Map.Entry<String, Object> operator) {
    if (given.equals(operator)) {
      return true;
    }
    return switch (given.getKey()) {
      case "$eq" -> impliedByValue(given.getValue(), operator);
      case "$in" ->
          given.getValue() instanceof Collection<?> values
              && values.stream().allMatch(value -> impliedByValue(value, operator));
      case "$gt", "$gte", "$lt", "$lte" ->
          operator.getKey().equals("$exists") && Utils.isTrue(operator.getValue());
      default -> false;
    };
  }

  private static boolean impliedByValue(
      @Nullable Object value, Map.Entry<String, Object> operator) {
    Object bound = operator.getValue();
    if (value == null) {
      return false;
    }
    return switch (operator.getKey()) {
      case "$exists" -> Utils.isTrue(bound);
      case "$eq" -> Objects.equals(value, bound);
      case "$in" -> bound instanceof Collection<?> values && values.contains(value);
      case "$type" -> value instanceof String && "string".equals(bound);
      case "$gt" -> comparable(value, bound) && compare(value, bound) > 0;
      case "$gte" -> comparable(value, bound) && compare(value, bound) >= 0;
      case "$lt" -> comparable(value, bound) && compare(value, bound) < 0;
      case "$lte" -> comparable(value, bound) && compare(value, bound) <= 0;
      default -> false;
    };
  }

  private static boolean comparable(Object value, @Nullable Object bound) {
    return bound != null
        && ((value instanceof Number && bound instanceof Number)
            || (value instanceof Comparable && value.getClass().equals(bound.getClass())));
  }

  private static int compare(Object value, @Nullable Object bound) {
    return ValueComparator.asc().compare(value, bound);
  }

  private static boolean isOperators(Document document) {
    return !document.isEmpty() && document.keySet().iterator().next().startsWith("$");
  }
}
