package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Reads the messages of one topic out of the log that {@link MessageStore} keeps. */
final class TopicLog {
  private final MongoCollection<Document> log;

  TopicLog(MongoDatabase database) {
    log = database.getCollection("chat_messages");
  }

  /** The last messages of a topic before a number, in the order they were said. */
  List<Message> before(RoomId room, TopicNumber topic, long number, int limit) {
    var found =
        log.find(and(its(room, topic), lt("n", number)))
            .projection(MessageStore.SHOWN)
            .sort(descending("n"))
            .limit(limit)
            .map(MessageDocument::read)
            .into(new ArrayList<>());
    Collections.reverse(found);
    return found;
  }

  /** The first messages of a topic after a number. */
  List<Message> after(RoomId room, TopicNumber topic, long number, int limit) {
    return log.find(and(its(room, topic), gt("n", number)))
        .projection(MessageStore.SHOWN)
        .sort(ascending("n"))
        .limit(limit)
        .map(MessageDocument::read)
        .into(new ArrayList<>());
  }

  /** How far a topic has come; counting stops early. */
  Topic.Extent extent(Topic topic) {
    Bson its = its(topic.room(), topic.number());
    var last = before(topic.room(), topic.number(), Long.MAX_VALUE, 1);
    if (last.isEmpty()) {
      return new Topic.Extent(0, 0, Instant.EPOCH);
    }
    long count = log.countDocuments(its, new CountOptions().limit(Topic.COUNTED));
    return new Topic.Extent(count, last.getLast().number().value(), last.getLast().saidAt());
  }

  /** How many messages of a topic there are up to a number; counting stops early. */
  long upTo(Topic topic, long number) {
    return log.countDocuments(
        and(its(topic.room(), topic.number()), lte("n", number)),
        new CountOptions().limit(Topic.COUNTED));
  }

  /** Has all messages of a topic name it as it is called now. */
  void retitle(RoomId room, TopicNumber topic, String title) {
    log.updateMany(and(its(room, topic), ne("title", title)), set("title", title));
  }

  private static Bson its(RoomId room, TopicNumber topic) {
    return and(eq("room", room.value()), eq("topic", topic.value()));
  }
}
