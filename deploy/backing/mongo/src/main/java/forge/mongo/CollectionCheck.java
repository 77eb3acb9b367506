package forge.mongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/** Compares the indexes of one collection with its documents. */
final class CollectionCheck {
  private static final int MOST_FINDINGS = 100;

  private final String namespace;
  private final @Nullable String idField;
  private final Snapshot snapshot;
  private final List<String> findings = new ArrayList<>();

  CollectionCheck(String namespace, @Nullable String idField, Snapshot snapshot) {
    this.namespace = namespace;
    this.idField = idField;
    this.snapshot = snapshot;
  }

  List<String> findings() {
    Map<OrderedIndex, Long> expected = new HashMap<>();
    for (Cursor<Key, byte[]> rows = snapshot.rows(); rows.hasNext(); ) {
      Key position = rows.next();
      Document document = Bson.decode(rows.getValue());
      checkKey(position, document);
      for (OrderedIndex index : snapshot.indexes().keySet()) {
        expected.merge(index, checkEntries(index, position, document), Long::sum);
      }
    }
    snapshot.indexes().forEach((index, root) -> checkCount(index, root, expected));
    return findings;
  }

  private void checkKey(Key position, Document document) {
    if (idField != null && !KeyEncoder.encode(document.get(idField)).equals(position)) {
      report("document " + document.get(idField) + " is kept under another key");
    }
  }

  private long checkEntries(OrderedIndex index, Key position, Document document) {
    long entries = 0;
    for (Key prefix : index.prefixes(document)) {
      entries++;
      if (!Objects.equals(position, snapshot.entry(index, prefix.plus(position)))) {
        report("index " + index.getName() + " misses document " + document.get("_id"));
      }
    }
    return entries;
  }

  private void checkCount(
      OrderedIndex index, RootReference<Key, Key> root, Map<OrderedIndex, Long> expected) {
    long there = root.getTotalCount();
    long wanted = expected.getOrDefault(index, 0L);
    if (there != wanted) {
      report("index " + index.getName() + " has " + there + " entries instead of " + wanted);
    }
  }

  private void report(String finding) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(namespace + ": " + finding);
    }
  }
}
