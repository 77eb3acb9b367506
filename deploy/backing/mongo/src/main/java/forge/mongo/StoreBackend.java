package forge.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.time.Clock;

/** All databases of one store. */
final class StoreBackend extends AbstractMongoBackend {
  private final Store store;
  private final Catalog catalog;

  StoreBackend(Store store, Clock clock) {
    super(clock);
    this.store = store;
    this.catalog = new Catalog(store);
    catalog.databases().forEach(this::resolveDatabase);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new StoreDatabase(name, store, catalog, getCursorRegistry());
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    Document answer = store.reading(() -> super.handleCommand(channel, database, command, query));
    if (wantsDurability(query)) {
      store.awaitDurable();
    }
    return answer;
  }

  private static boolean wantsDurability(Document query) {
    return query.get("writeConcern") instanceof Document concern
        && (Utils.isTrue(concern.get("j")) || "majority".equals(concern.get("w")));
  }

  @Override
  public void close() {
    super.close();
    store.close();
  }
}
