package forge.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A database: its collections, and how they are made, renamed and dropped.
 *
 * <p>Locks are taken in this order: {@code definition}, then a collection, then a step of the
 * store.
 */
final class StoreDatabase extends AbstractMongoDatabase<Key> {
  private static final Set<String> UNSUPPORTED = Set.of("text", "2d", "2dsphere");
  private static final int NAMESPACE_EXISTS = 48;
  private static final int ILLEGAL_OPERATION = 20;

  private final Store store;
  private final Catalog catalog;
  private final OwnAnswers answers;
  private final ReentrantLock definition = new ReentrantLock();
  private final Map<String, StoreCollection> collections = new ConcurrentHashMap<>();
  private @Nullable Document described;

  StoreDatabase(String name, Store store, Catalog catalog, Reads reads, CursorRegistry cursors) {
    super(name, cursors);
    this.store = store;
    this.catalog = catalog;
    this.answers = new OwnAnswers(this, reads);
    initializeNamespacesAndIndexes();
  }

  Collection<StoreCollection> collections() {
    return List.copyOf(collections.values());
  }

  boolean hasCollections() {
    return collections.keySet().stream().anyMatch(name -> !name.startsWith("system."));
  }

  @Override
  public Document handleCommand(
      Channel channel, String name, Document command, DatabaseResolver databases, Oplog oplog) {
    return answers.answer(
        name,
        command,
        databases,
        oplog,
        plain -> super.handleCommand(channel, name, plain, databases, oplog));
  }

  @Nullable StoreCollection collection(String name) {
    return (StoreCollection) resolveCollection(name, false);
  }

  String namespace(String collection) {
    return getFullCollectionNamespace(collection);
  }

  // definitions

  @Override
  protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
    var collection =
        new StoreCollection(
            this, name, options, cursorRegistry, store, catalog.documents(namespace(name)));
    collections.put(name, collection);
    return collection;
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
    OrderedIndex index = catalog.index(namespace(collection), name, keys, options);
    if (described != null && !isKnown(collection, name)) {
      index.forgetBuilt();
    }
    return index;
  }

  private boolean isKnown(String collection, String name) {
    StoreCollection known = collections.get(collection);
    return known != null
        && known.getIndexes().stream().anyMatch(index -> index.getName().equals(name));
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

  void dropIndexes(StoreCollection collection, List<String> names) {
    definition.lock();
    try {
      synchronized (collection) {
        store.atomically(() -> names.forEach(index -> removeIndex(collection, index)));
      }
    } finally {
      definition.unlock();
    }
  }

  private void removeIndex(StoreCollection collection, String name) {
    collection.dropIndex(name);
    String namespace = collection.getFullName();
    getOrCreateIndexesCollection()
        .deleteDocuments(new Document("ns", namespace).append("name", name), 0);
    catalog.removeIndex(namespace, name);
  }

  @Override
  public void dropCollection(String name, Oplog oplog) {
    definition.lock();
    try {
      StoreCollection collection = (StoreCollection) resolveCollection(name, true);
      synchronized (collection) {
        store.atomically(() -> drop(collection));
      }
    } finally {
      definition.unlock();
    }
  }

  private void drop(StoreCollection collection) {
    String name = collection.getCollectionName();
    List<Index<Key>> indexes = List.copyOf(collection.getIndexes());
    for (Index<Key> index : indexes) {
      collection.dropIndex(index.getName());
      catalog.removeIndex(namespace(name), index.getName());
    }
    if (!indexes.isEmpty()) {
      ((StoreCollection) getOrCreateIndexesCollection()).forget(namespace(name));
    }
    unregisterCollection(name);
    catalog.remove(namespace(name));
    collections.remove(name);
  }

  /** Renames within this database, in one step. */
  void rename(String from, String to, boolean dropTarget) {
    definition.lock();
    try {
      StoreCollection collection = collection(from);
      StoreCollection target = collection(to);
      if (collection == null) {
        throw new MongoServerError(26, "NamespaceNotFound", "source namespace does not exist");
      }
      if (from.equals(to) || to.startsWith("system.")) {
        throw new MongoServerError(
            ILLEGAL_OPERATION, "IllegalOperation", "Cannot rename " + from + " to " + to);
      }
      if (target != null && !dropTarget) {
        throw new MongoServerError(NAMESPACE_EXISTS, "NamespaceExists", "target namespace exists");
      }
      synchronized (collection) {
        replace(collection, target, to);
      }
    } finally {
      definition.unlock();
    }
  }

  private void replace(StoreCollection collection, @Nullable StoreCollection target, String to) {
    if (target == null) {
      store.atomically(() -> move(collection, to));
      return;
    }
    synchronized (target) {
      store.atomically(
          () -> {
            drop(target);
            move(collection, to);
          });
    }
  }

  private void move(StoreCollection collection, String to) {
    String from = collection.getCollectionName();
    moveCollection(this, collection, to);
    catalog.rename(namespace(from), namespace(to));
    collections.remove(from);
    collections.put(to, collection);
  }

  @Override
  public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
    if (from != this) {
      throw new MongoServerError(
          ILLEGAL_OPERATION,
          "IllegalOperation",
          "A collection cannot be moved to another database.");
    }
    super.moveCollection(from, collection, newName);
  }

  // what the query layer would remember of each connection for getLastError, which nobody asks

  @Override
  protected void clearLastStatus(Channel channel) {}

  @Override
  protected void putLastResult(Channel channel, Document result) {}

  @Override
  protected long getStorageSize() {
    return store.size();
  }

  @Override
  protected long getFileSize() {
    return store.size();
  }
}
