package forge.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.InvalidIdFieldError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/**
 * A collection of documents sorted by key, with its indexes.
 *
 * <p>Writers take turns; readers never wait for them, but read a snapshot. A document and its index
 * entries change in one step.
 */
final class StoreCollection extends TurnTaking {
  private final Store store;
  private final MVMap<Key, byte[]> documents;
  private final ReentrantReadWriteLock step = new ReentrantReadWriteLock();
  private volatile List<StoreIndex> indexes = List.of();
  private @Nullable Map<Name, Key> described;

  /** What a document of a system collection describes: an index, or a collection. */
  private record Name(@Nullable Object namespace, @Nullable Object name) {
    static Name of(Document description) {
      return new Name(description.get("ns"), description.get("name"));
    }
  }

  StoreCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      CursorRegistry cursors,
      Store store,
      MVMap<Key, byte[]> documents) {
    super(database, name, options, cursors);
    this.store = store;
    this.documents = documents;
  }

  // reading

  Plan plan(Document query, @Nullable Document order) {
    return order != null && order.containsKey("$natural")
        ? Plan.scan(true, isNaturalDescending(order))
        : new Planner(query, order).choose(indexes);
  }

  /** What a query finds, read from a snapshot while the stream is consumed. */
  Stream<Document> find(
      Document query,
      @Nullable Document order,
      int skip,
      int limit,
      @Nullable Document projection) {
    Plan plan = plan(query, order);
    var matcher = new DefaultQueryMatcher();
    Stream<Document> found =
        new Scan(snapshot(), plan).documents().filter(each -> matcher.matches(each, query));
    if (!plan.sorted()) {
      found = Sorting.by(Objects.requireNonNull(deriveComparator(order)), found, skip, limit);
    }
    found = skip > 0 ? found.skip(skip) : found;
    found = limit > 0 ? found.limit(limit) : found;
    return projection == null || projection.isEmpty()
        ? found
        : found.map(each -> project(each, projection));
  }

  /** The query layer keeps its projection to itself, so one document at a time goes through it. */
  private Document project(Document document, Document projection) {
    return matchDocumentsFromStream(new Document(), Stream.of(document), 0, 0, 0, null, projection)
        .iterator()
        .next();
  }

  @Override
  protected QueryResult queryDocuments(
      Document query,
      @Nullable Document order,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document projection) {
    return new QueryResult(() -> find(query, order, skip, limit, projection).iterator());
  }

  @Override
  public int count(@Nullable Document query, int skip, int limit) {
    if (query == null || query.isEmpty()) {
      return super.count(query, skip, limit);
    }
    long found = Counting.of(plan(query, null), query, this);
    long rest = Math.max(0, found - Math.max(0, skip));
    return (int) (limit > 0 ? Math.min(limit, rest) : rest);
  }

  Snapshot snapshot() {
    step.readLock().lock();
    try {
      Map<OrderedIndex, RootReference<Key, Key>> roots = new HashMap<>();
      for (StoreIndex index : indexes) {
        if (index instanceof OrderedIndex ordered) {
          roots.put(ordered, ordered.entries().flushAndGetRoot());
        }
      }
      return new Snapshot(documents, documents.flushAndGetRoot(), roots);
    } finally {
      step.readLock().unlock();
    }
  }

  @Override
  public int count() {
    return documents.size();
  }

  // writing

  @Override
  public synchronized void addDocument(Document document) {
    identify(document);
    for (Index<Key> index : getIndexes()) {
      index.checkAdd(document, this);
    }
    Key position = position(document);
    byte[] bytes = Bson.encode(document);
    change(
        () -> {
          documents.put(position, bytes);
          ordered().forEach(index -> index.insert(document, position));
        });
  }

  private void identify(Document document) {
    if (document.get("_id") instanceof Collection) {
      throw new InvalidIdFieldError("The '_id' value cannot be of type array");
    }
    if (!document.containsKey("_id") && !isSystem()) {
      document.put("_id", new ObjectId());
    }
  }

  private boolean isSystem() {
    return getCollectionName().startsWith("system.");
  }

  private Key position(Document document) {
    return getIdField() == null ? nextNumber() : KeyEncoder.encode(document.get(getIdField()));
  }

  /** System collections without an id keep their documents in the order of arrival. */
  private Key nextNumber() {
    Key last = documents.lastKey();
    long number = last == null ? 0 : ByteBuffer.wrap(last.bytes()).getLong() + 1;
    return new Key(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  @Override
  public synchronized void removeDocument(Document document) {
    Key position = positionOf(document);
    if (position != null) {
      change(
          () -> {
            documents.remove(position);
            ordered().forEach(index -> index.remove(document, position));
          });
    }
  }

  private @Nullable Key positionOf(Document document) {
    return getIdField() == null ? findDocumentPosition(document) : position(document);
  }

  @Override
  protected void handleUpdate(Key position, Document before, Document after) {
    byte[] bytes = Bson.encode(after);
    change(
        () -> {
          documents.put(position, bytes);
          ordered().forEach(index -> index.replace(before, after, position));
        });
  }

  private void change(Runnable step) {
    described = null;
    store.atomically(
        () -> {
          this.step.writeLock().lock();
          try {
            step.run();
          } finally {
            this.step.writeLock().unlock();
          }
        });
  }

  private Stream<OrderedIndex> ordered() {
    return indexes.stream().filter(OrderedIndex.class::isInstance).map(OrderedIndex.class::cast);
  }

  // indexes

  @Override
  public synchronized void addIndex(Index<Key> index) {
    boolean known = getIndexes().stream().anyMatch(each -> each.getName().equals(index.getName()));
    if (!known && index instanceof OrderedIndex ordered && !ordered.isBuilt()) {
      build(ordered);
    }
    super.addIndex(index);
    refreshIndexes();
  }

  private void build(OrderedIndex index) {
    index.clear();
    try {
      streamAllDocumentsWithPosition()
          .forEach(
              each -> {
                index.checkAdd(each.getDocument(), this);
                store.atomically(() -> index.insert(each.getDocument(), each.getPosition()));
              });
      index.markBuilt();
    } catch (MongoServerError refused) {
      index.clear();
      throw new IndexBuildFailedException(refused, this);
    }
  }

  @Override
  public synchronized void dropIndex(String name) {
    super.dropIndex(name);
    refreshIndexes();
  }

  private void refreshIndexes() {
    indexes =
        getIndexes().stream()
            .filter(StoreIndex.class::isInstance)
            .map(StoreIndex.class::cast)
            .toList();
  }

  Stream<OrderedIndex> expiring() {
    return ordered().filter(index -> index.options().expireAfter() != null);
  }

  /** The names of indexes meant by a name, a list of names, a key pattern or {@code *}. */
  List<String> indexesNamed(@Nullable Object wanted) {
    return getIndexes().stream()
        .filter(index -> !index.getName().equals("_id_"))
        .filter(index -> isMeant(index, wanted))
        .map(Index::getName)
        .toList();
  }

  private static boolean isMeant(Index<Key> index, @Nullable Object wanted) {
    return switch (wanted) {
      case String name -> name.equals("*") || name.equals(index.getName());
      case Collection<?> names -> names.contains(index.getName());
      case Document keys ->
          new Document("key", keys)
              .toString()
              .equals(new Document("key", index.toIndexDescription().get("key")).toString());
      case null, default -> false;
    };
  }

  /** Where an index disagrees with the documents. */
  List<String> check() {
    return new CollectionCheck(getFullName(), getIdField(), snapshot()).findings();
  }

  // what system collections describe, which is asked for each index whenever a forge starts

  @Override
  public synchronized void addDocumentIfMissing(Document document) {
    Map<Name, Key> known = described();
    Name name = Name.of(document);
    if (!known.containsKey(name)) {
      addDocument(document);
      known.put(name, documents.lastKey());
    }
    described = known;
  }

  /** Removes what describes the indexes of a collection. */
  synchronized void forget(String namespace) {
    Map<Name, Key> known = described();
    List<Name> gone =
        known.keySet().stream().filter(each -> namespace.equals(each.namespace())).toList();
    change(() -> gone.forEach(each -> documents.remove(known.get(each))));
    gone.forEach(known::remove);
    described = known;
  }

  private Map<Name, Key> described() {
    if (described != null) {
      return described;
    }
    var known = new LinkedHashMap<Name, Key>();
    streamAllDocumentsWithPosition()
        .forEach(each -> known.put(Name.of(each.getDocument()), each.getPosition()));
    return known;
  }

  // what the query layer asks of a backend

  @Override
  protected QueryResult matchDocuments(
      Document query,
      @Nullable Document order,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document projection) {
    return queryDocuments(query, order, skip, limit, batchSize, projection);
  }

  @Override
  protected @Nullable Document getDocument(Key position) {
    byte[] bytes = documents.get(position);
    return bytes == null ? null : Bson.decode(bytes);
  }

  @Override
  protected Stream<DocumentWithPosition<Key>> streamAllDocumentsWithPosition() {
    return documents.entrySet().stream()
        .map(each -> new DocumentWithPosition<>(Bson.decode(each.getValue()), each.getKey()));
  }
}
