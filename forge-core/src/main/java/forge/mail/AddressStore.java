package forge.mail;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import org.bson.Document;

/** Counts for how many letters an address was said not to exist. */
final class AddressStore {
  /** After so many letters, nobody is told anything there any more. */
  static final int ENOUGH = 3;

  private final MongoCollection<Document> addresses;

  AddressStore(MongoDatabase database) {
    addresses = database.getCollection("mailAddresses");
    addresses.createIndex(Indexes.ascending("at"));
  }

  private static String key(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }

  /** Counts once for each letter. */
  void refused(String address, String letter, Instant now) {
    addresses.updateOne(
        eq("_id", key(address)),
        Updates.combine(Updates.addToSet("letters", letter), Updates.set("at", Date.from(now))),
        new UpdateOptions().upsert(true));
  }

  void forgive(String address) {
    addresses.deleteOne(eq("_id", key(address)));
  }

  boolean dead(String address) {
    Document known = addresses.find(eq("_id", key(address))).first();
    return known != null && known.getList("letters", String.class).size() >= ENOUGH;
  }

  /** Gives those another chance that were not tried for long. */
  void forgetBefore(Instant when) {
    addresses.deleteMany(lt("at", Date.from(when)));
  }
}
