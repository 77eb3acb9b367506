package forge.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** Seats those who speak, and those who are spoken to in a conversation; once, not each time. */
final class Company implements Hears {
  private final Seats seats;
  private final RoomStore rooms;
  private final Cache<RoomId, Room> met =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofMinutes(10)).build();

  Company(Seats seats, RoomStore rooms) {
    this.seats = seats;
    this.rooms = rooms;
  }

  /** A conversation is nowhere to be found for those who have no seat in it. */
  @Override
  public boolean must(Here here, NewMessage wish) {
    return here.room().direct();
  }

  @Override
  public void said(Here here, Message message) {
    Room room = here.room();
    Room before = met.getIfPresent(room.id());
    if (before == null || !same(before, room)) {
      met.put(room.id(), room);
      if (room.rule() instanceof RoomRule.OfMount) {
        rooms.keep(room);
      }
    }
    if (!message.bot() && message.by(here.user().id())) {
      seats.sit(room, here.user());
    }
    room.people().forEach(user -> seats.sit(room, user));
  }

  private static boolean same(Room one, Room other) {
    return one.label().equals(other.label())
        && one.topic().equals(other.topic())
        && one.page().equals(other.page())
        && one.listed() == other.listed()
        && one.tags().equals(other.tags());
  }
}
