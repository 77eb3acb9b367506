package forge.chat;

import forge.chat.MessageStore.Place;
import forge.chat.MessageStore.Version;
import forge.live.LiveEvent;
import forge.user.UserId;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A message as the database keeps it. */
final class MessageDocument {
  private MessageDocument() {}

  static Place place(Document d) {
    return new Place(d.getLong("q"), d.getLong("n"));
  }

  static Message read(Document d) {
    Place place = place(d);
    return new Message(
        new RoomId(d.getString("room")),
        new MessageNumber(place.n()),
        place.q(),
        new Message.Author(new UserId(d.getString("author")), d.getString("name")),
        d.getDate("at").toInstant(),
        d.getString("text"),
        users(d.getList("mentions", String.class, List.of())),
        Objects.requireNonNull(d.getList("circles", String.class, List.of())),
        reactions(d.get("reactions", new Document())),
        new Message.Fate(
            instant(d, "edited"),
            d.get("changes", 0),
            instant(d, "gone"),
            d.getBoolean("hidden", false)),
        topic(d));
  }

  private static @Nullable TopicName topic(Document d) {
    Long number = d.getLong("topic");
    return number == null ? null : new TopicName(new TopicNumber(number), d.get("title", ""));
  }

  static String id(RoomId room, long q) {
    return room + "/" + q;
  }

  static Document of(NewMessage draft, Place place, News.Said news) {
    Document d =
        entry(draft.room(), place, draft.at(), news)
            .append("author", draft.author().id().value())
            .append("name", draft.author().name())
            .append("text", draft.text())
            .append("mentions", names(draft.mentioned()));
    if (!draft.circles().isEmpty()) {
      d.append("circles", draft.circles());
    }
    if (draft.owed() != null) {
      d.append(OwedStore.OWED, Date.from(draft.owed()));
    }
    if (draft.topic() != null) {
      d.append("topic", draft.topic().number().value()).append("title", draft.topic().title());
    }
    return draft.nonce() == null ? d : d.append("nonce", draft.nonce());
  }

  static Document entry(RoomId room, Place place, Instant at, News news) {
    return new Document("_id", id(room, place.q()))
        .append("room", room.value())
        .append("q", place.q())
        .append("n", place.n())
        .append("kind", news.kind())
        .append("at", Date.from(at))
        .append("json", LiveEvent.of("", 0, news.kind(), news).json());
  }

  static LiveEvent event(Document d) {
    return new LiveEvent(
        RoomStream.of(new RoomId(d.getString("room"))),
        d.getLong("q"),
        d.getString("kind"),
        json(d),
        "react".equals(d.getString("kind")) ? String.valueOf(d.getLong("of")) : null);
  }

  /** What is told, with the topic as it is called now. */
  private static String json(Document d) {
    String json = d.getString("json");
    TopicName topic = topic(d);
    return topic == null
        ? json
        : json.substring(0, json.length() - 1)
            + ",\"topic\":"
            + LiveEvent.of("", 0, "", News.Filed.of(topic)).json()
            + "}";
  }

  /** What was said, or that something was, without its words. */
  static News.Said blank(Message message) {
    return News.Said.of(message, "", null);
  }

  /** What a message says now, to be kept when it is changed. */
  static Document version(Message message) {
    Instant since = message.fate().editedAt();
    return new Document("text", message.text())
        .append("since", Date.from(since == null ? message.saidAt() : since));
  }

  static Version version(Document d) {
    return new Version(d.getString("text"), d.getDate("since").toInstant());
  }

  private static List<Reaction> reactions(Document byEmoji) {
    return byEmoji.keySet().stream()
        .map(e -> new Reaction(e, users(byEmoji.getList(e, String.class))))
        .filter(r -> r.count() > 0)
        .toList();
  }

  private static @Nullable Instant instant(Document d, String field) {
    Date date = d.getDate(field);
    return date == null ? null : date.toInstant();
  }

  static List<String> names(List<UserId> users) {
    return users.stream().map(UserId::value).toList();
  }

  private static List<UserId> users(List<String> names) {
    return Objects.requireNonNull(names).stream().map(UserId::new).toList();
  }
}
