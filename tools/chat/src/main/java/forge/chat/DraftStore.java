package forge.chat;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.UpdateOptions;
import forge.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Keeps what people have begun to write: one document for each person and room or topic. */
final class DraftStore {
  private final MongoCollection<Document> drafts;

  DraftStore(MongoDatabase database) {
    drafts = database.getCollection("chat_drafts");
    drafts.createIndex(ascending("user"));
    drafts.createIndex(ascending("room"));
    drafts.createIndex(ascending("at"));
  }

  /** A place where somebody writes. */
  record Desk(RoomId room, @Nullable TopicNumber topic, UserId user) {
    String id() {
      return room + "/" + (topic == null ? "" : topic) + "/" + user;
    }
  }

  Optional<Draft> find(Desk desk) {
    return Optional.ofNullable(drafts.find(eq("_id", desk.id())).first())
        .map(d -> new Draft(d.getString("text"), d.get("device", "")));
  }

  /** What somebody has begun in any room, the last first. */
  List<Begun> of(UserId user, int limit) {
    return drafts
        .find(eq("user", user.value()))
        .limit(limit)
        .map(DraftStore::begun)
        .into(new ArrayList<>())
        .stream()
        .sorted(Comparator.comparing(Begun::at).reversed())
        .toList();
  }

  /** Something begun. */
  record Begun(RoomId room, @Nullable TopicNumber topic, String text, Instant at) {}

  private static Begun begun(Document d) {
    String[] parts = d.getString("_id").split("/", 3);
    return new Begun(
        new RoomId(d.getString("room")),
        parts[1].isEmpty() ? null : new TopicNumber(Long.parseLong(parts[1])),
        d.getString("text"),
        d.getDate("at").toInstant());
  }

  void keep(Desk desk, Draft draft, Instant now) {
    drafts.updateOne(
        eq("_id", desk.id()),
        combine(
            set("room", desk.room().value()),
            set("user", desk.user().value()),
            set("text", draft.text()),
            set("device", draft.device()),
            set("at", Date.from(now))),
        new UpdateOptions().upsert(true));
  }

  void delete(Desk desk) {
    drafts.deleteOne(eq("_id", desk.id()));
  }

  /** How many somebody has, counted up to a limit. */
  long count(UserId user, int most) {
    return drafts.countDocuments(eq("user", user.value()), new CountOptions().limit(most));
  }

  void forgetBefore(Instant then) {
    drafts.deleteMany(lt("at", Date.from(then)));
  }

  void forget(RoomId room) {
    drafts.deleteMany(eq("room", room.value()));
  }
}
