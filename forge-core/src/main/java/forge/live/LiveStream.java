package forge.live;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A stream that somebody hears on this node. Brings events into the order of their numbers; what
 * comes too early waits until the hole before it has been read from the log.
 */
final class LiveStream {
  private static final int HELD = 1_000;
  private final String name;
  private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
  private final TreeMap<Long, LiveEvent> held = new TreeMap<>();
  private @Nullable String epoch;
  private long last;
  private int attempts;
  private @Nullable Instant repairAt;

  LiveStream(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  Set<Subscription> subscriptions() {
    return subscriptions;
  }

  synchronized boolean open() {
    return epoch != null;
  }

  /** Starts at the truth; what came before it is known to it. */
  synchronized void open(Position truth) {
    if (epoch == null) {
      epoch = truth.e();
      last = truth.q();
      drain();
    }
  }

  synchronized Position position() {
    return new Position(epoch == null ? "" : epoch, last);
  }

  /** Takes an event; false when one before it is missing. */
  synchronized boolean accept(LiveEvent event) {
    if (epoch != null && event.q() <= last) {
      return true;
    }
    if (held.size() < HELD) {
      held.put(event.q(), event);
    }
    drain();
    return whole();
  }

  /** Takes what was read from the log; false when something is missing still. */
  synchronized boolean accept(Collection<LiveEvent> events) {
    for (LiveEvent event : events) {
      accept(event);
    }
    return whole();
  }

  void whisper(Item item) {
    for (Subscription subscription : subscriptions) {
      subscription.session().outbox().offer(item, "");
    }
  }

  /** Gives up on what is missing: everybody fetches anew. Numbering may even have restarted. */
  synchronized void skip(Position to) {
    boolean restarted = epoch != null && !epoch.equals(to.e());
    epoch = to.e();
    last = restarted || held.isEmpty() ? to.q() : Math.max(to.q(), held.lastKey());
    held.clear();
    attempts = 0;
    repairAt = null;
    var all = new Position(to.e(), last);
    for (Subscription subscription : subscriptions) {
      subscription.reset(all);
    }
  }

  /** Wants the log to be read at this time, unless that is wanted already. */
  synchronized void repairAt(Instant time) {
    if (repairAt == null) {
      repairAt = time;
    }
  }

  /** Whether the log should be read now; asked once, it is forgotten. */
  synchronized boolean repairDue(Instant now) {
    if (repairAt == null || repairAt.isAfter(now)) {
      return false;
    }
    repairAt = null;
    return true;
  }

  /** How often in a row the log did not have what is missing. */
  synchronized int attempt() {
    return ++attempts;
  }

  private boolean whole() {
    if (held.isEmpty()) {
      attempts = 0;
      return true;
    }
    return false;
  }

  private void drain() {
    if (epoch == null) {
      return;
    }
    held.headMap(last, true).clear();
    for (LiveEvent event = held.remove(last + 1); event != null; event = held.remove(last + 1)) {
      last = event.q();
      Item item = Item.event(event);
      for (Subscription subscription : subscriptions) {
        subscription.offer(item);
      }
    }
  }
}
