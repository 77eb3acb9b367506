package forge.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one client. It never grows beyond its limits: half full, what is
 * ephemeral is dropped; at three quarters, of streams in the background only the head is told;
 * full, all events are replaced by one reset for each stream.
 */
final class Outbox {
  static final int EVENTS = 256;
  static final int CHARACTERS = 512 * 1024;
  private static final int FRAME = 32 * 1024;
  private final LiveConnection connection;
  private final Clock clock;
  private final LiveFigures figures;
  private final Deque<Item> waiting = new ArrayDeque<>();
  private final Map<String, Mark> marks = new HashMap<>(2);
  private int size;
  private boolean writing;
  private boolean closed;
  private final Runnable written = this::written;
  private @Nullable Instant since;

  Outbox(LiveConnection connection, Clock clock, LiveFigures figures) {
    this.connection = connection;
    this.clock = clock;
    this.figures = figures;
  }

  /** Something that is not kept, or where a stream is; the last word on a stream is enough. */
  void offer(Item item) {
    synchronized (this) {
      if (closed) {
        return;
      }
      if (item.sort() == Item.Sort.BADGE) {
        badge(item);
      } else if (fuller(2)) {
        figures.dropped();
      } else {
        add(item);
      }
    }
    pump();
  }

  /**
   * Events of a stream with this epoch. Where nothing waits they leave at once, and touch little of
   * the memory of this client: in a crowd that is what they cost.
   *
   * @param mark where the stream stands for this client
   * @param foreground whether the stream is on the screen; of others only the head is told when
   *     much waits
   */
  void offer(Item item, Mark mark, String epoch, boolean foreground) {
    boolean straight;
    synchronized (this) {
      if (closed) {
        return;
      }
      mark.epoch(epoch);
      straight = !writing && waiting.isEmpty();
      if (straight) {
        writing = true;
        mark.sent(item.q());
        figures.delivered(item.count());
      } else {
        queue(item, foreground);
      }
    }
    if (straight) {
      write(item.frame());
    } else {
      pump();
    }
  }

  private void queue(Item item, boolean foreground) {
    if (!foreground && fuller(3)) {
      figures.dropped();
      badge(Item.badge(new Sent.Badge(item.stream(), item.q(), Map.of())));
    } else if (fuller(4) || size + item.size() > CHARACTERS) {
      degrade(item);
    } else {
      add(item);
    }
  }

  /** Whether so many quarters of the room are taken. */
  private boolean fuller(int quarters) {
    return waiting.size() >= EVENTS * quarters / 4 || size >= CHARACTERS * quarters / 4;
  }

  private void badge(Item item) {
    waiting.removeIf(i -> i.sort() == Item.Sort.BADGE && i.stream().equals(item.stream()));
    add(item);
    measure();
  }

  /** A frame of its own, never dropped. */
  void answer(Object frame) {
    synchronized (this) {
      if (closed) {
        return;
      }
      add(Item.answer(frame));
    }
    pump();
  }

  /** Replaces whatever waits of a stream by a reset. */
  void reset(String stream, Position to) {
    synchronized (this) {
      if (closed) {
        return;
      }
      waiting.removeIf(i -> i.sort() == Item.Sort.EVENT && i.stream().equals(stream));
      Mark mark = marks.get(stream);
      if (mark != null) {
        mark.epoch(to.e());
      }
      add(Item.answer(Sent.reset(stream, to)));
      measure();
      figures.reset();
    }
    pump();
  }

  /** The client hears this stream up to here without being sent anything. */
  synchronized void at(String stream, Mark mark, Position position) {
    mark.to(position);
    marks.put(stream, mark);
  }

  /** The client no longer hears this stream. */
  synchronized void forget(String stream) {
    marks.remove(stream);
    waiting.removeIf(i -> i.stream().equals(stream));
    measure();
  }

  /** Up to where each stream has been sent. */
  synchronized Map<String, Position> sent() {
    var sent = new TreeMap<String, Position>();
    marks.forEach((stream, mark) -> sent.put(stream, mark.position()));
    return sent;
  }

  /** Whether a write has made no progress for so long. */
  synchronized boolean stuck(Duration limit) {
    return since != null && since.plus(limit).isBefore(clock.instant());
  }

  synchronized void close() {
    closed = true;
    waiting.clear();
    size = 0;
  }

  private void degrade(Item last) {
    var heads = new LinkedHashMap<String, Long>();
    var kept = new ArrayList<Item>();
    for (Item item : waiting) {
      boolean place = item.sort() == Item.Sort.EVENT || item.sort() == Item.Sort.ANSWER;
      if (place && item.q() > 0) {
        heads.merge(item.stream(), item.q(), Math::max);
      } else if (item.sort() != Item.Sort.EPHEMERAL) {
        kept.add(item);
      }
    }
    heads.merge(last.stream(), last.q(), Math::max);
    waiting.clear();
    waiting.addAll(kept);
    heads.forEach(
        (stream, q) -> {
          waiting.add(Item.answer(Sent.reset(stream, new Position(epoch(stream), q))));
          figures.reset();
        });
    measure();
  }

  private void add(Item item) {
    waiting.add(item);
    size += item.size();
  }

  private void measure() {
    size = waiting.stream().mapToInt(Item::size).sum();
  }

  private void pump() {
    Frame frame = begin();
    if (frame != null) {
      write(frame);
    }
  }

  /** Writes this and all that waits after it, until the connection takes no more for now. */
  private void write(Frame first) {
    for (Frame frame = first; frame != null; frame = begin()) {
      if (!connection.send(frame, written)) {
        waits();
        return;
      }
      ended();
    }
  }

  private synchronized @Nullable Frame begin() {
    if (writing || closed || waiting.isEmpty()) {
      return null;
    }
    writing = true;
    return next();
  }

  private synchronized void waits() {
    if (writing) {
      since = clock.instant();
    }
  }

  private synchronized void ended() {
    writing = false;
    if (since != null) {
      since = null;
    }
  }

  private void written() {
    ended();
    pump();
  }

  /** Takes as many of one sort as fit into a frame; one alone is shared with all who get it. */
  private Frame next() {
    Item first = taken();
    if (first.sort() == Item.Sort.ANSWER || !joins(first, first.size())) {
      return first.frame();
    }
    List<Item> batch = new ArrayList<>(List.of(first));
    int length = first.size();
    while (joins(first, length)) {
      Item item = taken();
      length += item.size();
      batch.add(item);
    }
    return Item.frame(first.sort(), batch.stream().map(Item::fragment).toList());
  }

  private boolean joins(Item first, int length) {
    Item next = waiting.peekFirst();
    return next != null && next.sort() == first.sort() && length + next.size() <= FRAME;
  }

  private Item taken() {
    Item item = waiting.removeFirst();
    taken(item);
    return item;
  }

  private void taken(Item item) {
    size -= item.size();
    if (item.q() > 0 && item.sort() != Item.Sort.BADGE) {
      Mark mark = marks.get(item.stream());
      if (mark != null) {
        mark.sent(item.q());
      }
    }
    figures.delivered(item.count());
  }

  private String epoch(String stream) {
    Mark mark = marks.get(stream);
    return mark == null ? "" : mark.epoch();
  }
}
