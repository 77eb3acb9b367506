package forge.chat.irc;

import forge.chat.MessageNumber;
import forge.chat.RoomId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What messages are called in IRC: by room and number, and by line where one became several. */
final class MessageIds {
  private static final Pattern SHAPE =
      Pattern.compile("([A-Za-z0-9-]{1,80})\\.([1-9][0-9]{0,17})(\\.[0-9]{1,4})?");

  private MessageIds() {}

  static String of(RoomId room, MessageNumber number) {
    return room + "." + number;
  }

  static String of(RoomId room, MessageNumber number, int line) {
    return of(room, number) + (line == 0 ? "" : "." + line);
  }

  /** The message of a room that is meant; empty where it is none of this room. */
  static Optional<MessageNumber> parse(RoomId room, @Nullable String id) {
    Matcher matcher = SHAPE.matcher(id == null ? "" : id);
    return matcher.matches() && matcher.group(1).equals(room.value())
        ? Optional.of(MessageNumber.valueOf(matcher.group(2)))
        : Optional.empty();
  }
}
