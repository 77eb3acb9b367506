package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import forge.project.MountId;
import forge.web.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Reads the logs of rooms for those who follow them. */
final class RoomLogStore {
  /** What changes nothing that is found. */
  private static final Set<String> SHOWN_ONLY = Set.of("pin");

  private final MongoCollection<Document> log;
  private final MongoCollection<Document> rooms;

  /**
   * Something that happened in a room.
   *
   * @param message the message that is another now; 0 for none
   * @param topic the topic; 0 for none
   */
  record Step(long q, long message, long topic) {
    static Step nothing(long q) {
      return new Step(q, 0, 0);
    }
  }

  RoomLogStore(MongoDatabase database) {
    log = database.getCollection("chat_messages");
    rooms = database.getCollection("chat_rooms");
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
      return Step.nothing(q);
    }
    if (of != null) {
      return new Step(q, of, 0);
    }
    return switch (d.getString("kind")) {
      case "msg" -> new Step(q, d.getLong("n"), 0);
      case "topic" -> new Step(q, 0, topic(d.getString("json")));
      default -> Step.nothing(q);
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

  /** The room of a mount, and those about something there. */
  List<RoomId> at(MountId mount) {
    return rooms
        .find(and(exists("mount"), eq("mount", mount.value())))
        .projection(include("_id"))
        .map(d -> new RoomId(d.getString("_id")))
        .into(new ArrayList<>());
  }
}
