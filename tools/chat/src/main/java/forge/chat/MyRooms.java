package forge.chat;

import forge.access.ReadTokens;
import forge.chat.SeatStore.Reader;
import forge.live.Live;
import forge.user.User;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rooms one person belongs to, with what is unread in each: in two database calls, or three
 * where what some rooms are about is not for everybody.
 */
public final class MyRooms {
  private final RoomStore rooms;
  private final SeatStore seats;
  private final ReadPositions positions;
  private final Pulses pulses;
  private final Conversations conversations;
  private final Function<User, Set<String>> tokens;
  private final Live live;

  /**
   * @param tokens by which words somebody may read
   */
  MyRooms(
      RoomStore rooms,
      SeatStore seats,
      ReadPositions positions,
      Pulses pulses,
      Conversations conversations,
      Function<User, Set<String>> tokens,
      Live live) {
    this.rooms = rooms;
    this.seats = seats;
    this.positions = positions;
    this.pulses = pulses;
    this.conversations = conversations;
    this.tokens = tokens;
    this.live = live;
  }

  /** A room in the list of those who belong to it. */
  public record Line(Room room, String label, Seat seat, long last, long unread, long calls) {
    public String stream() {
      return RoomStream.of(room.id());
    }

    /** The first message that was not read. */
    public String firstUnread() {
      return room.page("m", seat.read() + 1);
    }

    /** Whether it shall stand out. */
    public boolean loud() {
      return switch (seat.level()) {
        case ALL -> unread > 0;
        case MENTIONS -> calls > 0;
        case NONE -> false;
      };
    }
  }

  /** Rooms under one heading. */
  public record Section(String title, List<Line> lines) {}

  /** Those with something unread first, then by name. */
  public List<Line> of(User user) {
    if (user.guest()) {
      return List.of();
    }
    Map<RoomId, Seat> mine =
        seats.ofUser(user.id()).stream()
            .map(positions::fresh)
            .collect(Collectors.toMap(Seat::room, Function.identity()));
    if (mine.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<Line>();
    for (Room room : conversations.titled(readable(rooms.find(mine.keySet()), user), user.id())) {
      Seat seat = mine.get(room.id());
      if (seat != null) {
        lines.add(line(room, seat));
      }
    }
    lines.sort(Comparator.comparing(Line::label, String.CASE_INSENSITIVE_ORDER));
    return List.copyOf(lines);
  }

  /**
   * Without rooms about things that the user may read no more. They keep their place there, for
   * when they may again.
   */
  private List<Room> readable(List<Room> all, User user) {
    if (user.admin() || all.stream().allMatch(MyRooms::everybody)) {
      return all;
    }
    Set<String> held = tokens.apply(user);
    return all.stream()
        .filter(
            room ->
                !(room.rule() instanceof RoomRule.About about)
                    || about.thing().readers().admit(user.id(), held))
        .toList();
  }

  /** Whether nothing need be known of who asks: so it is nearly always. */
  private static boolean everybody(Room room) {
    return !(room.rule() instanceof RoomRule.About about)
        || (about.thing().readers().denied().isEmpty()
            && about.thing().readers().admit(UserId.GUEST, Set.of(ReadTokens.PUBLIC)));
  }

  private Line line(Room room, Seat seat) {
    long last = pulses.last(room);
    Seat kept = seat.readTo(room.pulse().first() - 1);
    long unread = Math.max(0, last - kept.read());
    return new Line(room, room.name(), kept, last, unread, kept.unreadCalls().size());
  }

  /** The names of the user's own sections. */
  public static List<String> headings(List<Line> lines) {
    return Sections.names(lines.stream().map(Line::seat).toList());
  }

  /** The same under headings: favourites, the user's own, rooms, people. */
  public static List<Section> sections(List<Line> lines) {
    var own = new LinkedHashMap<String, List<Line>>();
    headings(lines).forEach(name -> own.put(name, new ArrayList<>()));
    var favourites = new ArrayList<Line>();
    var plain = new ArrayList<Line>();
    var people = new ArrayList<Line>();
    for (Line line : lines) {
      if (line.seat().favourite()) {
        favourites.add(line);
      } else if (!line.seat().section().isEmpty()) {
        own.computeIfAbsent(line.seat().section(), s -> new ArrayList<>()).add(line);
      } else {
        (line.room().direct() ? people : plain).add(line);
      }
    }
    var sections = new ArrayList<Section>();
    sections.add(new Section("Favourites", favourites));
    own.forEach((title, its) -> sections.add(new Section(title, its)));
    sections.add(new Section("Rooms", plain));
    sections.add(new Section("People", people));
    sections.removeIf(s -> s.lines().isEmpty());
    return sections;
  }

  /** Marks everything in all one's rooms as read, in one write however much there is. */
  public void readAll(User user) {
    var moved = new HashMap<Reader, Long>();
    of(user).stream()
        .filter(line -> line.unread() > 0)
        .forEach(line -> moved.put(new Reader(line.room().id(), user.id()), line.last()));
    positions.moveNow(moved);
    moved.forEach(
        (reader, n) ->
            live.whisper(
                "user:" + user.id(), "read", Map.of("room", reader.room().value(), "n", n)));
  }
}
