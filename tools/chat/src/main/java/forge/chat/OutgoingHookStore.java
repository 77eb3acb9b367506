package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import forge.chat.OutgoingHook.Trouble;
import forge.user.UserId;
import java.net.URI;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps the programs that are told what is said in rooms. */
final class OutgoingHookStore {
  private static final Bson WELL =
      combine(set("failures", 0), unset("trouble"), unset("troubleAt"));
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
    hooks.updateOne(eq("_id", hook.id()), WELL);
  }

  /** Counts another failure in a row; answers how many there are. */
  int failed(OutgoingHook hook, Trouble trouble) {
    Document after =
        hooks.findOneAndUpdate(
            eq("_id", hook.id()),
            combine(
                inc("failures", 1),
                set("trouble", trouble.text()),
                set("troubleAt", Date.from(trouble.at()))),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    return after == null ? 0 : after.getInteger("failures");
  }

  void activate(OutgoingHook hook, boolean active) {
    hooks.updateOne(
        eq("_id", hook.id()), active ? combine(set("active", true), WELL) : set("active", false));
  }

  void delete(OutgoingHook hook) {
    hooks.deleteOne(eq("_id", hook.id()));
  }

  void forget(RoomId room) {
    hooks.deleteMany(eq("room", room.value()));
  }

  private static @Nullable Trouble trouble(Document d) {
    Date at = d.getDate("troubleAt");
    return at == null ? null : new Trouble(d.getString("trouble"), at.toInstant());
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
        trouble(d),
        d.getBoolean("active", true));
  }
}
