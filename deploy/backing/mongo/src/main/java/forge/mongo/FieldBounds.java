package forge.mongo;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a query demands of one field, as far as a sorted index can use it. */
final class FieldBounds {
  private @Nullable List<?> values;
  private boolean single;
  private @Nullable Object low;
  private @Nullable Object high;

  /** The only values the field can have, or null if there are others. */
  @Nullable List<?> values() {
    return values;
  }

  boolean isSingleValue() {
    return single;
  }

  boolean isRange() {
    return values == null && (low != null || high != null);
  }

  @Nullable Object low() {
    return low;
  }

  @Nullable Object high() {
    return high;
  }

  boolean admitsNull() {
    return values != null && values.stream().anyMatch(Missing::isNullOrMissing);
  }

  void demand(String operator, @Nullable Object operand) {
    switch (operator) {
      case "$eq" -> equal(operand);
      case "$in" -> oneOf(operand);
      case "$gt", "$gte" -> low = isBound(operand) ? operand : low;
      case "$lt", "$lte" -> high = isBound(operand) ? operand : high;
      default -> {}
    }
  }

  void equal(@Nullable Object value) {
    if (!(value instanceof BsonRegularExpression)) {
      values = Collections.singletonList(value);
      single = true;
    }
  }

  /** A pattern that begins with plain text bounds the field to texts that do. */
  void matching(BsonRegularExpression pattern) {
    String prefix = LiteralPrefix.of(pattern);
    if (!prefix.isEmpty()) {
      low = prefix;
      high = LiteralPrefix.successor(prefix);
    }
  }

  private void oneOf(@Nullable Object operand) {
    if (!single
        && operand instanceof Collection<?> list
        && list.stream().noneMatch(BsonRegularExpression::isRegularExpression)) {
      values = list.stream().distinct().toList();
    }
  }

  private static boolean isBound(@Nullable Object operand) {
    return operand != null
        && !(operand instanceof Collection)
        && !(operand instanceof Map)
        && !(operand instanceof MinKey)
        && !(operand instanceof MaxKey);
  }
}
