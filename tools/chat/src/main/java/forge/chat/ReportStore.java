package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import forge.store.Slice;
import forge.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps which messages were reported, by whom and why: one document for each message. */
final class ReportStore {
  private final MongoCollection<Document> reports;

  ReportStore(MongoDatabase database) {
    reports = database.getCollection("chat_reports");
    reports.createIndex(ascending("room", "open", "n"));
  }

  /** Adds a report; false where this user has reported the message before. */
  boolean add(
      RoomId room, MessageNumber number, UserId by, String reason, boolean trusted, Instant now) {
    var update = new ArrayList<Bson>();
    update.add(setOnInsert("room", room.value()));
    update.add(setOnInsert("n", number.value()));
    update.add(setOnInsert("at", Date.from(now)));
    update.add(set("open", true));
    update.add(push("reasons", reason));
    update.add(addToSet("by", by.value()));
    if (trusted) {
      update.add(addToSet("trusted", by.value()));
    }
    try {
      reports.updateOne(
          and(eq("_id", id(room, number)), ne("by", by.value())),
          combine(update),
          new UpdateOptions().upsert(true));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  Optional<Report> find(RoomId room, MessageNumber number) {
    return Optional.ofNullable(reports.find(eq("_id", id(room, number))).first())
        .map(ReportStore::read);
  }

  /** Whether anything waits for a moderator. */
  boolean waits(RoomId room) {
    return reports.find(and(eq("room", room.value()), eq("open", true))).first() != null;
  }

  /** What waits for a moderator, the first message first. */
  Slice<Report> open(RoomId room, @Nullable Long after, int limit) {
    Bson here = and(eq("room", room.value()), eq("open", true));
    var found =
        reports
            .find(after == null ? here : and(here, gt("n", after)))
            .sort(ascending("n"))
            .limit(limit + 1)
            .map(ReportStore::read)
            .into(new ArrayList<>());
    return Slice.of(found, limit, r -> r.number().toString());
  }

  /** Somebody has looked: what was reported before hides the message no more. */
  void close(RoomId room, MessageNumber number) {
    reports.updateOne(eq("_id", id(room, number)), combine(set("open", false), unset("trusted")));
  }

  /** Forgets what was reported of messages before one. */
  void forget(RoomId room, MessageNumber first) {
    reports.deleteMany(
        and(eq("room", room.value()), in("open", true, false), lt("n", first.value())));
  }

  void forget(RoomId room) {
    reports.deleteMany(eq("room", room.value()));
  }

  private static String id(RoomId room, MessageNumber number) {
    return room + "/" + number;
  }

  private static Report read(Document d) {
    return new Report(
        new MessageNumber(d.getLong("n")),
        RoomDocument.users(d.getList("by", String.class)),
        Objects.requireNonNull(d.getList("reasons", String.class, List.of())),
        Objects.requireNonNull(d.getList("trusted", String.class, List.of())).size(),
        d.getDate("at").toInstant());
  }
}
