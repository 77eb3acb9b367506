package forge.mongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Iterator;
import java.util.Map;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/** The documents and indexes of a collection as they were at one moment. */
final class Snapshot {
  private final MVMap<Key, byte[]> documents;
  private final RootReference<Key, byte[]> root;
  private final Map<OrderedIndex, RootReference<Key, Key>> indexes;

  Snapshot(
      MVMap<Key, byte[]> documents,
      RootReference<Key, byte[]> root,
      Map<OrderedIndex, RootReference<Key, Key>> indexes) {
    this.documents = documents;
    this.root = root;
    this.indexes = indexes;
  }

  @Nullable Document get(Key position) {
    byte[] bytes = documents.get(root.root, position);
    return bytes == null ? null : Bson.decode(bytes);
  }

  Map<OrderedIndex, RootReference<Key, Key>> indexes() {
    return indexes;
  }

  @Nullable Key entry(OrderedIndex index, Key entry) {
    RootReference<Key, Key> entries = indexes.get(index);
    return entries == null ? null : index.entries().get(entries.root, entry);
  }

  Cursor<Key, byte[]> rows() {
    return new Cursor<>(root, null, null, false);
  }

  /** All documents by key. */
  Iterator<Document> all(boolean reverse) {
    return values(new Cursor<>(root, null, null, reverse));
  }

  Iterator<Document> documents(Plan.Range range, boolean reverse) {
    return values(cursor(root, range, reverse));
  }

  Cursor<Key, Key> entries(OrderedIndex index, Plan.Range range, boolean reverse) {
    RootReference<Key, Key> entries = indexes.get(index);
    if (entries == null) {
      throw new IllegalStateException("The index " + index.getName() + " was dropped meanwhile.");
    }
    return cursor(entries, range, reverse);
  }

  private static <V> Cursor<Key, V> cursor(
      RootReference<Key, V> root, Plan.Range range, boolean reverse) {
    return reverse
        ? new Cursor<>(root, range.high(), range.low(), true)
        : new Cursor<>(root, range.low(), range.high(), false);
  }

  private static Iterator<Document> values(Cursor<Key, byte[]> cursor) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return cursor.hasNext();
      }

      @Override
      public Document next() {
        cursor.next();
        return Bson.decode(cursor.getValue());
      }
    };
  }
}
