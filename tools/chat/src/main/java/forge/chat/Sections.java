package forge.chat;

import forge.live.Live;
import forge.refusal.Check;
import forge.refusal.Refusal.Full;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.SignInNeeded;
import forge.user.Identity;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sections of one's own in the list of rooms: made by putting a room there, renamed, put in
 * order, taken away. A section is what some seats say; it costs no page anything.
 */
public final class Sections {
  public static final int LONGEST = 30;
  public static final int MOST = 50;
  private final SeatStore seats;
  private final Live live;

  Sections(SeatStore seats, Live live) {
    this.seats = seats;
    this.live = live;
  }

  /** The names of somebody's sections in their order. */
  public List<String> of(Identity identity) {
    return names(seats.ofUser(user(identity)));
  }

  /** Those that some seats name. */
  static List<String> names(Collection<Seat> seats) {
    var ranks = new LinkedHashMap<String, Integer>();
    seats.stream()
        .filter(seat -> !seat.section().isEmpty())
        .forEach(seat -> ranks.merge(seat.section(), seat.rank(), Math::min));
    return ranks.entrySet().stream()
        .sorted(
            Comparator.comparing(Map.Entry<String, Integer>::getValue)
                .thenComparing(Map.Entry::getKey, String.CASE_INSENSITIVE_ORDER))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Where a section stands among those of some seats; a new one stands last. */
  static int rank(Collection<Seat> seats, String section) {
    int last = 0;
    for (Seat seat : seats) {
      if (seat.section().equals(section)) {
        return seat.rank();
      }
      last = Math.max(last, seat.rank() + 1);
    }
    return section.isEmpty() ? 0 : last;
  }

  static String name(@Nullable String typed) {
    return Check.optionalLine("section", "The section", typed, LONGEST);
  }

  /** Puts rooms one belongs to into a section, or into none where it has no name. */
  public void put(Identity identity, Collection<RoomId> rooms, @Nullable String typed) {
    UserId user = user(identity);
    String section = name(typed);
    List<Seat> mine = seats.ofUser(user);
    List<String> names = names(mine);
    if (!section.isEmpty() && !names.contains(section) && names.size() >= MOST) {
      throw new Full("You have " + MOST + " sections, which is the limit.");
    }
    var known = new HashSet<RoomId>();
    mine.forEach(seat -> known.add(seat.room()));
    if (rooms.isEmpty() || !known.containsAll(rooms)) {
      throw new Invalid("rooms", "Choose rooms you belong to.");
    }
    seats.section(user, rooms, section, rank(mine, section));
    changed(user);
  }

  /**
   * Gives a section another name; its rooms join those of a section that has it.
   *
   * @param to empty to take the section away; its rooms stay
   */
  public void rename(Identity identity, @Nullable String from, @Nullable String to) {
    UserId user = user(identity);
    List<Seat> mine = seats.ofUser(user);
    String old = name(from);
    String wanted = name(to);
    List<RoomId> its =
        mine.stream().filter(seat -> seat.section().equals(old)).map(Seat::room).toList();
    if (old.isEmpty() || its.isEmpty()) {
      throw new NotFound("The section " + old);
    }
    boolean merges = mine.stream().anyMatch(seat -> seat.section().equals(wanted));
    seats.section(user, its, wanted, rank(mine, merges ? wanted : old));
    changed(user);
  }

  /** Puts the sections into an order; those it does not name follow. */
  public void order(Identity identity, List<String> wanted) {
    UserId user = user(identity);
    List<Seat> mine = seats.ofUser(user);
    List<String> now = names(mine);
    var order = new ArrayList<>(wanted.stream().distinct().filter(now::contains).toList());
    now.stream().filter(name -> !order.contains(name)).forEach(order::add);
    for (int i = 0; i < order.size(); i++) {
      String name = order.get(i);
      seats.section(
          user,
          mine.stream().filter(seat -> seat.section().equals(name)).map(Seat::room).toList(),
          name,
          i);
    }
    changed(user);
  }

  /** Moves a section before the one above it, or behind the one below. */
  public void move(Identity identity, @Nullable String typed, boolean up) {
    var order = new ArrayList<>(of(identity));
    int at = order.indexOf(name(typed));
    int to = at + (up ? -1 : 1);
    if (at < 0) {
      throw new NotFound("The section " + name(typed));
    }
    if (to >= 0 && to < order.size()) {
      order.add(to, order.remove(at));
      order(identity, order);
    }
  }

  private void changed(UserId user) {
    live.whisper("user:" + user, "rooms", Map.of("room", ""));
  }

  private static UserId user(Identity identity) {
    if (identity.user().guest()) {
      throw new SignInNeeded("arrange rooms");
    }
    return identity.user().id();
  }
}
