package forge.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.stream.Stream;

/** A collection whose writers take turns, each for the whole of what it was asked to do. */
abstract class TurnTaking extends AbstractMongoCollection<Key> {
  TurnTaking(
      MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
    super(database, name, options, cursors);
  }

  @Override
  public synchronized void addDocuments(Stream<Document> added) {
    super.addDocuments(added);
  }

  @Override
  public synchronized List<Document> insertDocuments(List<Document> added, boolean ordered) {
    return super.insertDocuments(added, ordered);
  }

  @Override
  public synchronized Document findAndModify(Document query) {
    return super.findAndModify(query);
  }

  @Override
  public synchronized int deleteDocuments(Document selector, int limit, Oplog oplog) {
    return super.deleteDocuments(selector, limit, oplog);
  }

  @Override
  public synchronized Document updateDocuments(
      Document selector,
      Document update,
      ArrayFilters filters,
      boolean multi,
      boolean upsert,
      Oplog oplog) {
    return super.updateDocuments(selector, update, filters, multi, upsert, oplog);
  }

  @Override
  public synchronized void renameTo(MongoDatabase database, String name) {
    super.renameTo(database, name);
  }

  @Override
  protected boolean documentMatchesQuery(Document document, Document query) {
    return new DefaultQueryMatcher().matches(document, query);
  }

  // a write and its bookkeeping are one step, which addDocument and removeDocument do whole

  @Override
  protected Key addDocumentInternal(Document document) {
    throw new UnsupportedOperationException("addDocument does it all.");
  }

  @Override
  protected void removeDocument(Key position) {
    throw new UnsupportedOperationException("removeDocument(Document) does it all.");
  }

  @Override
  protected boolean tracksDataSize() {
    return false;
  }

  @Override
  protected void updateDataSize(int delta) {}

  @Override
  protected int getDataSize() {
    return 0;
  }
}
