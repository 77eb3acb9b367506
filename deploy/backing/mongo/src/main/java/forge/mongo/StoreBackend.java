package forge.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All databases of one store, and the commands that concern more than one of them. */
final class StoreBackend extends AbstractMongoBackend {
  private static final int INVALID_NAMESPACE = 73;

  private final Store store;
  private final Catalog catalog;
  private final Cursors cursors;
  private final Map<String, StoreDatabase> databases = new ConcurrentHashMap<>();

  StoreBackend(Store store, Clock clock) {
    super(clock);
    this.store = store;
    this.catalog = new Catalog(store);
    this.cursors = new Cursors(store, clock);
    catalog.databases().forEach(this::resolveDatabase);
  }

  Collection<StoreDatabase> databases() {
    return List.copyOf(databases.values());
  }

  Cursors cursors() {
    return cursors;
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return databases.computeIfAbsent(
        name,
        absent ->
            new StoreDatabase(absent, store, catalog, new Reads(cursors), getCursorRegistry()));
  }

  @Override
  public Document handleCommand(
      @Nullable Channel channel, String database, String command, Document query) {
    Document answer = store.reading(() -> answer(channel, database, command, query));
    if (wantsDurability(query)) {
      store.awaitDurable();
    }
    return answer;
  }

  private static boolean wantsDurability(Document query) {
    return query.get("writeConcern") instanceof Document concern
        && (Utils.isTrue(concern.get("j")) || "majority".equals(concern.get("w")));
  }

  private Document answer(
      @Nullable Channel channel, String database, String command, Document query) {
    return switch (command.toLowerCase(Locale.ROOT)) {
      case "getmore" ->
          cursors.next(
              ((Number) Objects.requireNonNull(query.get(command))).longValue(),
              Reads.number(query, "batchSize"));
      case "killcursors" -> cursors.kill((Collection<?>) query.getOrDefault("cursors", List.of()));
      case "renamecollection" -> rename(query, command);
      case "listdatabases" -> listDatabases();
      default -> super.handleCommand(channel, database, command, query);
    };
  }

  private Document rename(Document query, String command) {
    String from = String.valueOf(query.get(command));
    String to = String.valueOf(query.get("to"));
    String database = Utils.getDatabaseNameFromFullName(from);
    if (!database.equals(Utils.getDatabaseNameFromFullName(to))) {
      throw new MongoServerError(
          INVALID_NAMESPACE,
          "InvalidNamespace",
          "A collection can be renamed within its database only.");
    }
    ((StoreDatabase) resolveDatabase(database))
        .rename(
            Utils.getCollectionNameFromFullName(from),
            Utils.getCollectionNameFromFullName(to),
            Utils.isTrue(query.get("dropTarget")));
    return done(new Document());
  }

  private Document listDatabases() {
    List<Document> named =
        databases.values().stream()
            .filter(StoreDatabase::hasCollections)
            .map(StoreDatabase::getDatabaseName)
            .sorted()
            .map(name -> new Document("name", name).append("empty", false))
            .toList();
    return done(new Document("databases", named));
  }

  private static Document done(Document answer) {
    Utils.markOkay(answer);
    return answer;
  }

  @Override
  public void dropDatabase(String name) {
    super.dropDatabase(name);
    databases.remove(name);
  }

  @Override
  public void close() {
    super.close();
    cursors.closeAll();
    store.close();
  }
}
