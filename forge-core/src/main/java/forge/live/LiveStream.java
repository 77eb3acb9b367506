package forge.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
  private static final long LONG_AGO = Flushes.PATIENT.toNanos();
  private final String name;
  private final Flushes flushes;
  private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
  private final Badges badges;
  private final TreeMap<Long, LiveEvent> held = new TreeMap<>();
  private final Pending pending = new Pending();
  private List<Runnable> afterwards = new ArrayList<>();
  private final Object carrying = new Object();
  private @Nullable String epoch;
  private long last;
  private int attempts;
  private @Nullable Instant repairAt;
  private long carriedAt = System.nanoTime() - LONG_AGO;
  private long patientAt = carriedAt;
  private @Nullable Long planned;

  LiveStream(String name, Flushes flushes) {
    this.name = name;
    this.flushes = flushes;
    this.badges = new Badges(name, flushes);
  }

  String name() {
    return name;
  }

  /** Those who hear everything. */
  Set<Subscription> subscriptions() {
    return subscriptions;
  }

  void seat(Subscription subscription) {
    seats(subscription).add(subscription);
  }

  /** Lets somebody go; true when nobody is left. */
  boolean unseat(Subscription subscription) {
    seats(subscription).remove(subscription);
    return subscriptions.isEmpty() && badges.subscriptions().isEmpty();
  }

  /** How many hear it, whether all of it or not. */
  long seated() {
    return (long) subscriptions.size() + badges.subscriptions().size();
  }

  private Set<Subscription> seats(Subscription subscription) {
    return subscription.full() ? subscriptions : badges.subscriptions();
  }

  synchronized boolean open() {
    return epoch != null;
  }

  /** Starts at the truth; what came before it is known to it. */
  void open(Position truth) {
    synchronized (this) {
      if (epoch != null) {
        return;
      }
      epoch = truth.e();
      last = truth.q();
      drain();
    }
    plan();
  }

  synchronized Position position() {
    return new Position(epoch == null ? "" : epoch, last);
  }

  /** Takes events; false when one before them is missing. */
  boolean accept(Collection<LiveEvent> events) {
    boolean whole;
    synchronized (this) {
      for (LiveEvent event : events) {
        hold(event);
      }
      drain();
      whole = whole();
    }
    plan();
    return whole;
  }

  /**
   * Takes one event; false when one before it is missing.
   *
   * @param then what is done when the event has been carried, or at once where it has to wait
   */
  boolean accept(LiveEvent event, Runnable then) {
    boolean whole;
    boolean waits;
    synchronized (this) {
      hold(event);
      drain();
      whole = whole();
      waits = whole && !pending.isEmpty();
      if (waits) {
        afterwards.add(then);
      }
    }
    if (!waits) {
      flushes.then(then);
    }
    plan();
    return whole;
  }

  private void hold(LiveEvent event) {
    if ((epoch == null || event.q() > last) && held.size() < HELD) {
      held.put(event.q(), event);
    }
  }

  void whisper(Item item) {
    for (Subscription subscription : subscriptions) {
      subscription.session().outbox().offer(item);
    }
  }

  /** Gives up on what is missing: everybody fetches anew. Numbering may even have restarted. */
  void skip(Position to) {
    synchronized (carrying) {
      Position all = jump(to);
      for (Subscription subscription : subscriptions) {
        subscription.reset(all);
      }
      badges.skip(all.q());
    }
  }

  private synchronized Position jump(Position to) {
    boolean restarted = epoch != null && !epoch.equals(to.e());
    epoch = to.e();
    last = restarted || held.isEmpty() ? to.q() : Math.max(to.q(), held.lastKey());
    held.clear();
    pending.clear();
    settle();
    attempts = 0;
    repairAt = null;
    return new Position(to.e(), last);
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
      pending.add(event);
      badges.count(event);
    }
  }

  /** Has what waits carried as soon as it may be. */
  private void plan() {
    long due;
    synchronized (this) {
      if (pending.isEmpty()) {
        return;
      }
      due = due();
      if (flushes.started() && planned != null && planned - due <= 0) {
        return;
      }
      planned = due;
    }
    flushes.after(due - System.nanoTime(), () -> carry(due));
  }

  private long due() {
    return pending.urgent()
        ? carriedAt + Flushes.pause(subscriptions.size()).toNanos()
        : patientAt + Flushes.PATIENT.toNanos();
  }

  private void carry(long due) {
    synchronized (carrying) {
      Load load = taken(due);
      for (Item item : load.items()) {
        for (Subscription subscription : subscriptions) {
          subscription.offer(item);
        }
      }
      load.then().forEach(flushes::then);
    }
    plan();
  }

  /** What is carried at a time, and what is done after it. */
  private record Load(List<Item> items, List<Runnable> then) {
    static final Load NONE = new Load(List.of(), List.of());
  }

  /** What was planned for this time, unless something urgent has gone before it. */
  private synchronized Load taken(long due) {
    if (planned == null || planned != due) {
      return Load.NONE;
    }
    planned = null;
    if (pending.isEmpty()) {
      return Load.NONE;
    }
    carriedAt = System.nanoTime();
    if (pending.patient()) {
      patientAt = carriedAt;
    }
    return new Load(pending.take(), afterwards());
  }

  private List<Runnable> afterwards() {
    List<Runnable> taken = afterwards;
    afterwards = new ArrayList<>(1);
    return taken;
  }

  /** What is carried to nobody has been carried. */
  private void settle() {
    afterwards().forEach(flushes::then);
  }
}
