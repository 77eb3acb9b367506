package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Keeps the addresses by which programs speak in rooms; of the secret in them only its hash. */
final class HookStore {
  private final MongoCollection<Document> hooks;

  HookStore(MongoDatabase database) {
    hooks = database.getCollection("chat_hooks");
    hooks.createIndex(ascending("hash"), new IndexOptions().unique(true));
    hooks.createIndex(ascending("room", "made"));
  }

  void insert(IncomingHook hook, String hash) {
    hooks.insertOne(
        new Document("_id", hook.id())
            .append("room", hook.room().value())
            .append("name", hook.name())
            .append("maker", hook.maker().value())
            .append("made", Date.from(hook.madeAt()))
            .append("hash", hash));
  }

  Optional<IncomingHook> byHash(String hash) {
    return Optional.ofNullable(hooks.find(eq("hash", hash)).first()).map(HookStore::read);
  }

  Optional<IncomingHook> find(RoomId room, String id) {
    return Optional.ofNullable(hooks.find(and(eq("_id", id), eq("room", room.value()))).first())
        .map(HookStore::read);
  }

  List<IncomingHook> of(RoomId room, int limit) {
    return hooks
        .find(eq("room", room.value()))
        .sort(ascending("room", "made"))
        .limit(limit)
        .map(HookStore::read)
        .into(new ArrayList<>());
  }

  /** Gives a hook another secret; the old one is nobody's from then on. */
  void rotate(IncomingHook hook, String hash) {
    hooks.updateOne(eq("_id", hook.id()), set("hash", hash));
  }

  void delete(IncomingHook hook) {
    hooks.deleteOne(eq("_id", hook.id()));
  }

  void forget(RoomId room) {
    hooks.deleteMany(eq("room", room.value()));
  }

  private static IncomingHook read(Document d) {
    return new IncomingHook(
        d.getString("_id"),
        new RoomId(d.getString("room")),
        d.getString("name"),
        new UserId(d.getString("maker")),
        d.getDate("made").toInstant());
  }
}
