package forge.mongo;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the index for one query: the longest run of equal fields, then a range, then the order.
 */
final class Planner {
  /** More combinations of {@code $in} values than this are not worth a range each. */
  private static final int MOST_RANGES = 2000;

  private final Document query;
  private final Bounds bounds;
  private final List<Map.Entry<String, Object>> order;

  Planner(Document query, @Nullable Document order) {
    this.query = query;
    this.bounds = Bounds.of(query);
    this.order = order == null ? List.of() : List.copyOf(order.entrySet());
  }

  /** The best plan over these indexes. */
  Plan choose(List<StoreIndex> indexes) {
    Plan direct = direct(indexes);
    if (direct != null && !direct.isWhole()) {
      return direct;
    }
    Plan union = union(indexes);
    if (union != null) {
      return union;
    }
    return direct != null ? direct : Plan.scan(order.isEmpty(), false);
  }

  /** One plan for each branch of an {@code $or}, if there is an index for each. */
  private @Nullable Plan union(List<StoreIndex> indexes) {
    if (!(query.get("$or") instanceof Collection<?> branches) || branches.isEmpty()) {
      return null;
    }
    var plans = new ArrayList<Plan>();
    for (Object branch : branches) {
      if (!(branch instanceof Document condition)) {
        return null;
      }
      Plan plan = new Planner(narrowed(condition), null).direct(indexes);
      if (plan == null) {
        return null;
      }
      plans.add(plan);
    }
    return Plan.union(plans, order.isEmpty());
  }

  private Document narrowed(Document branch) {
    Document rest = query.clone();
    rest.remove("$or");
    return rest.isEmpty() ? branch : new Document("$and", List.of(rest, branch));
  }

  private @Nullable Plan direct(List<StoreIndex> indexes) {
    Candidate best = null;
    for (StoreIndex index : indexes) {
      Candidate candidate = usable(index) ? candidate(index) : null;
      if (candidate != null && (best == null || candidate.score() > best.score())) {
        best = candidate;
      }
    }
    return best == null ? null : plan(best);
  }

  private boolean usable(StoreIndex index) {
    if (!(index instanceof OrderedIndex ordered)) {
      return true;
    }
    Document partial = ordered.options().partial();
    if (partial != null && !Implication.holds(query, partial)) {
      return false;
    }
    return (!ordered.options().sparse() || demandsValue(index)) && !seeksNullInArrays(ordered);
  }

  /** A sparse index is complete only for queries that demand a value in one of its fields. */
  private boolean demandsValue(StoreIndex index) {
    FieldBounds first = bounds.of(index.getKeys().getFirst().getKey());
    return first != null && (first.isRange() || first.values() != null) && !first.admitsNull();
  }

  /** An empty array has no entry for its missing elements. */
  private boolean seeksNullInArrays(OrderedIndex index) {
    return index.multikey()
        && index.getKeys().stream()
            .map(field -> bounds.of(field.getKey()))
            .anyMatch(field -> field != null && field.admitsNull());
  }

  private @Nullable Candidate candidate(StoreIndex index) {
    List<IndexKey> fields = index.getKeys();
    int equal = 0;
    long combinations = 1;
    while (equal < fields.size()) {
      FieldBounds field = bounds.of(fields.get(equal).getKey());
      if (field == null || field.values() == null) {
        break;
      }
      combinations *= Objects.requireNonNull(field.values()).size();
      if (combinations > MOST_RANGES) {
        break;
      }
      equal++;
    }
    FieldBounds next = equal < fields.size() ? bounds.of(fields.get(equal).getKey()) : null;
    boolean range = next != null && next.isRange();
    Direction direction = direction(index, equal);
    boolean sorts = !order.isEmpty() && direction != Direction.NONE;
    if (equal == 0 && !range && !sorts) {
      return null;
    }
    return new Candidate(index, equal, range, direction, sorts);
  }

  /** Whether the index, read on from its equal fields, gives the order asked for. */
  private Direction direction(StoreIndex index, int equal) {
    if (order.isEmpty()) {
      return Direction.FORWARD;
    }
    if (index instanceof OrderedIndex ordered && ordered.multikey()) {
      return Direction.NONE;
    }
    List<IndexKey> fields = index.getKeys();
    int next = equal;
    Direction direction = null;
    for (Map.Entry<String, Object> sort : order) {
      if (isConstant(index, equal, sort.getKey())) {
        continue;
      }
      boolean ascending = ((Number) sort.getValue()).doubleValue() > 0;
      boolean indexed;
      if (next < fields.size() && fields.get(next).getKey().equals(sort.getKey())) {
        indexed = fields.get(next).isAscending();
      } else if (next == fields.size() && sort.getKey().equals("_id")) {
        indexed = true;
      } else {
        return Direction.NONE;
      }
      Direction needed = indexed == ascending ? Direction.FORWARD : Direction.BACKWARD;
      if (direction != null && direction != needed) {
        return Direction.NONE;
      }
      direction = needed;
      if (sort.getKey().equals("_id")) {
        break;
      }
      next++;
    }
    return direction == null ? Direction.FORWARD : direction;
  }

  private boolean isConstant(StoreIndex index, int equal, String name) {
    FieldBounds field = bounds.of(name);
    return field != null
        && field.isSingleValue()
        && index.getKeys().stream().limit(equal).anyMatch(key -> key.getKey().equals(name));
  }

  private Plan plan(Candidate chosen) {
    StoreIndex index = chosen.index();
    List<IndexKey> fields = index.getKeys();
    Set<Key> prefixes = Set.of(Key.EMPTY);
    for (IndexKey field : fields.subList(0, chosen.equal())) {
      prefixes = extend(prefixes, field);
    }
    boolean multikey = index instanceof OrderedIndex ordered && ordered.multikey();
    var ranges = new ArrayList<Plan.Range>();
    for (Key prefix : prefixes) {
      ranges.add(
          chosen.range()
              ? range(prefix, fields.get(chosen.equal()), multikey)
              : new Plan.Range(prefix, prefix.ceiling(), prefix.length()));
    }
    return new Plan(
        index,
        ranges,
        order.isEmpty() || chosen.sorts(),
        chosen.direction() == Direction.BACKWARD,
        multikey);
  }

  private Set<Key> extend(Set<Key> prefixes, IndexKey field) {
    List<?> values =
        Objects.requireNonNull(Objects.requireNonNull(bounds.of(field.getKey())).values());
    var extended = new LinkedHashSet<Key>();
    for (Object value : values) {
      Key suffix = KeyEncoder.encode(value, field.isAscending());
      prefixes.forEach(prefix -> extended.add(prefix.plus(suffix)));
    }
    return extended;
  }

  /** In a multikey index two bounds may be met by two elements, so only one of them is used. */
  private Plan.Range range(Key prefix, IndexKey field, boolean multikey) {
    FieldBounds wanted = Objects.requireNonNull(bounds.of(field.getKey()));
    boolean ascending = field.isAscending();
    Object low = wanted.low();
    Object high = multikey && low != null ? null : wanted.high();
    Key type = KeyEncoder.typePrefix(low != null ? low : high, ascending);
    Key least = low == null ? type : KeyEncoder.encode(low, ascending);
    Key most = high == null ? type : KeyEncoder.encode(high, ascending);
    return ascending
        ? new Plan.Range(prefix.plus(least), prefix.plus(most).ceiling(), prefix.length())
        : new Plan.Range(prefix.plus(most), prefix.plus(least).ceiling(), prefix.length());
  }

  private enum Direction {
    FORWARD,
    BACKWARD,
    NONE
  }

  private record Candidate(
      StoreIndex index, int equal, boolean range, Direction direction, boolean sorts) {

    int score() {
      int score = equal * 10 + (range ? 6 : 0) + (sorts ? 5 : 0);
      if (index instanceof PrimaryIndex && equal > 0) {
        score += 100;
      }
      if (index.isUnique() && equal == index.getKeys().size()) {
        score += 20;
      }
      return score;
    }
  }
}
