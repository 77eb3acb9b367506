package forge.mongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;

/** Reads what a plan names from a snapshot, document by document. */
final class Scan {
  private final Snapshot snapshot;
  private final Plan plan;

  Scan(Snapshot snapshot, Plan plan) {
    this.snapshot = snapshot;
    this.plan = plan;
  }

  Stream<Document> documents() {
    return plan.branches().isEmpty() ? fromIndex() : fromBranches();
  }

  private Stream<Document> fromBranches() {
    Collection<Key> seen = new HashSet<>();
    var branches =
        new Chain<>(plan.branches(), branch -> new Scan(snapshot, branch).documents().iterator());
    return stream(branches).filter(each -> seen.add(KeyEncoder.encode(each.get("_id"))));
  }

  private Stream<Document> fromIndex() {
    return switch (plan.index()) {
      case null -> stream(snapshot.all(plan.reverse()));
      case PrimaryIndex primary -> byKey();
      case OrderedIndex ordered -> byEntry(ordered);
    };
  }

  private Stream<Document> byKey() {
    List<Plan.Range> ranges =
        plan.ranges().stream()
            .sorted(Comparator.comparing(Plan.Range::low, inDirection()))
            .toList();
    return stream(new Chain<>(ranges, range -> snapshot.documents(range, plan.reverse())));
  }

  private Comparator<Key> inDirection() {
    return plan.reverse() ? Comparator.reverseOrder() : Comparator.naturalOrder();
  }

  private Stream<Document> byEntry(OrderedIndex index) {
    Iterator<Key> positions =
        plan.ranges().size() > 1 && plan.sorted()
            ? new Merge(index)
            : new Chain<>(
                plan.ranges(),
                range -> new Positions(snapshot.entries(index, range, plan.reverse())));
    Stream<Key> stream = stream(positions);
    if (plan.repeats()) {
      Collection<Key> seen = new HashSet<>();
      stream = stream.filter(seen::add);
    }
    return stream.map(snapshot::get).filter(Objects::nonNull);
  }

  private static <T> Stream<T> stream(Iterator<T> iterator) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
  }

  /** The keys of documents an index range points to. */
  private static final class Positions implements Iterator<Key> {
    private final Cursor<Key, Key> cursor;

    Positions(Cursor<Key, Key> cursor) {
      this.cursor = cursor;
    }

    @Override
    public boolean hasNext() {
      return cursor.hasNext();
    }

    @Override
    public Key next() {
      cursor.next();
      return cursor.getValue();
    }
  }

  /** Several ranges read side by side, so that what follows their prefixes comes in order. */
  private final class Merge implements Iterator<Key> {
    private final PriorityQueue<Head> heads;

    Merge(OrderedIndex index) {
      heads = new PriorityQueue<>(plan.reverse() ? Comparator.reverseOrder() : null);
      for (Plan.Range range : plan.ranges()) {
        var head = new Head(snapshot.entries(index, range, plan.reverse()), range.prefix());
        if (head.advance()) {
          heads.add(head);
        }
      }
    }

    @Override
    public boolean hasNext() {
      return !heads.isEmpty();
    }

    @Override
    public Key next() {
      Head first = heads.remove();
      Key position = first.cursor.getValue();
      if (first.advance()) {
        heads.add(first);
      }
      return position;
    }
  }

  private static final class Head implements Comparable<Head> {
    private final Cursor<Key, Key> cursor;
    private final int prefix;

    Head(Cursor<Key, Key> cursor, int prefix) {
      this.cursor = cursor;
      this.prefix = prefix;
    }

    boolean advance() {
      if (!cursor.hasNext()) {
        return false;
      }
      cursor.next();
      return true;
    }

    @Override
    public int compareTo(Head other) {
      return cursor.getKey().compareAfter(prefix, other.cursor.getKey(), other.prefix);
    }
  }
}
