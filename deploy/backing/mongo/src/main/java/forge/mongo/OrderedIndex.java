package forge.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A sorted index: each entry is the encoded fields followed by the key of the document, and points
 * to that key.
 */
final class OrderedIndex extends StoreIndex {
  private final IndexOptions options;
  private final MVMap<Key, Key> entries;
  private final Flag multikey;
  private final Flag built;

  OrderedIndex(
      String name,
      List<IndexKey> keys,
      IndexOptions options,
      MVMap<Key, Key> entries,
      Flag multikey,
      Flag built) {
    super(name, keys, options.sparse());
    this.options = options;
    this.entries = entries;
    this.multikey = multikey;
    this.built = built;
  }

  boolean isBuilt() {
    return built.isSet();
  }

  void markBuilt() {
    built.set();
  }

  /** What the entries are worth is not known. */
  void forgetBuilt() {
    built.clear();
  }

  void clear() {
    built.clear();
    entries.clear();
  }

  IndexOptions options() {
    return options;
  }

  MVMap<Key, Key> entries() {
    return entries;
  }

  /** Whether some document has, or had, an array in an indexed field. */
  boolean multikey() {
    return multikey.isSet();
  }

  void insert(Document document, Key position) {
    for (Key prefix : prefixes(document)) {
      entries.put(prefix.plus(position), position);
    }
  }

  void remove(Document document, Key position) {
    for (Key prefix : prefixes(document)) {
      entries.remove(prefix.plus(position));
    }
  }

  void replace(Document before, Document after, Key position) {
    Set<Key> old = prefixes(before);
    Set<Key> now = prefixes(after);
    for (Key prefix : old) {
      if (!now.contains(prefix)) {
        entries.remove(prefix.plus(position));
      }
    }
    for (Key prefix : now) {
      if (!old.contains(prefix)) {
        entries.put(prefix.plus(position), position);
      }
    }
  }

  /** The keys under which the document is found, without its own key at the end. */
  Set<Key> prefixes(Document document) {
    if (!covers(document)) {
      return Set.of();
    }
    Set<Key> prefixes = Set.of(Key.EMPTY);
    int arrays = 0;
    for (IndexKey field : getKeys()) {
      Object value = Utils.getSubdocumentValueCollectionAware(document, field.getKey());
      if (value instanceof Collection) {
        arrays++;
        multikey.set();
      }
      prefixes = extend(prefixes, value, field.isAscending());
    }
    if (arrays > 1) {
      refuseParallelArrays(document);
    }
    return prefixes;
  }

  private boolean covers(Document document) {
    Document partial = options.partial();
    if (partial != null && !new DefaultQueryMatcher().matches(document, partial)) {
      return false;
    }
    return !isSparse() || getKeys().stream().anyMatch(field -> has(document, field));
  }

  private static boolean has(Document document, IndexKey field) {
    return !(Utils.getSubdocumentValueCollectionAware(document, field.getKey()) instanceof Missing);
  }

  private static Set<Key> extend(Set<Key> prefixes, @Nullable Object value, boolean ascending) {
    var extended = new LinkedHashSet<Key>();
    for (Object each : indexed(value)) {
      Key suffix = KeyEncoder.encode(each, ascending);
      for (Key prefix : prefixes) {
        extended.add(prefix.plus(suffix));
      }
    }
    return extended;
  }

  /** An array is found by each element and as a whole. */
  private static Collection<?> indexed(@Nullable Object value) {
    if (!(value instanceof Collection<?> array)) {
      return Collections.singletonList(value);
    }
    var values = new ArrayList<Object>(array);
    values.add(array);
    return Collections.unmodifiableList(values);
  }

  /** Arrays below one common array are fine, as in {@code lines.file} and {@code lines.number}. */
  private void refuseParallelArrays(Document document) {
    var roots = new LinkedHashSet<String>();
    for (IndexKey field : getKeys()) {
      if (Utils.getSubdocumentValueCollectionAware(document, field.getKey())
          instanceof Collection) {
        roots.add(field.getKey().replaceFirst("\\..*", ""));
      }
    }
    if (roots.size() > 1) {
      throw new CannotIndexParallelArraysError(List.copyOf(roots));
    }
  }

  @Override
  public @Nullable Key getPosition(Document document) {
    return null;
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Key> collection) {
    for (Key prefix : prefixes(document)) {
      if (options.unique() && holder(prefix) != null) {
        throw duplicate(document, collection);
      }
    }
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {
    Key self = KeyEncoder.encode(before.get("_id"));
    for (Key prefix : prefixes(after)) {
      Key holder = options.unique() ? holder(prefix) : null;
      if (holder != null && !holder.equals(self)) {
        throw duplicate(after, collection);
      }
    }
  }

  private @Nullable Key holder(Key prefix) {
    Key entry = entries.ceilingKey(prefix);
    return entry != null && entry.startsWith(prefix) ? entries.get(entry) : null;
  }

  private DuplicateKeyError duplicate(Document document, MongoCollection<Key> collection) {
    var values = new ArrayList<Object>();
    for (IndexKey field : getKeys()) {
      values.add(Utils.getSubdocumentValueCollectionAware(document, field.getKey()));
    }
    return new DuplicateKeyError(this, collection, getKeys(), new KeyValue(values));
  }

  @Override
  public long getCount() {
    return entries.sizeAsLong();
  }

  @Override
  public boolean isUnique() {
    return options.unique();
  }

  @Override
  public boolean hasSameOptions(Index<?> other) {
    return other instanceof OrderedIndex index
        && index.options.equals(options)
        && Objects.equals(index.toIndexDescription(), toIndexDescription());
  }
}
