package forge.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A database: its collections, and the order in which they are made, renamed and dropped. */
final class StoreDatabase extends AbstractMongoDatabase<Key> {
  private static final Set<String> UNSUPPORTED = Set.of("text", "2d", "2dsphere");

  private final Store store;
  private final Catalog catalog;
  private final ReentrantLock definition = new ReentrantLock();
  private @Nullable Document described;

  StoreDatabase(String name, Store store, Catalog catalog, CursorRegistry cursors) {
    super(name, cursors);
    this.store = store;
    this.catalog = catalog;
    initializeNamespacesAndIndexes();
  }

  @Override
  protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
    return new StoreCollection(
        this, name, options, cursorRegistry, store, catalog.documents(namespace(name)));
  }

  @Override
  protected MongoCollection<Key> resolveOrCreateCollection(String name) {
    MongoCollection<Key> known = resolveCollection(name, false);
    if (known != null) {
      return known;
    }
    definition.lock();
    try {
      return super.resolveOrCreateCollection(name);
    } finally {
      definition.unlock();
    }
  }

  @Override
  public MongoCollection<Key> createCollectionOrThrowIfExists(
      String name, CollectionOptions options) {
    definition.lock();
    try {
      return super.createCollectionOrThrowIfExists(name, options);
    } finally {
      definition.unlock();
    }
  }

  @Override
  protected void addIndex(Document description) {
    definition.lock();
    Document outer = described;
    described = description;
    try {
      super.addIndex(description);
    } finally {
      described = outer;
      definition.unlock();
    }
  }

  @Override
  protected Index<Key> openOrCreateUniqueIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    return isPrimary(keys)
        ? new PrimaryIndex(name, keys, catalog.documents(namespace(collection)))
        : orderedIndex(collection, name, keys);
  }

  @Override
  protected Index<Key> openOrCreateSecondaryIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    Document fields = (Document) Objects.requireNonNull(describe(collection, name).get("key"));
    return fields.values().stream().anyMatch(UNSUPPORTED::contains)
        ? new EmptyIndex<>(name, keys)
        : orderedIndex(collection, name, keys);
  }

  private static boolean isPrimary(List<IndexKey> keys) {
    return keys.size() == 1 && keys.getFirst().getKey().equals("_id");
  }

  private OrderedIndex orderedIndex(String collection, String name, List<IndexKey> keys) {
    IndexOptions options = IndexOptions.of(describe(collection, name));
    return catalog.index(namespace(collection), name, keys, options);
  }

  private Document describe(String collection, String name) {
    if (described != null) {
      return described;
    }
    for (Document each : getOrCreateIndexesCollection().queryAll()) {
      if (name.equals(each.get("name")) && namespace(collection).equals(each.get("ns"))) {
        return each;
      }
    }
    throw new IllegalStateException("The index " + name + " is not described.");
  }

  @Override
  protected void dropIndex(MongoCollection<Key> collection, String name) {
    super.dropIndex(collection, name);
    if (!name.equals("_id_")) {
      catalog.removeIndex(collection.getFullName(), name);
    }
  }

  @Override
  public void dropCollection(String name, Oplog oplog) {
    definition.lock();
    try {
      MongoCollection<Key> collection = resolveCollection(name, true);
      synchronized (collection) {
        store.atomically(
            () -> {
              super.dropCollection(name, oplog);
              catalog.remove(namespace(name));
            });
      }
    } finally {
      definition.unlock();
    }
  }

  private String namespace(String collection) {
    return getFullCollectionNamespace(collection);
  }

  @Override
  protected long getStorageSize() {
    return store.size();
  }

  @Override
  protected long getFileSize() {
    return store.size();
  }
}
