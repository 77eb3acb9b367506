package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import forge.event.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** Removes the beginnings of rooms from the row in which everything is numbered. */
final class TrimStore {
  private final MongoCollection<Document> log;

  TrimStore(MongoDatabase database) {
    log = database.getCollection("chat_messages");
  }

  /**
   * What was removed.
   *
   * @param topics those that messages were removed from
   * @param more whether there may be more to be removed
   */
  record Removed(long messages, Set<TopicNumber> topics, boolean more) {}

  /** The first messages of a room after a number that were said before, those gone included. */
  List<Message> old(RoomId room, long after, Instant before, int limit) {
    var found =
        log.find(MessageStore.messages(room, gt("n", after)))
            .projection(MessageStore.SHOWN)
            .sort(ascending("n"))
            .limit(limit)
            .map(MessageDocument::read)
            .into(new ArrayList<Message>());
    int old = 0;
    while (old < found.size() && found.get(old).saidAt().isBefore(before)) {
      old++;
    }
    return found.subList(0, old);
  }

  /** The first message that is still kept. */
  Optional<Message> first(RoomId room) {
    return Optional.ofNullable(
            log.find(MessageStore.messages(room, gt("n", 0L)))
                .projection(MessageStore.SHOWN)
                .sort(ascending("n"))
                .first())
        .map(MessageDocument::read);
  }

  /**
   * Removes the first documents of a room that are old, if nothing of them is to be told any more.
   * The last one of all stays: the next is numbered after it.
   */
  Removed remove(RoomId room, Instant before, int limit) {
    List<Document> part =
        log.find(eq("room", room.value()))
            .projection(include("q", "at", "kind", "gone", "topic", "unsent"))
            .sort(ascending("room", "q"))
            .limit(limit + 1)
            .into(new ArrayList<>());
    var topics = new LinkedHashSet<TopicNumber>();
    long messages = 0;
    int old = 0;
    while (old < part.size() - 1 && removable(part.get(old), before)) {
      Document d = part.get(old++);
      messages += "msg".equals(d.getString("kind")) ? 1 : 0;
      Long topic = d.getLong("topic");
      if (topic != null) {
        topics.add(new TopicNumber(topic));
      }
    }
    if (old > 0) {
      log.deleteMany(and(eq("room", room.value()), lte("q", part.get(old - 1).getLong("q"))));
    }
    return new Removed(messages, topics, old == limit);
  }

  private static boolean removable(Document d, Instant before) {
    boolean message = "msg".equals(d.getString("kind"));
    Date at = d.getDate("at");
    return at.toInstant().isBefore(before)
        && !Outbox.waits(d)
        && (!message || d.containsKey("gone"));
  }
}
