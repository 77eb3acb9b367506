package forge.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has all hear of messages who do something with them.
 *
 * <p>Some must hear of one, or somebody is never called. So such a message is kept as owed, and
 * settled a moment after all have heard: what a node leaves behind that is killed in between, the
 * others make up for. Messages that call nobody cost nothing more.
 */
final class Hearing {
  private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);

  /** How long a node has for what it does at once. */
  static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final Duration GIVEN_UP = Duration.ofDays(1);
  private static final int PART = 200;

  private final List<Hears> all;
  private final OwedStore store;
  private final Clock clock;
  private final Queue<Message> heard = new ConcurrentLinkedQueue<>();

  Hearing(List<? extends Hears> all, OwedStore store, Clock clock) {
    this.all = List.copyOf(all);
    this.store = store;
    this.clock = clock;
  }

  /** Refuses what cannot be done with what somebody is about to say. */
  void admit(Here here, String text) {
    all.forEach(each -> each.admit(here, text));
  }

  /** The groups of people that a text calls, where its writer may call them. */
  List<String> circles(Here here, String text) {
    return all.stream().flatMap(each -> each.circles(here, text).stream()).toList();
  }

  /** The same message, owed where somebody must hear of it. */
  NewMessage owing(Here here, NewMessage wish) {
    boolean owed = all.stream().anyMatch(each -> each.must(here, wish));
    return owed ? wish.owed(clock.instant()) : wish;
  }

  void said(Here here, Message message, boolean owed) {
    all.forEach(each -> each.said(here, message));
    if (owed) {
      heard.add(message);
    }
  }

  void edited(Here here, Message message) {
    all.forEach(each -> each.edited(here, message));
  }

  void gone(Here here, Message message) {
    all.forEach(each -> each.gone(here, message));
  }

  void shown(Here here, Message message) {
    all.forEach(each -> each.shown(here, message));
  }

  /** Writes down what all have heard. */
  void flush() {
    var some = new ArrayList<Message>();
    for (Message one = heard.poll(); one != null; one = heard.poll()) {
      some.add(one);
    }
    try {
      store.settle(some);
    } catch (RuntimeException e) {
      heard.addAll(some);
      throw e;
    }
  }

  /** Tells what nodes were killed before they had told it. */
  void sweep(Doors doors) {
    flush();
    Instant now = clock.instant();
    List<Message> owed = store.before(now.minus(PATIENCE), PART);
    owed.forEach(message -> again(doors, message, now));
  }

  private void again(Doors doors, Message message, Instant now) {
    boolean waits = !message.deleted() && !message.hidden();
    try {
      if (waits && message.saidAt().plus(GIVEN_UP).isAfter(now)) {
        doors.keeper(message.room()).ifPresent(here -> again(here, message));
      }
      store.settle(List.of(message));
    } catch (RuntimeException e) {
      LOG.warn("Message {} in {} waits to be told", message.number(), message.room(), e);
    }
  }

  private void again(Here here, Message message) {
    NewMessage wish = NewMessage.of(message).owed(message.saidAt());
    all.stream().filter(each -> each.must(here, wish)).forEach(each -> each.said(here, message));
  }
}
