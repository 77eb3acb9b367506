package forge.user;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.conversions.Bson;

/** Keeps slips until they are used or expire. */
final class SlipStore {
  private final MongoCollection<SlipDocument> slips;

  SlipStore(MongoDatabase database) {
    slips = database.getCollection("slips", SlipDocument.class);
    slips.createIndex(
        Indexes.ascending("expiresAt"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    slips.createIndex(Indexes.ascending("user", "purpose"));
  }

  void insert(String secret, Slip slip, Instant expiry) {
    slips.insertOne(
        new SlipDocument(
            Secrets.hash(secret),
            slip.purpose().name(),
            slip.user().value(),
            slip.email(),
            expiry));
  }

  Optional<Slip> find(String secret, Slip.Purpose purpose, Instant now) {
    return Optional.ofNullable(slips.find(good(secret, purpose, now)).first())
        .map(SlipDocument::toSlip);
  }

  /** Finds it for the last time. */
  Optional<Slip> take(String secret, Slip.Purpose purpose, Instant now) {
    return Optional.ofNullable(slips.findOneAndDelete(good(secret, purpose, now)))
        .map(SlipDocument::toSlip);
  }

  void remove(UserId user, Slip.Purpose purpose) {
    slips.deleteMany(and(eq("user", user.value()), eq("purpose", purpose.name())));
  }

  /** Beside the index that expires them: not every server has one that does. */
  void sweep(Instant now) {
    slips.deleteMany(lte("expiresAt", now));
  }

  private static Bson good(String secret, Slip.Purpose purpose, Instant now) {
    return and(
        eq("_id", Secrets.hash(secret)), eq("purpose", purpose.name()), gt("expiresAt", now));
  }
}
