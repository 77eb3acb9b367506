package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOptions;
import forge.project.MountId;
import forge.web.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Reads the logs of rooms for those who follow them, and keeps how far each was read. */
final class RoomLogStore {
  /** What changes nothing that is found. */
  private static final Set<String> SHOWN_ONLY = Set.of("react", "pin");

  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final MongoCollection<Document> log;
  private final MongoCollection<Document> rooms;
  private final MongoCollection<Document> heard;

  /**
   * Something that happened in a room.
   *
   * @param message the message that is another now; 0 for none
   * @param topic the topic; 0 for none
   */
  record Step(long q, long message, long topic) {}

  /**
   * How far an index knows a room.
   *
   * @param collection the index, which has another name when it is made anew
   */
  record Heard(String collection, long q) {
    static final Heard NOTHING = new Heard("", 0);
  }

  RoomLogStore(MongoDatabase database) {
    log = database.getCollection("chat_messages");
    rooms = database.getCollection("chat_rooms");
    heard = database.getCollection("chat_indexed");
    rooms.createIndex(
        ascending("mount"), new IndexOptions().partialFilterExpression(exists("mount")));
  }

  /** What happened after a turn, in order. */
  List<Step> after(RoomId room, long q, int limit) {
    return log.find(and(eq("room", room.value()), gt("q", q)))
        .projection(include("q", "n", "of", "kind", "json"))
        .sort(ascending("room", "q"))
        .limit(limit)
        .map(RoomLogStore::step)
        .into(new ArrayList<>());
  }

  private static Step step(Document d) {
    long q = d.getLong("q");
    Long of = d.getLong("of");
    if (SHOWN_ONLY.contains(d.getString("kind"))) {
      return new Step(q, 0, 0);
    }
    if (of != null) {
      return new Step(q, of, 0);
    }
    return switch (d.getString("kind")) {
      case "msg" -> new Step(q, d.getLong("n"), 0);
      case "topic" -> new Step(q, 0, topic(d.getString("json")));
      default -> new Step(q, 0, 0);
    };
  }

  private static long topic(String json) {
    try {
      return Json.MAPPER.readTree(json).path("id").asLong();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a log that cannot be read", e);
    }
  }

  /** Messages by room and turn, as {@link MessageDocument#id} writes them, in one call. */
  Map<String, Message> messages(Collection<String> ids) {
    var found = new HashMap<String, Message>();
    log.find(in("_id", ids))
        .projection(MessageStore.SHOWN)
        .map(MessageDocument::read)
        .forEach(m -> found.put(MessageDocument.id(m.room(), m.turn()), m));
    return found;
  }

  /** Up to where the platform has learned what was said; empty before it first did. */
  OptionalLong learned(RoomId room) {
    Document d = heard.find(eq("_id", room.value())).first();
    Long q = d == null ? null : d.getLong("learned");
    return q == null ? OptionalLong.empty() : OptionalLong.of(q);
  }

  void learned(RoomId room, long q) {
    heard.updateOne(eq("_id", room.value()), set("learned", q), UPSERT);
  }

  Heard heard(RoomId room) {
    Document d = heard.find(eq("_id", room.value())).first();
    return d == null ? Heard.NOTHING : read(d);
  }

  private static Heard read(Document d) {
    String collection = d.getString("collection");
    return collection == null ? Heard.NOTHING : new Heard(collection, d.getLong("q"));
  }

  void keep(RoomId room, Heard how) {
    heard.updateOne(
        eq("_id", room.value()),
        combine(set("collection", how.collection()), set("q", how.q())),
        UPSERT);
  }

  void forget(RoomId room) {
    heard.deleteOne(eq("_id", room.value()));
  }

  /** All rooms in which something may have been said, in parts. */
  List<RoomId> rooms(@Nullable RoomId after, int limit) {
    return rooms
        .find(gt("_id", after == null ? "" : after.value()))
        .projection(include("_id"))
        .sort(ascending("_id"))
        .limit(limit)
        .map(d -> new RoomId(d.getString("_id")))
        .into(new ArrayList<>());
  }

  /** How far an index knows each of these. */
  Map<RoomId, Heard> heard(Collection<RoomId> some) {
    var all = new HashMap<RoomId, Heard>();
    heard
        .find(in("_id", some.stream().map(RoomId::value).toList()))
        .forEach(d -> all.put(new RoomId(d.getString("_id")), read(d)));
    return all;
  }

  /** The room of a mount, and those about something there. */
  List<RoomId> at(MountId mount) {
    return rooms
        .find(and(exists("mount"), eq("mount", mount.value())))
        .projection(include("_id"))
        .map(d -> new RoomId(d.getString("_id")))
        .into(new ArrayList<>());
  }
}
