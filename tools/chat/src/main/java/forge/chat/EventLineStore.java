package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import forge.event.Subject;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/** Keeps where rooms have been told of things: one line for each thing in each room. */
final class EventLineStore {
  private final MongoCollection<Document> lines;

  EventLineStore(MongoDatabase database) {
    lines = database.getCollection("chat_event_lines");
    lines.createIndex(ascending("room"));
    lines.createIndex(ascending("at"));
  }

  Optional<EventLine> find(RoomId room, Subject thing) {
    return Optional.ofNullable(lines.find(eq("_id", id(room, EventLine.name(thing)))).first())
        .map(EventLineStore::read);
  }

  /**
   * Keeps a line that is about to be said, in place of an older one; whether no other came first.
   */
  boolean begin(EventLine line, Optional<EventLine> older) {
    try {
      if (older.isEmpty()) {
        lines.insertOne(document(line));
        return true;
      }
      var same = and(eq("_id", id(line)), eq("nonce", older.get().nonce()));
      return lines
              .replaceOne(same, document(line), new ReplaceOptions().upsert(false))
              .getModifiedCount()
          > 0;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  void said(EventLine line, MessageNumber message) {
    lines.updateOne(and(eq("_id", id(line)), eq("nonce", line.nonce())), set("n", message.value()));
  }

  void changed(EventLine line) {
    lines.updateOne(
        and(eq("_id", id(line)), eq("nonce", line.nonce())),
        combine(set("deed", line.deed()), set("at", Date.from(line.at()))));
  }

  void forget(EventLine line) {
    lines.deleteOne(eq("_id", id(line)));
  }

  void forget(RoomId room) {
    lines.deleteMany(eq("room", room.value()));
  }

  void forgetBefore(Instant time) {
    lines.deleteMany(lt("at", Date.from(time)));
  }

  private static String id(EventLine line) {
    return id(line.room(), line.thing());
  }

  private static String id(RoomId room, String thing) {
    return room + " " + thing;
  }

  private static Document document(EventLine line) {
    return new Document("_id", id(line))
        .append("room", line.room().value())
        .append("thing", line.thing())
        .append("nonce", line.nonce())
        .append("n", line.message() == null ? null : line.message().value())
        .append("deed", line.deed())
        .append("at", Date.from(line.at()));
  }

  private static EventLine read(Document d) {
    Long n = d.getLong("n");
    return new EventLine(
        new RoomId(d.getString("room")),
        d.getString("thing"),
        d.getString("nonce"),
        n == null ? null : new MessageNumber(n),
        d.getString("deed"),
        d.getDate("at").toInstant());
  }
}
