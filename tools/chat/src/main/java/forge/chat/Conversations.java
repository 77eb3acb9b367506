package forge.chat;

import forge.user.UserId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What conversations are called, to one of those in them: by the names of the others as they call
 * themselves now. Of more than two, the first names are enough where no two share one.
 */
final class Conversations {
  private static final String NOTES = "Notes to yourself";
  private static final int WHOLE_NAMES = 2;
  private final Function<Collection<UserId>, Map<UserId, String>> names;

  /**
   * @param names what each is called, all of them with one look
   */
  Conversations(Function<Collection<UserId>, Map<UserId, String>> names) {
    this.names = names;
  }

  /** The room as it is called to somebody; those that have a name of their own as they are. */
  Room titled(Room room, UserId viewer) {
    return titled(List.of(room), viewer).getFirst();
  }

  List<Room> titled(Collection<Room> rooms, UserId viewer) {
    Set<UserId> people =
        rooms.stream().flatMap(room -> others(room, viewer)).collect(Collectors.toSet());
    Map<UserId, String> called = people.isEmpty() ? Map.of() : names.apply(people);
    return rooms.stream().map(room -> room.direct() ? titled(room, viewer, called) : room).toList();
  }

  private static Stream<UserId> others(Room room, UserId viewer) {
    return room.rule() instanceof RoomRule.OfPeople two
        ? two.people().stream().filter(p -> !p.equals(viewer))
        : Stream.empty();
  }

  private static Room titled(Room room, UserId viewer, Map<UserId, String> called) {
    List<UserId> others =
        others(room, viewer)
            .sorted(Comparator.comparing(u -> name(u, called), String.CASE_INSENSITIVE_ORDER))
            .toList();
    String with =
        others.stream()
            .map(u -> others.size() == 1 ? "@" + u : name(u, called) + " (@" + u + ")")
            .collect(Collectors.joining(", "));
    return room.called(title(others, called), with);
  }

  private static String name(UserId user, Map<UserId, String> called) {
    return called.getOrDefault(user, user.value());
  }

  private static String title(List<UserId> others, Map<UserId, String> called) {
    if (others.isEmpty()) {
      return NOTES;
    }
    Set<String> shared = twice(others.stream().map(u -> name(u, called)).toList());
    Map<UserId, String> shown = new HashMap<>();
    others.forEach(
        u -> shown.put(u, shared.contains(name(u, called)) ? called(u, called) : name(u, called)));
    if (others.size() > WHOLE_NAMES) {
      shorten(shown);
    }
    return others.stream().map(u -> name(u, shown)).collect(Collectors.joining(", "));
  }

  private static String called(UserId user, Map<UserId, String> called) {
    return name(user, called) + " (@" + user + ")";
  }

  private static void shorten(Map<UserId, String> shown) {
    Set<String> shared = twice(shown.values().stream().map(Conversations::first).toList());
    shown.replaceAll((u, name) -> shared.contains(first(name)) ? name : first(name));
  }

  /** The first name; all of it where it begins with a title or an initial. */
  private static String first(String name) {
    String first = name.split("\\s", 2)[0];
    return first.length() < 2 || first.endsWith(".") ? name : first;
  }

  private static Set<String> twice(List<String> all) {
    var seen = new HashSet<String>();
    return all.stream().filter(one -> !seen.add(one)).collect(Collectors.toSet());
  }
}
