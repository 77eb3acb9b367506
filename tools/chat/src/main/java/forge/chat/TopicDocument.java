package forge.chat;

import forge.user.UserId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A topic as the database keeps it. */
final class TopicDocument {
  private static final int MOST_WORDS = 60;

  private TopicDocument() {}

  static String id(RoomId room, TopicNumber number) {
    return room + "/" + number;
  }

  static Topic read(Document d) {
    return new Topic(
        new RoomId(d.getString("room")),
        new TopicNumber(d.getLong("topic")),
        d.getString("title"),
        new UserId(d.getString("opener")),
        d.getDate("opened").toInstant(),
        "answered".equals(d.getString("state")),
        message(d, "first"),
        message(d, "answer"),
        new Topic.Extent(d.get("messages", 0L), d.get("last", 0L), d.getDate("at").toInstant()));
  }

  static Document write(Topic topic, String key) {
    var d =
        new Document("_id", id(topic.room(), topic.number()))
            .append("room", topic.room().value())
            .append("topic", topic.number().value())
            .append("key", key)
            .append("title", topic.title())
            .append("opener", topic.opener().value())
            .append("opened", Date.from(topic.openedAt()))
            .append("state", "new")
            .append("finds", finds(topic.title(), ""))
            .append("messages", 0L)
            .append("last", 0L)
            .append("at", Date.from(topic.extent().at()));
    return topic.first() == null ? d : d.append("first", topic.first().value());
  }

  /** What a topic is found by: the beginnings of the words of its title and its answer. */
  static List<String> finds(String title, String answer) {
    var words = new ArrayList<>(RoomDocument.words(title));
    words.addAll(RoomDocument.words(answer));
    return List.copyOf(
        RoomDocument.beginnings(words.subList(0, Math.min(words.size(), MOST_WORDS))));
  }

  private static @Nullable MessageNumber message(Document d, String field) {
    Long number = d.getLong(field);
    return number == null ? null : new MessageNumber(number);
  }
}
