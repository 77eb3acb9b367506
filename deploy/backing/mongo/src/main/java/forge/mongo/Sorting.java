package forge.mongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** Sorting without an index, holding no more documents than are asked for. */
final class Sorting {
  /** What a real server sorts in memory, or less where the heap is small. */
  private static final long MOST_BYTES =
      Math.min(100L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 20);

  private static final int MEMORY_EXCEEDED = 292;

  private Sorting() {}

  /** Equal documents stay in the order they come in. */
  static Stream<Document> by(
      Comparator<Document> order, Stream<Document> documents, int skip, int limit) {
    return limit == 0 || skip + (long) limit > Integer.MAX_VALUE
        ? all(order, documents).stream()
        : first(order, documents, skip + limit).stream();
  }

  private static List<Document> all(Comparator<Document> order, Stream<Document> documents) {
    var sorted = new ArrayList<Document>();
    long bytes = 0;
    for (Iterator<Document> rest = documents.iterator(); rest.hasNext(); ) {
      Document next = rest.next();
      bytes += Bson.roughSize(next);
      if (bytes > MOST_BYTES) {
        throw new MongoServerError(
            MEMORY_EXCEEDED,
            "QueryExceededMemoryLimitNoDiskUseAllowed",
            "Sort exceeded memory limit of " + MOST_BYTES + " bytes. Add an index.");
      }
      sorted.add(next);
    }
    sorted.sort(order);
    return sorted;
  }

  private static List<Document> first(
      Comparator<Document> order, Stream<Document> documents, int count) {
    Comparator<Numbered> total =
        Comparator.comparing(Numbered::document, order).thenComparingLong(Numbered::number);
    var kept = new PriorityQueue<Numbered>(Collections.reverseOrder(total));
    long number = 0;
    for (Iterator<Document> rest = documents.iterator(); rest.hasNext(); ) {
      var next = new Numbered(rest.next(), number++);
      if (kept.size() < count) {
        kept.add(next);
      } else if (total.compare(next, kept.element()) < 0) {
        kept.remove();
        kept.add(next);
      }
    }
    var sorted = new ArrayList<Numbered>(kept);
    sorted.sort(total);
    return sorted.stream().map(Numbered::document).toList();
  }

  private record Numbered(Document document, long number) {}
}
