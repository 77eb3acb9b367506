package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import forge.user.User;
import forge.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Keeps what is to be said later. */
final class LaterStore {
  private final MongoCollection<Document> later;

  LaterStore(MongoDatabase database) {
    later = database.getCollection("chat_later");
    later.createIndex(ascending("user", "room", "at"));
    later.createIndex(ascending("room"));
  }

  void insert(LaterMessage message) {
    var d =
        new Document("_id", message.id())
            .append("room", message.room().value())
            .append("user", message.author().id().value())
            .append("name", message.author().displayName())
            .append("text", message.text())
            .append("at", Date.from(message.at()));
    later.insertOne(message.topic() == null ? d : d.append("topic", message.topic().value()));
  }

  Optional<LaterMessage> find(String id) {
    return Optional.ofNullable(later.find(eq("_id", id)).first()).map(LaterStore::read);
  }

  /** What somebody has to say later in a room, in the order of its time. */
  List<LaterMessage> of(RoomId room, UserId user, int limit) {
    return later
        .find(and(eq("user", user.value()), eq("room", room.value())))
        .sort(ascending("at"))
        .limit(limit)
        .map(LaterStore::read)
        .into(new ArrayList<>());
  }

  /** How much somebody has to say, counted up to a limit. */
  long count(UserId user, int most) {
    return later.countDocuments(eq("user", user.value()), new CountOptions().limit(most));
  }

  /** The same of all rooms. */
  List<LaterMessage> of(UserId user, int limit) {
    return later
        .find(eq("user", user.value()))
        .limit(limit)
        .map(LaterStore::read)
        .into(new ArrayList<>());
  }

  void change(String id, String text, Instant at) {
    later.updateOne(
        eq("_id", id), combine(set("text", text), set("at", Date.from(at)), unset("refused")));
  }

  void refuse(String id, String why) {
    later.updateOne(eq("_id", id), set("refused", why));
  }

  void delete(String id) {
    later.deleteOne(eq("_id", id));
  }

  void forget(RoomId room) {
    later.deleteMany(eq("room", room.value()));
  }

  private static LaterMessage read(Document d) {
    Long topic = d.getLong("topic");
    return new LaterMessage(
        d.getString("_id"),
        new RoomId(d.getString("room")),
        new User(new UserId(d.getString("user")), d.getString("name"), false),
        topic == null ? null : new TopicNumber(topic),
        d.getString("text"),
        d.getDate("at").toInstant(),
        d.getString("refused"));
  }
}
