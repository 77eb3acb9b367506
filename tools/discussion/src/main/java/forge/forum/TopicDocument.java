package forge.forum;

import forge.forum.Topic.Life;
import forge.forum.Topic.Marks;
import forge.project.MountId;
import forge.user.UserId;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A topic as it is stored. */
final class TopicDocument {
  private TopicDocument() {}

  static String id(MountId mount, int number) {
    return mount + "/" + number;
  }

  static Document of(Topic topic) {
    return new Document("_id", id(topic.mount(), topic.number()))
        .append("mount", topic.mount().value())
        .append("number", topic.number())
        .append("forum", topic.forum())
        .append("title", topic.title())
        .append("text", topic.text())
        .append("sticky", topic.marks().sticky())
        .append("announcement", topic.marks().announcement())
        .append("locked", topic.marks().locked())
        .append("answer", topic.marks().answer())
        .append("author", topic.life().author().value())
        .append("at", Date.from(topic.life().at()))
        .append("editedAt", date(topic.life().editedAt()))
        .append("lastBy", topic.life().lastBy().value())
        .append("lastAt", Date.from(topic.life().lastAt()))
        .append("live", !topic.deleted())
        .append("posts", topic.posts())
        .append("revision", topic.revision());
  }

  static Topic read(Document d) {
    return new Topic(
        new MountId(d.getString("mount")),
        d.getInteger("number"),
        d.getString("forum"),
        d.getString("title"),
        d.getString("text"),
        new Marks(
            d.getBoolean("sticky"),
            d.getBoolean("announcement"),
            d.getBoolean("locked"),
            d.getInteger("answer")),
        new Life(
            new UserId(d.getString("author")),
            d.getDate("at").toInstant(),
            instant(d.getDate("editedAt")),
            new UserId(d.getString("lastBy")),
            d.getDate("lastAt").toInstant()),
        !d.getBoolean("live"),
        d.getInteger("posts"),
        d.getInteger("revision"));
  }

  static @Nullable Date date(@Nullable Instant instant) {
    return instant == null ? null : Date.from(instant);
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
