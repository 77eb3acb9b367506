package forge.chat.irc;

import forge.chat.Here;
import forge.chat.Message;
import forge.chat.Rooms;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Finds messages by the time they were said, in a handful of reads however many there are. */
final class Moments {
  private final Rooms rooms;
  private final Here here;

  Moments(Rooms rooms, Here here) {
    this.rooms = rooms;
    this.here = here;
  }

  /** The number of the first message said at this time or later; behind the last where none was. */
  long from(Instant at) {
    return first(said -> !said.isBefore(at));
  }

  /** The number of the last message said at this time or earlier; 0 where none was. */
  long upTo(Instant at) {
    return first(said -> said.isAfter(at)) - 1;
  }

  private long first(Predicate<Instant> reached) {
    List<Message> last = rooms.before(here, null, 1);
    if (last.isEmpty()) {
      return 1;
    }
    long high = last.getFirst().number().value();
    if (!reached.test(last.getFirst().saidAt())) {
      return high + 1;
    }
    long low = 1;
    while (low < high) {
      long middle = low + (high - low) / 2;
      Message found = rooms.after(here, middle - 1, 1).getFirst();
      if (reached.test(found.saidAt())) {
        high = middle;
      } else {
        low = found.number().value() + 1;
      }
    }
    return low;
  }
}
