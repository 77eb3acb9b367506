package forge.chat.irc;

import forge.chat.Chat;
import forge.chat.Here;
import forge.chat.Room;
import forge.chat.RoomId;
import forge.chat.RoomRule;
import forge.project.ToolKey;
import forge.user.Identity;
import forge.user.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What rooms are called in IRC, after their addresses: {@code /p/aqueduct/chat} is {@code
 * #aqueduct/chat}, {@code /chat/r/gardeners} is {@code #gardeners}. A talk of two has the name of
 * the other.
 */
final class ChannelNames {
  static final int LONGEST = 120;
  private static final ToolKey CHAT = new ToolKey("chat");
  private static final Pattern HANDLE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private final Chat chat;

  ChannelNames(Chat chat) {
    this.chat = chat;
  }

  static boolean channel(String target) {
    return target.startsWith("#");
  }

  /** The name of a room for one of those who are in it. */
  static String of(Room room, UserId user) {
    if (room.rule() instanceof RoomRule.OfPeople two && two.people().size() <= 2) {
      return two.people().stream().filter(p -> !p.equals(user)).findFirst().orElse(user).value();
    }
    String page = room.page();
    if (page.startsWith("/p/")) {
      return "#" + page.substring(3);
    }
    String path = page.startsWith("/chat/") ? page.substring(6) : page.substring(1);
    return "#" + (path.startsWith("r/") ? path.substring(2) : path);
  }

  /** Somebody in the room of a channel; empty where there is none they may read. */
  Optional<Here> enter(Identity identity, String channel) {
    List<String> parts = parts(channel);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    return free(parts)
        .map(id -> chat.doors().enter(identity, id))
        .orElseGet(() -> mount(identity, parts))
        .filter(here -> channel(of(here.room(), identity.user().id())));
  }

  /** A room that may be seen from outside and is not entered freely. */
  Optional<Room> door(String channel) {
    return free(parts(channel)).flatMap(id -> chat.directory().listed(id));
  }

  private Optional<Here> mount(Identity identity, List<String> parts) {
    String address = (parts.size() == 2 ? "p/" : "") + String.join("/", parts);
    return chat.platform()
        .visit(identity, address)
        .filter(visit -> visit.mount().tool().equals(CHAT))
        .map(visit -> chat.doors().at(visit));
  }

  /** Kinds of rooms have one letter, and no project is called by one. */
  private static Optional<RoomId> free(List<String> parts) {
    String last = parts.isEmpty() ? "" : parts.getLast();
    if (!HANDLE.matcher(last).matches()) {
      return Optional.empty();
    }
    return switch (parts.size()) {
      case 1 -> Optional.of(new RoomId("r-" + last));
      case 2 ->
          parts.getFirst().matches("[ad]")
              ? Optional.of(new RoomId(parts.getFirst() + "-" + last))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static List<String> parts(String channel) {
    if (!channel(channel) || channel.length() > LONGEST) {
      return List.of();
    }
    return List.of(channel.substring(1).toLowerCase(Locale.ROOT).split("/", 4));
  }
}
