package forge.chat;

import forge.chat.Room.Pulse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where each room is now, kept in memory first and written within seconds, once however much was
 * said. What a crash loses is found again with the next message.
 */
final class Pulses implements Hears {
  private final RoomStore store;
  private final Map<RoomId, Pulse> fresh = new ConcurrentHashMap<>();

  Pulses(RoomStore store) {
    this.store = store;
  }

  /** Nobody need hear of it for its sake; but whoever is told late must see that it is there. */
  @Override
  public boolean must(Here here, NewMessage wish) {
    return wish.owed() != null;
  }

  @Override
  public void said(Here here, Message message) {
    fresh.merge(
        message.room(), new Pulse(message.number().value(), message.saidAt(), 0, 1), Pulses::later);
  }

  /** The number of a room's last message, what has not been written yet included. */
  long last(Room room) {
    Pulse pulse = fresh.get(room.id());
    return pulse == null ? room.pulse().last() : Math.max(pulse.last(), room.pulse().last());
  }

  void flush() {
    var now = new HashMap<>(fresh);
    store.beat(now);
    now.forEach(fresh::remove);
  }

  private static Pulse later(Pulse one, Pulse other) {
    Instant a = one.at();
    Instant b = other.at();
    Instant at = a == null || (b != null && b.isAfter(a)) ? b : a;
    return new Pulse(Math.max(one.last(), other.last()), at, 0, 1);
  }
}
