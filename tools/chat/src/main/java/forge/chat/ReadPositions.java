package forge.chat;

import forge.chat.SeatStore.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Up to where everybody has read, kept in memory first and written within seconds. What a crash
 * loses looks unread once more.
 */
final class ReadPositions {
  private final SeatStore store;
  private final Map<Reader, Long> moved = new ConcurrentHashMap<>();

  ReadPositions(SeatStore store) {
    this.store = store;
  }

  /** Empty for those who have never read the room. */
  OptionalLong of(Reader reader) {
    Long fresh = moved.get(reader);
    if (fresh != null) {
      return OptionalLong.of(fresh);
    }
    long read = store.find(reader).map(Seat::read).orElse(-1L);
    return read < 0 ? OptionalLong.empty() : OptionalLong.of(read);
  }

  /** A seat as it is now, what has not been written yet included. */
  Seat fresh(Seat seat) {
    Long fresh = moved.get(new Reader(seat.room(), seat.user()));
    return fresh == null ? seat : seat.readTo(fresh);
  }

  void move(Reader reader, long number) {
    moved.merge(reader, number, Math::max);
  }

  void flush() {
    var now = new HashMap<>(moved);
    store.keep(now);
    now.forEach(moved::remove);
  }
}
