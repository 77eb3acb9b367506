package forge.scm.life;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import forge.project.MountId;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Keeps who changes a repository just now: any number of writers, or one keeper. What a dead node
 * held is free when its lease ends.
 */
final class LockStore {
  private static final String WRITERS = "writers";
  private static final String KEEPER = "keeper";
  private static final String UNTIL = "keeperUntil";
  private static final String REVISION = "revision";
  private static final String WANTED = "wanted";

  private final MongoCollection<Document> locks;

  LockStore(MongoDatabase database) {
    this.locks = database.getCollection("repository_locks");
  }

  /** Lets a writer in unless a keeper is at work. */
  boolean enter(MountId mount, String writer, Instant until, Instant now) {
    Bson free = and(is(mount), lt(UNTIL, Date.from(now)));
    Bson entering = combine(set(WRITERS + "." + writer, until.toEpochMilli()), inc(REVISION, 1));
    if (locks.updateOne(free, entering).getMatchedCount() == 1) {
      return true;
    }
    begin(mount);
    return locks.updateOne(free, entering).getMatchedCount() == 1;
  }

  private void begin(MountId mount) {
    locks.updateOne(
        is(mount),
        combine(setOnInsert(UNTIL, Date.from(Instant.EPOCH)), setOnInsert(REVISION, 0)),
        new UpdateOptions().upsert(true));
  }

  void leave(MountId mount, String writer) {
    locks.updateOne(is(mount), unset(WRITERS + "." + writer));
  }

  /** Holds on to what a writer has for longer. */
  void stay(MountId mount, String writer, Instant until) {
    locks.updateOne(is(mount), set(WRITERS + "." + writer, until.toEpochMilli()));
  }

  /** Asks the keeper to make room soon. */
  void want(MountId mount) {
    locks.updateOne(is(mount), set(WANTED, true));
  }

  /** Lets a keeper in where nobody else is. */
  boolean keep(MountId mount, String keeper, Instant until, Instant now) {
    begin(mount);
    Document lock = locks.find(is(mount)).first();
    if (lock == null || lock.getDate(UNTIL).toInstant().isAfter(now) || written(lock, now)) {
      return false;
    }
    Bson unchanged = and(is(mount), eq(REVISION, lock.getInteger(REVISION)));
    return locks
            .updateOne(
                unchanged,
                combine(
                    set(KEEPER, keeper),
                    set(UNTIL, Date.from(until)),
                    set(WANTED, false),
                    unset(WRITERS),
                    inc(REVISION, 1)))
            .getMatchedCount()
        == 1;
  }

  private static boolean written(Document lock, Instant now) {
    Document writers = lock.get(WRITERS, Document.class);
    return writers != null
        && writers.values().stream().anyMatch(until -> (Long) until > now.toEpochMilli());
  }

  /** Holds on to what a keeper has for longer; answers whether it may, and nobody wants in. */
  boolean keepOn(MountId mount, String keeper, Instant until) {
    Bson mine = and(is(mount), eq(KEEPER, keeper));
    if (locks.updateOne(mine, set(UNTIL, Date.from(until))).getMatchedCount() == 0) {
      return false;
    }
    Document lock = locks.find(is(mount)).first();
    return lock != null && !lock.getBoolean(WANTED, false);
  }

  void free(MountId mount, String keeper) {
    locks.updateOne(
        and(is(mount), eq(KEEPER, keeper)),
        combine(set(UNTIL, Date.from(Instant.EPOCH)), unset(KEEPER), inc(REVISION, 1)));
  }

  void delete(MountId mount) {
    locks.deleteOne(is(mount));
  }

  private static Bson is(MountId mount) {
    return eq("_id", mount.value());
  }
}
