package forge.chat;

import forge.access.Visit;
import forge.refusal.Refusal.Invalid;
import forge.tool.Platform;
import forge.user.Identity;
import forge.user.UserId;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people call rooms when they look for something there: names, addresses, people. */
final class RoomNames {
  private static final Pattern FREE = Pattern.compile("(?:chat/)?([rda]/[a-z0-9][a-z0-9-]{0,63})");
  private static final Pattern HANDLE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private final Doors doors;
  private final Platform platform;

  RoomNames(Doors doors, Platform platform) {
    this.doors = doors;
    this.platform = platform;
  }

  /** The name of a room that {@link #room} understands: its address, shortened. */
  static String of(Room room) {
    return room.page().replaceFirst("^/(chat/)?", "");
  }

  Optional<Here> enter(Identity identity, RoomId room) {
    return doors.enter(identity, room);
  }

  /** The room of this name; one the reader may not read is as if it were not there. */
  RoomId room(Identity identity, String name) {
    return find(identity, name.replaceFirst("^[/#]+", "").replaceFirst("/+$", ""))
        .map(Here::id)
        .orElseThrow(
            () ->
                new Invalid(
                    "q",
                    "in: there is no room \""
                        + name
                        + "\" that you may read. Name it by its address, such as in:gardeners,"
                        + " in:aqueduct/chat or in:@mia."));
  }

  private Optional<Here> find(Identity identity, String name) {
    if (name.startsWith("@")) {
      return with(identity, name.substring(1));
    }
    Matcher free = FREE.matcher(name);
    if (free.matches()) {
      return doors.enter(identity, new RoomId(free.group(1).replaceFirst("/", "-")));
    }
    if (name.contains("/")) {
      return at(identity, name).or(() -> at(identity, "p/" + name));
    }
    return HANDLE.matcher(name).matches()
        ? doors.enter(identity, RoomId.at("r", name)).or(() -> at(identity, "p/" + name + "/chat"))
        : Optional.empty();
  }

  private Optional<Here> at(Identity identity, String address) {
    return platform
        .visit(identity, address)
        .filter(v -> v.mount().tool().equals(Doors.CHAT))
        .map((Visit v) -> doors.at(v));
  }

  private Optional<Here> with(Identity identity, String name) {
    if (identity.user().guest() || !Calls.isName(name)) {
      return Optional.empty();
    }
    var people = new TreeSet<UserId>();
    people.add(identity.user().id());
    people.add(new UserId(name));
    return doors.enter(identity, FreeRooms.among(people));
  }
}
