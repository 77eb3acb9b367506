package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import forge.user.UserId;
import java.net.URI;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;

/** Keeps the programs that are told what is said in rooms. */
final class OutgoingHookStore {
  private final MongoCollection<Document> hooks;

  OutgoingHookStore(MongoDatabase database) {
    hooks = database.getCollection("chat_outgoing");
    hooks.createIndex(ascending("room", "made"));
  }

  void insert(OutgoingHook hook) {
    hooks.insertOne(
        new Document("_id", hook.id())
            .append("room", hook.room().value())
            .append("name", hook.name())
            .append("url", hook.url().toString())
            .append("words", hook.words())
            .append("form", hook.form())
            .append("sealed", hook.sealed())
            .append("maker", hook.maker().value())
            .append("made", Date.from(hook.madeAt()))
            .append("failures", hook.failures())
            .append("active", hook.active()));
  }

  Optional<OutgoingHook> find(RoomId room, String id) {
    return Optional.ofNullable(hooks.find(and(eq("_id", id), eq("room", room.value()))).first())
        .map(OutgoingHookStore::read);
  }

  List<OutgoingHook> of(RoomId room, int limit) {
    return hooks
        .find(eq("room", room.value()))
        .sort(ascending("room", "made"))
        .limit(limit)
        .map(OutgoingHookStore::read)
        .into(new ArrayList<>());
  }

  /** The rooms that have such programs. */
  Set<String> rooms() {
    return hooks.distinct("room", String.class).into(new TreeSet<>());
  }

  void arrived(OutgoingHook hook) {
    hooks.updateOne(eq("_id", hook.id()), set("failures", 0));
  }

  /** Counts another failure in a row; answers how many there are. */
  int failed(OutgoingHook hook) {
    Document after =
        hooks.findOneAndUpdate(
            eq("_id", hook.id()),
            inc("failures", 1),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    return after == null ? 0 : after.getInteger("failures");
  }

  void activate(OutgoingHook hook, boolean active) {
    hooks.updateOne(eq("_id", hook.id()), combine(set("active", active), set("failures", 0)));
  }

  void delete(OutgoingHook hook) {
    hooks.deleteOne(eq("_id", hook.id()));
  }

  void forget(RoomId room) {
    hooks.deleteMany(eq("room", room.value()));
  }

  private static OutgoingHook read(Document d) {
    return new OutgoingHook(
        d.getString("_id"),
        new RoomId(d.getString("room")),
        d.getString("name"),
        URI.create(d.getString("url")),
        d.getList("words", String.class, List.of()),
        d.getBoolean("form", false),
        d.getString("sealed"),
        new UserId(d.getString("maker")),
        d.getDate("made").toInstant(),
        d.getInteger("failures", 0),
        d.getBoolean("active", true));
  }
}
