package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import forge.chat.Missed.Batch;
import forge.chat.SeatStore.Reader;
import forge.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Keeps who was called and has to be written to, a document for each; and up to where they were, in
 * each room.
 */
final class MissedStore {
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
  private final MongoCollection<Document> missed;
  private final MongoCollection<Document> written;

  MissedStore(MongoDatabase database) {
    missed = database.getCollection("chat_missed");
    missed.createIndex(Indexes.ascending("due"));
    written = database.getCollection("chat_written");
    written.createIndex(Indexes.ascending("room"));
  }

  /** Notes that people were called in a room, and when each is to be written to at the latest. */
  void note(RoomId room, Map<UserId, Instant> due, Instant now) {
    if (!due.isEmpty()) {
      missed.bulkWrite(
          due.entrySet().stream().map(e -> note(room, e.getKey(), e.getValue(), now)).toList(),
          new BulkWriteOptions().ordered(false));
    }
  }

  private static UpdateOneModel<Document> note(RoomId room, UserId user, Instant due, Instant now) {
    return new UpdateOneModel<>(
        eq("_id", user.value()),
        combine(
            min("due", Date.from(due)),
            setOnInsert("since", Date.from(now)),
            addToSet("rooms", room.value()),
            inc("turn", 1L)),
        UPSERT);
  }

  List<UserId> due(Instant now, int limit) {
    return missed
        .find(lte("due", Date.from(now)))
        .sort(Indexes.ascending("due"))
        .limit(limit)
        .map(d -> new UserId(d.getString("_id")))
        .into(new ArrayList<>());
  }

  Optional<Missed> find(UserId user) {
    return Optional.ofNullable(missed.find(eq("_id", user.value())).first()).map(MissedStore::read);
  }

  /** Says what is about to be written; false where that is said already, or more came meanwhile. */
  boolean begin(Missed one, Batch batch) {
    List<Document> rooms =
        batch.upTo().entrySet().stream()
            .map(e -> new Document("room", e.getKey().value()).append("n", e.getValue()))
            .toList();
    return missed
            .updateOne(
                and(same(one), exists("batch", false)),
                set("batch", new Document("id", batch.id()).append("rooms", rooms)))
            .getMatchedCount()
        == 1;
  }

  void postpone(Missed one, Instant due) {
    missed.updateOne(same(one), set("due", Date.from(due)));
  }

  /**
   * All of this is written, or read.
   *
   * @param next when what came meanwhile is due
   */
  void done(Missed one, Instant next) {
    if (missed.deleteOne(same(one)).getDeletedCount() == 0) {
      missed.updateOne(
          eq("_id", one.user().value()),
          combine(unset("batch"), set("due", Date.from(next)), set("since", Date.from(next))));
    }
  }

  private static org.bson.conversions.Bson same(Missed one) {
    return and(eq("_id", one.user().value()), eq("turn", one.turn()));
  }

  /** Up to where somebody was written to, in those of these rooms where they ever were. */
  Map<RoomId, Long> written(UserId user, Collection<RoomId> rooms) {
    var found = new HashMap<RoomId, Long>();
    written
        .find(in("_id", rooms.stream().map(room -> new Reader(room, user).id()).toList()))
        .forEach(d -> found.put(new RoomId(d.getString("room")), d.getLong("n")));
    return found;
  }

  void wrote(UserId user, Map<RoomId, Long> upTo) {
    if (!upTo.isEmpty()) {
      written.bulkWrite(
          upTo.entrySet().stream()
              .map(
                  e ->
                      new UpdateOneModel<Document>(
                          eq("_id", new Reader(e.getKey(), user).id()),
                          combine(set("room", e.getKey().value()), max("n", e.getValue())),
                          UPSERT))
              .toList());
    }
  }

  void forget(RoomId room) {
    written.deleteMany(eq("room", room.value()));
  }

  private static Missed read(Document d) {
    return new Missed(
        new UserId(d.getString("_id")),
        d.getList("rooms", String.class, List.of()).stream().map(RoomId::new).toList(),
        d.getDate("since").toInstant(),
        d.getDate("due").toInstant(),
        d.getLong("turn"),
        batch(d.get("batch", Document.class)));
  }

  private static @Nullable Batch batch(@Nullable Document d) {
    if (d == null) {
      return null;
    }
    var upTo = new HashMap<RoomId, Long>();
    d.getList("rooms", Document.class, List.of())
        .forEach(room -> upTo.put(new RoomId(room.getString("room")), room.getLong("n")));
    return new Batch(d.getString("id"), upTo);
  }
}
