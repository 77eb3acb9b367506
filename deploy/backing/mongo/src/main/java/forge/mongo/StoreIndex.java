package forge.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/**
 * An index as the query layer sees it. The collection itself writes entries and chooses indexes, so
 * what the query layer would do with them is left empty here.
 */
abstract sealed class StoreIndex extends Index<Key> permits PrimaryIndex, OrderedIndex {
  StoreIndex(String name, List<IndexKey> keys, boolean sparse) {
    super(name, keys, sparse);
  }

  @Override
  public final void add(Document document, Key position, MongoCollection<Key> collection) {}

  @Override
  public final void updateInPlace(
      Document before, Document after, Key position, MongoCollection<Key> collection) {}

  @Override
  public final Key remove(Document document) {
    throw new UnsupportedOperationException("The collection removes entries.");
  }

  @Override
  public final boolean canHandle(Document query) {
    return false;
  }

  @Override
  public final Iterable<Key> getPositions(Document query) {
    throw new UnsupportedOperationException("The collection plans queries.");
  }

  @Override
  public final long getDataSize() {
    return getCount();
  }

  @Override
  public final void drop() {}

  /** Never, so that the query layer does not fill the index itself. */
  @Override
  public final boolean isEmpty() {
    return false;
  }
}
