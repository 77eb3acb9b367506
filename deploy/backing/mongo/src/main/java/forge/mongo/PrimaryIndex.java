package forge.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Collections;
import java.util.List;
import org.h2.mvstore.MVMap;

/** The index on {@code _id}: the documents themselves, which are kept in that order. */
final class PrimaryIndex extends StoreIndex {
  private final MVMap<Key, byte[]> documents;

  PrimaryIndex(String name, List<IndexKey> keys, MVMap<Key, byte[]> documents) {
    super(name, keys, false);
    this.documents = documents;
  }

  private Key key(Document document) {
    return KeyEncoder.encode(document.get("_id"));
  }

  @Override
  public Key getPosition(Document document) {
    return key(document);
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Key> collection) {
    if (documents.containsKey(key(document))) {
      throw new DuplicateKeyError(
          this,
          collection,
          getKeys(),
          new KeyValue(Collections.singletonList(document.get("_id"))));
    }
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {}

  @Override
  public long getCount() {
    return documents.sizeAsLong();
  }

  @Override
  public boolean isUnique() {
    return true;
  }
}
