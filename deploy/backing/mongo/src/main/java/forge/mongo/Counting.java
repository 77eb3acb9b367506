package forge.mongo;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.h2.mvstore.Cursor;

/** Counts what a query finds, from the index alone where that is enough. */
final class Counting {
  private Counting() {}

  static long of(Plan plan, Document query, StoreCollection collection) {
    if (plan.index() instanceof OrderedIndex index && isCovered(plan, index, query)) {
      return entries(plan, index, collection.snapshot());
    }
    return collection.find(query, null, 0, 0, null).count();
  }

  private static long entries(Plan plan, OrderedIndex index, Snapshot snapshot) {
    long count = 0;
    for (Plan.Range range : plan.ranges()) {
      for (Cursor<Key, Key> cursor = snapshot.entries(index, range, false); cursor.hasNext(); ) {
        cursor.next();
        count++;
      }
    }
    return count;
  }

  /** Whether the query asks for plain values of leading fields and for nothing else. */
  private static boolean isCovered(Plan plan, OrderedIndex index, Document query) {
    if (index.multikey() || index.options().partial() != null) {
      return false;
    }
    Set<String> leading =
        index.getKeys().stream()
            .limit(query.size())
            .map(IndexKey::getKey)
            .collect(Collectors.toSet());
    return leading.equals(query.keySet())
        && query.entrySet().stream().allMatch(Counting::isPlain)
        && plan.ranges().stream().allMatch(range -> range.low().length() == range.prefix());
  }

  private static boolean isPlain(Map.Entry<String, Object> condition) {
    return switch (condition.getValue()) {
      case null -> false;
      case Document operators ->
          operators.size() == 1
              && operators.get("$in") instanceof Collection<?> values
              && values.stream().allMatch(Counting::isScalar);
      default -> isScalar(condition.getValue());
    };
  }

  private static boolean isScalar(Object value) {
    return value instanceof Comparable && !(value instanceof List);
  }
}
