package forge.chat;

import forge.chat.MessageStore.Place;
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
        reactions(d.get("reactions", new Document())),
        new Message.Fate(instant(d, "edited"), instant(d, "gone"), d.getBoolean("hidden", false)));
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
