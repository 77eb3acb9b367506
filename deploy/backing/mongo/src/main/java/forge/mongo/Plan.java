package forge.mongo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the documents of a query are found.
 *
 * @param index null to read the whole collection
 * @param ranges the parts of the index to read
 * @param sorted whether the order of the index is the order asked for
 * @param repeats whether one document can be found more than once
 */
record Plan(
    @Nullable StoreIndex index,
    List<Range> ranges,
    boolean sorted,
    boolean reverse,
    boolean repeats) {

  static Plan scan(boolean reverse) {
    return new Plan(null, List.of(), true, reverse, false);
  }

  /** One line for logs and tests. */
  String summary() {
    return index == null
        ? "collection"
        : index.getName() + " ranges=" + ranges.size() + " sorted=" + sorted;
  }

  /** Entries from {@code low} to {@code high}, the first {@code prefix} bytes being common. */
  record Range(Key low, Key high, int prefix) {}
}
