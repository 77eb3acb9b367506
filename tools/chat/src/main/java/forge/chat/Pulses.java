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
final class Pulses {
  private final RoomStore store;
  private final Map<RoomId, Pulse> fresh = new ConcurrentHashMap<>();

  Pulses(RoomStore store) {
    this.store = store;
  }

  void said(Message message) {
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
