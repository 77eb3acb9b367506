package forge.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What waits to be sent to one client. It never grows beyond its limits: first what is ephemeral is
 * dropped, then all events are replaced by one reset for each stream.
 */
final class Outbox {
  static final int EVENTS = 256;
  static final int CHARACTERS = 512 * 1024;
  private static final int FRAME = 32 * 1024;
  private final LiveConnection connection;
  private final Clock clock;
  private final LiveFigures figures;
  private final Deque<Item> waiting = new ArrayDeque<>();
  private final Map<String, Position> sent = new LinkedHashMap<>();
  private final Map<String, String> epochs = new LinkedHashMap<>();
  private int size;
  private boolean writing;
  private boolean closed;
  private Instant since;

  Outbox(LiveConnection connection, Clock clock, LiveFigures figures) {
    this.connection = connection;
    this.clock = clock;
    this.figures = figures;
    this.since = clock.instant();
  }

  /** An event of a stream with this epoch, or something ephemeral. */
  void offer(Item item, String epoch) {
    synchronized (this) {
      if (closed) {
        return;
      }
      boolean half = waiting.size() >= EVENTS / 2 || size >= CHARACTERS / 2;
      if (item.sort() == Item.Sort.EPHEMERAL && half) {
        figures.dropped();
        return;
      }
      if (item.sort() == Item.Sort.EVENT) {
        epochs.put(item.stream(), epoch);
      }
      if (waiting.size() >= EVENTS || size + item.size() > CHARACTERS) {
        degrade(item);
      } else {
        add(item);
      }
    }
    pump();
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
      epochs.put(stream, to.e());
      add(new Item(Item.Sort.ANSWER, stream, to.q(), LiveJson.write(Sent.reset(stream, to))));
      measure();
      figures.reset();
    }
    pump();
  }

  /** The client hears this stream up to here without being sent anything. */
  synchronized void at(String stream, Position position) {
    sent.put(stream, position);
    epochs.put(stream, position.e());
  }

  /** The client no longer hears this stream. */
  synchronized void forget(String stream) {
    sent.remove(stream);
    epochs.remove(stream);
    waiting.removeIf(i -> i.stream().equals(stream));
    measure();
  }

  /** Up to where each stream has been sent. */
  synchronized Map<String, Position> sent() {
    return new LinkedHashMap<>(sent);
  }

  /** Whether a write has made no progress for so long. */
  synchronized boolean stuck(Duration limit) {
    return writing && since.plus(limit).isBefore(clock.instant());
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
      boolean position = item.sort() == Item.Sort.EVENT || !item.stream().isEmpty();
      if (position && item.q() > 0) {
        heads.merge(item.stream(), item.q(), Math::max);
      } else if (item.sort() == Item.Sort.ANSWER) {
        kept.add(item);
      }
    }
    if (last.sort() == Item.Sort.EVENT) {
      heads.merge(last.stream(), last.q(), Math::max);
    }
    waiting.clear();
    waiting.addAll(kept);
    heads.forEach(
        (stream, q) -> {
          var to = new Position(epochs.getOrDefault(stream, ""), q);
          waiting.add(
              new Item(Item.Sort.ANSWER, stream, q, LiveJson.write(Sent.reset(stream, to))));
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
    String frame;
    synchronized (this) {
      if (writing || closed || waiting.isEmpty()) {
        return;
      }
      frame = next();
      writing = true;
      since = clock.instant();
    }
    connection.send(frame, this::written);
  }

  private void written() {
    synchronized (this) {
      writing = false;
    }
    pump();
  }

  /** Takes as many of one sort as fit into a frame. */
  private String next() {
    Item first = waiting.removeFirst();
    taken(first);
    if (first.sort() == Item.Sort.ANSWER) {
      return first.fragment();
    }
    List<Item> batch = new ArrayList<>(List.of(first));
    int length = first.size();
    while (!waiting.isEmpty()
        && waiting.getFirst().sort() == first.sort()
        && length + waiting.getFirst().size() <= FRAME) {
      Item item = waiting.removeFirst();
      taken(item);
      length += item.size();
      batch.add(item);
    }
    String type = first.sort() == Item.Sort.EVENT ? "ev" : "eph";
    return batch.stream()
        .map(Item::fragment)
        .collect(Collectors.joining(",", "{\"t\":\"" + type + "\",\"b\":[", "]}"));
  }

  private void taken(Item item) {
    size -= item.size();
    if (item.q() > 0) {
      sent.put(item.stream(), new Position(epochs.getOrDefault(item.stream(), ""), item.q()));
    }
    if (item.sort() == Item.Sort.EVENT) {
      figures.delivered();
    }
  }
}
