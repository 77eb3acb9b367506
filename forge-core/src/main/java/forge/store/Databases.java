package forge.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;

/** Connections to the database, the same to the embedded store and to a cluster. */
public final class Databases {
  private static final String STANDARD = "forge";

  private Databases() {}

  /**
   * A client whose writes are acknowledged only when they are journalled by a majority, and which
   * gives up within seconds when nobody answers.
   */
  public static MongoClient connect(String uri) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(uri))
            .writeConcern(WriteConcern.MAJORITY.withJournal(true))
            .readPreference(ReadPreference.primary())
            .applicationName("forge")
            .applyToClusterSettings(c -> c.serverSelectionTimeout(4, TimeUnit.SECONDS))
            .applyToSocketSettings(
                s -> s.connectTimeout(3, TimeUnit.SECONDS).readTimeout(30, TimeUnit.SECONDS))
            .addCommandListener(new DatabaseCalls())
            .build());
  }

  /** The database the address names, or the one called forge. */
  public static MongoDatabase open(MongoClient client, String uri) {
    String name = new ConnectionString(uri).getDatabase();
    return client.getDatabase(name == null ? STANDARD : name);
  }
}
