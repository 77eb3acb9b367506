package forge.mongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** Sorting without an index, holding no more documents than are asked for. */
final class Sorting {
  private Sorting() {}

  /** Equal documents stay in the order they come in. */
  static Stream<Document> by(
      Comparator<Document> order, Stream<Document> documents, int skip, int limit) {
    return limit == 0 || skip + (long) limit > Integer.MAX_VALUE
        ? documents.sorted(order)
        : first(order, documents, skip + limit).stream();
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
