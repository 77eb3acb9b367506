package forge.user;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import forge.refusal.Refusal.TooMany;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Counts attempts in the database, so that all nodes of a forge agree when it is enough. */
final class Attempts {
  private static final int DUPLICATE = 11000;
  private final MongoCollection<Document> attempts;
  private final Clock clock;

  /** So many in so long a time, counted from the first. */
  record Limit(int most, Duration within) {}

  Attempts(MongoDatabase database, Clock clock) {
    this.clock = clock;
    attempts = database.getCollection("attempts");
    attempts.createIndex(
        Indexes.ascending("expiresAt"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
  }

  /**
   * Counts one more.
   *
   * @throws TooMany when there have been enough
   */
  void count(String key, Limit limit, String sentence) {
    Instant now = clock.instant();
    Document counted = increment(key, now, now.plus(limit.within()));
    if (counted.getInteger("count") > limit.most()) {
      Instant free = counted.getDate("expiresAt").toInstant();
      int wait = (int) Math.max(1, Duration.between(now, free).toSeconds());
      throw new TooMany(sentence + " Try again in " + minutes(wait) + ".", wait);
    }
  }

  /** Takes back one that turned out to be right. */
  void forgive(String key) {
    attempts.updateOne(and(eq("_id", key), gt("count", 0)), inc("count", -1));
  }

  void forget(String key) {
    attempts.deleteOne(eq("_id", key));
  }

  /** Beside the index that expires them: not every server has one that does. */
  void sweep() {
    attempts.deleteMany(lte("expiresAt", Date.from(clock.instant())));
  }

  private Document increment(String key, Instant now, Instant expiry) {
    for (int tries = 0; tries < 5; tries++) {
      attempts.deleteOne(and(eq("_id", key), lte("expiresAt", Date.from(now))));
      Document counted = tryIncrement(key, now, expiry);
      if (counted != null) {
        return counted;
      }
    }
    throw new IllegalStateException("attempts of " + key + " cannot be counted");
  }

  /** Null when somebody else began to count in the same moment. */
  private @Nullable Document tryIncrement(String key, Instant now, Instant expiry) {
    try {
      return attempts.findOneAndUpdate(
          and(eq("_id", key), gt("expiresAt", Date.from(now))),
          combine(inc("count", 1), setOnInsert("expiresAt", Date.from(expiry))),
          new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    } catch (MongoCommandException | MongoWriteException e) {
      if (duplicate(e)) {
        return null;
      }
      throw e;
    }
  }

  private static boolean duplicate(MongoException e) {
    return e.getCode() == DUPLICATE
        || ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY;
  }

  private static String minutes(int seconds) {
    int minutes = (seconds + 59) / 60;
    return minutes == 1 ? "a minute" : minutes + " minutes";
  }
}
