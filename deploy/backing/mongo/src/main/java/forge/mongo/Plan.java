package forge.mongo;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the documents of a query are found.
 *
 * @param index null to read the whole collection
 * @param ranges the parts of the index to read
 * @param sorted whether the order of the index is the order asked for
 * @param repeats whether one document can be found more than once
 * @param branches plans whose results are put together, instead of an index
 */
record Plan(
    @Nullable StoreIndex index,
    List<Range> ranges,
    boolean sorted,
    boolean reverse,
    boolean repeats,
    List<Plan> branches) {

  Plan(
      @Nullable StoreIndex index,
      List<Range> ranges,
      boolean sorted,
      boolean reverse,
      boolean repeats) {
    this(index, ranges, sorted, reverse, repeats, List.of());
  }

  /** Reads all documents by key, in the order asked for if {@code sorted}. */
  static Plan scan(boolean sorted, boolean reverse) {
    return new Plan(null, List.of(), sorted, reverse, false);
  }

  /** Reads what each of the plans finds. */
  static Plan union(List<Plan> branches, boolean sorted) {
    return new Plan(null, List.of(), sorted, false, true, branches);
  }

  /** Whether an index is read from end to end, for its order only. */
  boolean isWhole() {
    return ranges.size() == 1 && ranges.getFirst().low().length() == 0;
  }

  /** One line for logs and tests. */
  String summary() {
    if (!branches.isEmpty()) {
      return branches.stream().map(Plan::summary).collect(Collectors.joining(" | "));
    }
    return index == null
        ? "collection"
        : index.getName() + " ranges=" + ranges.size() + " sorted=" + sorted;
  }

  /** Entries from {@code low} to {@code high}, the first {@code prefix} bytes being common. */
  record Range(Key low, Key high, int prefix) {}
}
