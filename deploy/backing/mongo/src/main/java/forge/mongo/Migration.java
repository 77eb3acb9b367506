package forge.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** Copies every document and index of a store to another MongoDB server. */
final class Migration {
  private static final int BATCH = 500;

  private final MongoClient from;
  private final MongoClient to;
  private final Consumer<String> progress;

  private Migration(MongoClient from, MongoClient to, Consumer<String> progress) {
    this.from = from;
    this.to = to;
    this.progress = progress;
  }

  /**
   * Copies to the server of a connection string, into the database it names if there is only one to
   * copy.
   */
  static void of(EmbeddedMongo source, String target, Consumer<String> progress) {
    String named = new ConnectionString(target).getDatabase();
    try (MongoClient from = MongoClients.create(source.connectionString());
        MongoClient to = MongoClients.create(target)) {
      List<String> names = from.listDatabaseNames().into(new ArrayList<>());
      var migration = new Migration(from, to, progress);
      for (String name : names) {
        migration.copy(name, named != null && names.size() == 1 ? named : name);
      }
    }
  }

  private void copy(String database, String asDatabase) {
    MongoDatabase source = from.getDatabase(database);
    MongoDatabase target =
        to.getDatabase(asDatabase).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    for (String name : source.listCollectionNames()) {
      refuseFull(target, name);
    }
    for (String name : source.listCollectionNames()) {
      copyIndexes(source, target, name);
      long copied =
          copyDocuments(
              source.getCollection(name, RawBsonDocument.class),
              target.getCollection(name, RawBsonDocument.class));
      progress.accept(asDatabase + "." + name + ": " + copied + " documents");
    }
  }

  private static void refuseFull(MongoDatabase target, String name) {
    if (target.getCollection(name).find().limit(1).first() != null) {
      throw new Refused(
          "The collection "
              + target.getName()
              + "."
              + name
              + " of the other server has documents already. Name an empty database.");
    }
  }

  private static void copyIndexes(MongoDatabase source, MongoDatabase target, String name) {
    var indexes = new ArrayList<Document>();
    for (Document index : source.getCollection(name).listIndexes()) {
      if (!"_id_".equals(index.getString("name"))) {
        index.remove("ns");
        index.remove("v");
        indexes.add(index);
      }
    }
    if (!indexes.isEmpty()) {
      target.runCommand(new Document("createIndexes", name).append("indexes", indexes));
    }
  }

  private static long copyDocuments(
      MongoCollection<RawBsonDocument> source, MongoCollection<RawBsonDocument> target) {
    var unordered = new InsertManyOptions().ordered(false);
    var batch = new ArrayList<RawBsonDocument>();
    long copied = 0;
    for (RawBsonDocument document : source.find()) {
      batch.add(document);
      copied++;
      if (batch.size() == BATCH) {
        target.insertMany(batch, unordered);
        batch.clear();
      }
    }
    if (!batch.isEmpty()) {
      target.insertMany(batch, unordered);
    }
    compare(copied, target);
    return copied;
  }

  private static void compare(long copied, MongoCollection<RawBsonDocument> target) {
    long there = target.countDocuments();
    if (there != copied) {
      throw new Refused(
          target.getNamespace() + " has " + there + " documents instead of " + copied + ".");
    }
  }

  /** The copy cannot be made, or is not whole. */
  static final class Refused extends RuntimeException {
    Refused(String sentence) {
      super(sentence);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}
