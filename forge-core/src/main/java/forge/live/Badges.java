package forge.live;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Those who do not have a stream open but want to know that something happened in it: once a second
 * they are told its head, and how many events of each kind there were.
 */
final class Badges {
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();
  private final String stream;
  private final Flushes flushes;
  private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
  private Map<String, Integer> kinds = new TreeMap<>();
  private long head;
  private long toldAt = System.nanoTime() - PAUSE;
  private boolean planned;

  Badges(String stream, Flushes flushes) {
    this.stream = stream;
    this.flushes = flushes;
  }

  Set<Subscription> subscriptions() {
    return subscriptions;
  }

  void count(LiveEvent event) {
    if (subscriptions.isEmpty()) {
      return;
    }
    long wait;
    synchronized (this) {
      head = Math.max(head, event.q());
      kinds.merge(event.kind(), 1, Integer::sum);
      if (planned) {
        return;
      }
      planned = true;
      wait = toldAt + PAUSE - System.nanoTime();
    }
    flushes.after(wait, this::tell);
  }

  /** The numbers have jumped: what was counted is worth nothing. */
  void skip(long to) {
    synchronized (this) {
      head = to;
      kinds = new TreeMap<>();
    }
    tell();
  }

  private void tell() {
    Item badge;
    synchronized (this) {
      planned = false;
      toldAt = System.nanoTime();
      badge = Item.badge(new Sent.Badge(stream, head, kinds));
      kinds = new TreeMap<>();
    }
    for (Subscription subscription : subscriptions) {
      subscription.badge(badge);
    }
  }
}
