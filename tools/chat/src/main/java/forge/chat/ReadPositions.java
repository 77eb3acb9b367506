package forge.chat;

import forge.chat.SeatStore.Move;
import forge.chat.SeatStore.Reader;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Up to where everybody has read, kept in memory first and written within seconds. What a crash
 * loses looks unread once more. Whoever goes back does so in the store at once: what was read
 * before that, here or by another node, moves nobody forward again.
 */
final class ReadPositions {
  private final SeatStore store;
  private final Clock clock;
  private final Map<Reader, Move> moved = new ConcurrentHashMap<>();

  ReadPositions(SeatStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Empty for those who have never read the room. */
  OptionalLong of(Reader reader) {
    Move fresh = moved.get(reader);
    if (fresh != null) {
      return OptionalLong.of(fresh.to());
    }
    long read = store.find(reader).map(Seat::read).orElse(-1L);
    return read < 0 ? OptionalLong.empty() : OptionalLong.of(read);
  }

  /** A seat as it is now, what has not been written yet included. */
  Seat fresh(Seat seat) {
    Move fresh = moved.get(new Reader(seat.room(), seat.user()));
    return fresh == null ? seat : seat.readTo(fresh.to());
  }

  void move(Reader reader, long number) {
    moved.merge(reader, new Move(number, clock.instant()), Move::and);
  }

  /** Moves many at once, written in one go. */
  void moveNow(Map<Reader, Long> numbers) {
    numbers.forEach(this::move);
    var now = new HashMap<>(moved);
    now.keySet().retainAll(numbers.keySet());
    write(now);
  }

  /** Everything after this message counts as not read. */
  void back(Reader reader, long number) {
    Instant when = clock.instant();
    store.back(reader, new Move(number, when));
    moved.computeIfPresent(reader, (who, move) -> move.at().isAfter(when) ? move : null);
  }

  void flush() {
    write(new HashMap<>(moved));
  }

  private void write(Map<Reader, Move> now) {
    store.keep(now);
    now.forEach(moved::remove);
  }
}
