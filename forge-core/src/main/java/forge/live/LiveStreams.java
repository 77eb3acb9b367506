package forge.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The streams that somebody hears on this node, kept whole by the log. */
final class LiveStreams {
  private static final int ATTEMPTS = 5;
  private static final Duration PATIENCE = Duration.ofMillis(150);

  private final LiveLog log;
  private final LiveFigures figures;
  private final Clock clock;
  private final Flushes flushes = new Flushes();
  private final Heads heads;
  private final Map<String, LiveStream> open = new ConcurrentHashMap<>();

  LiveStreams(LiveLog log, LiveFigures figures, Clock clock) {
    this.log = log;
    this.figures = figures;
    this.clock = clock;
    this.heads = new Heads(log, clock);
  }

  /** Carries from now on by threads of its own. */
  void start() {
    flushes.start();
  }

  void stop() {
    flushes.close();
  }

  int size() {
    return open.size();
  }

  /** How many clients hear anything, each counted once for every stream. */
  long subscriptions() {
    return open.values().stream().mapToLong(LiveStream::seated).sum();
  }

  /** How many clients of this node hear a stream. */
  int hearing(String name) {
    LiveStream stream = open.get(name);
    return stream == null ? 0 : stream.subscriptions().size();
  }

  /** Those of this node who hear a stream. */
  Iterable<Subscription> subscriptions(String name) {
    LiveStream stream = open.get(name);
    return stream == null ? List.of() : stream.subscriptions();
  }

  Position position(String name) {
    LiveStream stream = open.get(name);
    return stream != null && stream.open() ? stream.position() : heads.of(name);
  }

  LiveStream seat(Subscription subscription) {
    String name = subscription.stream();
    subscription.session().subscriptions().put(name, subscription);
    return open.compute(
        name,
        (n, there) -> {
          LiveStream stream = there == null ? new LiveStream(n, flushes) : there;
          stream.seat(subscription);
          return stream;
        });
  }

  void unseat(Subscription subscription) {
    open.computeIfPresent(
        subscription.stream(), (n, stream) -> stream.unseat(subscription) ? null : stream);
  }

  void catchUp(Subscription subscription, @Nullable Position since, Position head) {
    if (since == null || !subscription.full()) {
      subscription.begin(head.q());
    } else if (!since.e().equals(head.e())
        || since.q() > head.q()
        || since.q() < head.q() - LiveSession.REPLAY_LIMIT) {
      subscription.reset(head);
    } else if (since.q() == head.q()) {
      subscription.begin(head.q());
    } else {
      List<LiveEvent> missed =
          log.since(subscription.stream(), since.q(), LiveSession.REPLAY_LIMIT);
      if (whole(missed, since.q(), head.q())) {
        subscription.replay(missed);
      } else {
        subscription.reset(head);
      }
    }
  }

  private static boolean whole(List<LiveEvent> events, long after, long upTo) {
    long expected = after;
    for (LiveEvent event : events) {
      if (event.q() != ++expected) {
        return false;
      }
    }
    return expected >= upTo;
  }

  void carry(LiveEvent event) {
    carry(event, Flushes.NOTHING);
  }

  /**
   * Carries an event to all who hear it here.
   *
   * @param then what is done when that has been done, or at once where nobody hears it
   */
  void carry(LiveEvent event, Runnable then) {
    heads.heard(event);
    LiveStream stream = open.get(event.stream());
    if (stream == null) {
      flushes.then(then);
    } else if (!stream.accept(event, then)) {
      stream.repairAt(clock.instant().plus(PATIENCE));
    }
  }

  void carry(Item item) {
    LiveStream stream = open.get(item.stream());
    if (stream != null) {
      stream.whisper(item);
    }
  }

  /** Has the log read soon, where somebody hears the stream. */
  void missed(String name) {
    heads.forget(name);
    LiveStream stream = open.get(name);
    if (stream != null) {
      stream.repairAt(clock.instant());
    }
  }

  /** The streams whose log should be read now. */
  List<LiveStream> broken(Instant now) {
    return open.values().stream().filter(s -> s.repairDue(now)).toList();
  }

  /** Reads what is missing; after some attempts in vain everybody is told to fetch anew. */
  void repair(LiveStream stream) {
    figures.repaired();
    long before = stream.position().q();
    List<LiveEvent> events = log.since(stream.name(), before, LiveSession.REPLAY_LIMIT);
    boolean whole = stream.accept(events);
    if (whole && events.size() < LiveSession.REPLAY_LIMIT) {
      return;
    }
    if (stream.position().q() > before) {
      stream.repairAt(clock.instant());
    } else if (stream.attempt() < ATTEMPTS) {
      stream.repairAt(clock.instant().plus(PATIENCE));
    } else {
      stream.skip(log.truth(stream.name()));
    }
  }

  /** Compares with the truth, for hints that were lost and nothing came after. */
  void poll() {
    if (!open.isEmpty()) {
      log.truth(List.copyOf(open.keySet()))
          .forEach((name, truth) -> compare(open.get(name), truth));
    }
  }

  private void compare(@Nullable LiveStream stream, Position truth) {
    if (stream == null || !stream.open()) {
      return;
    }
    Position position = stream.position();
    if (!truth.e().equals(position.e())) {
      stream.skip(truth);
    } else if (truth.q() > position.q()) {
      repair(stream);
    }
  }
}
