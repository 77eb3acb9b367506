package forge.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.access.CorePermission;
import forge.chat.Seat.Level;
import forge.chat.SeatStore.Reader;
import forge.live.Live;
import forge.refusal.Refusal.Full;
import forge.store.Slice;
import forge.user.User;
import forge.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What people do to belong to rooms: come, go, and arrange the rooms they have. */
public final class Seats {
  public static final int SHOWN = 50;
  private static final long COUNTED = 1_000;
  private final SeatStore store;
  private final RoomStore rooms;
  private final Pulses pulses;
  private final Live live;
  private final Order order;
  private final Function<Collection<UserId>, Map<UserId, String>> names;
  private final Clock clock;
  private final Cache<Reader, Boolean> sitting =
      Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(Duration.ofMinutes(10)).build();

  /**
   * @param names what people are called now, all of them with one look
   */
  Seats(
      SeatStore store,
      RoomStore rooms,
      Pulses pulses,
      Live live,
      Order order,
      Function<Collection<UserId>, Map<UserId, String>> names,
      Clock clock) {
    this.store = store;
    this.rooms = rooms;
    this.pulses = pulses;
    this.live = live;
    this.order = order;
    this.names = names;
    this.clock = clock;
  }

  /** Makes the visitor a member of a room they may read. */
  public void join(Here here) {
    here.require(CorePermission.READ);
    here.requireAccount("join rooms");
    order.admit(here);
    sit(here.room(), here.user());
  }

  /** The visitor belongs to the room no more; what they said stays. */
  public void leave(Here here) {
    here.requireAccount("leave rooms");
    var reader = new Reader(here.id(), here.user().id());
    rise(reader);
  }

  void rise(Reader reader) {
    sitting.invalidate(reader);
    if (store.rise(reader)) {
      count(reader.room(), -1);
      changed(reader);
      live.recheck(identity -> identity.user().id().equals(reader.user()));
    }
  }

  /** Somebody belongs to the room from then on, though they are not here. */
  void sit(Room room, UserId user) {
    if (sitting.getIfPresent(new Reader(room.id(), user)) == null) {
      sit(room, new User(user, names.apply(List.of(user)).getOrDefault(user, user.value()), false));
    }
  }

  /** Whoever speaks belongs to the room from then on; costs nothing where they did. */
  void sit(Room room, User user) {
    var reader = new Reader(room.id(), user.id());
    if (sitting.getIfPresent(reader) != null) {
      return;
    }
    if (store.ofUser(user.id()).size() >= SeatStore.MOST_ROOMS) {
      if (sits(reader)) {
        return;
      }
      throw new Full(
          "You are in " + SeatStore.MOST_ROOMS + " rooms, which is the limit. Leave one first.");
    }
    if (store.sit(room.id(), user, pulses.last(room), clock.instant())) {
      count(room.id(), 1);
      changed(reader);
    }
    sitting.put(reader, true);
  }

  /**
   * Pages that are open show how many belong to a room; where they are thousands, when reloaded.
   */
  private void count(RoomId room, int more) {
    long members = rooms.count(room, more);
    if (members <= COUNTED) {
      live.whisper(RoomStream.of(room), "members", Map.of("n", members));
    }
  }

  private boolean sits(Reader reader) {
    return store.find(reader).filter(Seat::member).isPresent();
  }

  private void changed(Reader reader) {
    live.whisper("user:" + reader.user(), "rooms", Map.of("room", reader.room().value()));
  }

  /** How the visitor wants to see a room they belong to. */
  public void arrange(
      Here here, boolean favourite, @Nullable String section, @Nullable String level) {
    here.requireAccount("arrange rooms");
    if (!sits(new Reader(here.id(), here.user().id()))) {
      join(here);
    }
    String heading = Sections.name(section);
    Level wanted = level(level);
    var mine = store.ofUser(here.user().id());
    store.arrange(
        new Reader(here.id(), here.user().id()),
        favourite,
        heading,
        Sections.rank(mine, heading),
        wanted);
    changed(new Reader(here.id(), here.user().id()));
  }

  private static Level level(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Level.ALL;
    }
    try {
      return Level.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new forge.refusal.Refusal.Invalid("level", "level must be all, mentions or none.");
    }
  }

  /** The visitor's seat, where they ever read here. */
  public Optional<Seat> of(Here here) {
    return here.user().guest()
        ? Optional.empty()
        : store.find(new Reader(here.id(), here.user().id()));
  }

  /** Who belongs to the room, those whose names begin so, a part at a time. */
  public Slice<Seat> members(
      Here here, @Nullable String prefix, @Nullable String after, int limit) {
    here.require(CorePermission.READ);
    String from = prefix == null ? "" : prefix.strip().toLowerCase(Locale.ROOT);
    Slice<Seat> found = store.members(here.id(), from, after, limit);
    Map<UserId, String> called = names.apply(found.items().stream().map(Seat::user).toList());
    return found.map(seat -> seat.named(called.getOrDefault(seat.user(), seat.name())));
  }

  boolean trusted(RoomId room, UserId user, Duration age) {
    return store
        .find(new Reader(room, user))
        .map(Seat::since)
        .filter(since -> !since.plus(age).isAfter(clock.instant()))
        .isPresent();
  }
}
