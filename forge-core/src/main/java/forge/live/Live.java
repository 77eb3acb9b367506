package forge.live;

import forge.bell.Doorbell;
import forge.user.Identity;
import forge.user.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what happens to the pages that are open.
 *
 * <p>A stream has a name such as {@code ticket:5f2c} and its events are numbered without gaps. The
 * stream {@code user:ada} is for Ada alone. Telling is the last thing a deed does, after what
 * happened is kept. What is lost on the way between nodes is found missing by its number and read
 * from the log.
 */
public final class Live implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Live.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TYPING_ROOM = 100;
  private static final int HOMECOMERS = 200;
  private static final Duration STUCK = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofSeconds(3);
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final Duration SNAPSHOT = Duration.ofSeconds(30);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration SWEEP = Duration.ofMinutes(10);

  private final LiveStore store;
  private final LiveBell bell;
  private final Clock clock;
  private final LiveFigures figures = new LiveFigures();
  private final Writers writers;
  private final LiveLog log;
  private final Map<String, LiveGuard> guards = new ConcurrentHashMap<>();
  private final LiveStreams streams;
  private final Admission admission;
  private final Attendance attendance;
  private final LiveSessions sessions = new LiveSessions();
  private final AtomicBoolean recheckWanted = new AtomicBoolean();
  private final Rhythm rhythm = new Rhythm();
  private @Nullable ScheduledExecutorService clockwork;

  public Live(LiveStore store, Doorbell bell, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.admission = new Admission(clock);
    this.writers = new Writers(clock);
    this.log = new LiveLog(store);
    this.streams = new LiveStreams(log, figures, clock);
    this.attendance = new Attendance(streams);
    this.bell = new LiveBell(bell, randomId(), streams, sessions, attendance, clock);
    guard("user", (who, stream) -> stream.equals("user:" + who.user().id()));
  }

  // What tools use.

  /** Keeps an event under the next number of its stream and carries it to all who hear it. */
  public void tell(String stream, String kind, Object data) {
    announce(store.append(stream, kind, LiveJson.write(data)));
  }

  /** Lets the others know that somebody is writing, not too often and not in crowds. */
  public void typing(Identity identity, String stream) {
    UserId user = identity.user().id();
    if (!identity.user().guest()
        && streams.hearing(stream) <= TYPING_ROOM
        && writers.wrote(user, stream)) {
      whisper(stream, "typing", Map.of("u", List.of(user.value())));
    }
  }

  /** Carries something that need not be kept, such as who is typing: no number, no replay. */
  public void whisper(String stream, String kind, Object data) {
    String json = LiveJson.write(data);
    streams.carry(Item.ephemeral(stream, kind, json));
    bell.whisper(stream, kind, json);
  }

  /** Carries an event that its {@link LiveSource} has kept. */
  public void announce(LiveEvent event) {
    announce(event, Flushes.NOTHING);
  }

  /**
   * The same.
   *
   * @param then what nobody waits for: it is done when all who hear the event on this node have
   *     been sent it, so that it does not take the processor from those who carry it
   */
  public void announce(LiveEvent event, Runnable then) {
    figures.told();
    streams.carry(event, then);
    bell.event(event);
  }

  /** Where a stream is now; read it before reading what a page shows. */
  public Position position(String stream) {
    return streams.position(stream);
  }

  /** Leaves numbers and log of all streams with this prefix, such as {@code room:}, to a tool. */
  public void source(String prefix, LiveSource source) {
    log.source(prefix, source);
  }

  /** Says who may hear the streams with this prefix. Streams without a guard are refused. */
  public void guard(String prefix, LiveGuard guard) {
    guards.put(LiveLog.prefix(prefix), guard);
  }

  /** Whether somebody may hear a stream. */
  public boolean mayRead(Identity identity, String stream) {
    LiveGuard guard = guards.get(LiveLog.prefix(stream));
    return guard != null
        && LiveSession.STREAM.matcher(stream).matches()
        && guard.mayRead(identity, stream);
  }

  /** The names of those who have a page with this stream open just now, on all nodes. */
  public List<String> here(String stream) {
    return attendance.names(stream);
  }

  /** Those of these users who have any page open just now, on all nodes. */
  public Set<String> online(Collection<String> users) {
    return attendance.online(users);
  }

  /** Asks the guards again about everything these people hear; other nodes ask about everybody. */
  public void recheck(Predicate<Identity> whom) {
    sessions.recheck(whom);
    bell.recheck();
  }

  /** As {@link #recheck} of everybody, in a moment and once however often it is asked for. */
  public void recheckSoon() {
    recheckWanted.set(true);
  }

  /**
   * Ends the connections on this node that a user opened with a session that has ended.
   *
   * @param sessions the ids of the user's sessions; asked only where there are connections
   */
  public void keepOnly(UserId user, Supplier<Set<String>> sessions) {
    this.sessions.keepOnly(user, sessions);
  }

  /** Ends the connections that were opened with this session or token, on every node. */
  public void end(String credential) {
    sessions.end(credential);
    bell.end(credential);
  }

  public LiveCounts counts() {
    return new LiveCounts(
        sessions.size(),
        streams.size(),
        streams.subscriptions(),
        figures.toldCount.sum(),
        figures.deliveredCount.sum(),
        figures.droppedCount.sum(),
        figures.resetCount.sum(),
        figures.repairCount.sum(),
        figures.slowCount.sum());
  }

  // What transports use.

  /**
   * Takes a client in. The transport hands over what the client sends, and says when it is gone.
   */
  public LiveSession open(LiveConnection connection, Identity identity) {
    var session = new LiveSession(randomId(), identity, connection, this);
    attendance.connected(session);
    sessions.add(session);
    return session;
  }

  /** Whether one more client may connect now; herds are let in a few at a time. */
  public boolean admits() {
    return admission.admits();
  }

  /** After how many seconds a client that was not let in may come again, not all at once. */
  public static int retryAfter() {
    return Admission.retryAfter();
  }

  /** A word that opens one connection within 30 seconds, for clients that cannot send a cookie. */
  public String ticket(Identity identity) {
    return store.ticket(identity);
  }

  /** Whose ticket this is; it is good only once. */
  public Optional<Identity> redeem(String ticket) {
    return store.redeem(ticket);
  }

  // What sessions use.

  Clock clock() {
    return clock;
  }

  LiveFigures figures() {
    return figures;
  }

  /** Seats the listener first and catches up second, so that nothing falls between. */
  void join(
      LiveSession session,
      @Nullable Long re,
      String name,
      @Nullable Position since,
      LiveMode mode) {
    Position truth = position(name);
    var subscription = new Subscription(session, name, since == null ? truth : since, mode);
    LiveStream stream = streams.seat(subscription);
    stream.open(truth);
    if (since != null && since.q() > stream.position().q()) {
      streams.repair(stream);
    }
    Position head = stream.position();
    session.outbox().at(name, subscription.mark(), since == null ? head : since);
    session.outbox().answer(Sent.ok(re, name, head));
    streams.catchUp(subscription, since, head);
    if (subscription.here()) {
      attendance.came(name, session);
    }
    if (session.isClosed()) {
      session.unsubscribe(name);
    }
  }

  void leave(Subscription subscription) {
    String name = subscription.stream();
    streams.unseat(subscription);
    if (subscription.here()) {
      attendance.went(name, subscription.session(), clock.instant());
    }
  }

  void gone(LiveSession session) {
    if (sessions.remove(session)) {
      attendance.gone(session, clock.instant());
    }
  }

  // The clockwork.

  /** Asks everybody to connect again elsewhere, so many a second as other nodes can bear. */
  private void drain() {
    sessions.drain(Duration.ofMillis(1_000L + 1_000L * sessions.size() / HOMECOMERS));
  }

  /** Starts the clockwork: repairs, presence, expiry. */
  public synchronized void start() {
    if (clockwork == null) {
      streams.start();
      clockwork =
          new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("live").factory());
      var unused =
          clockwork.scheduleWithFixedDelay(
              () -> tryTo("tick", this::tick), 100, 100, TimeUnit.MILLISECONDS);
    }
  }

  /** Does what is due; called ten times a second, or by hand where nothing was started. */
  public void tick() {
    Instant now = clock.instant();
    streams.broken(now).forEach(stream -> tryTo("repair", () -> streams.repair(stream)));
    tryTo("presence", () -> tellPresence(now));
    if (recheckWanted.getAndSet(false)) {
      tryTo("recheck", () -> recheck(identity -> true));
    }
    if (rhythm.due("recheck", AGAIN, now) && sessions.unasked()) {
      sessions.recheck(identity -> true);
    }
    if (rhythm.due("poll", POLL, now)) {
      tryTo("poll", streams::poll);
      sessions.stuck(STUCK).forEach(this::cut);
    }
    if (rhythm.due("snapshot", SNAPSHOT, now)) {
      bell.here(attendance.mine(), true);
    }
    if (rhythm.due("keep alive", BEAT, now)) {
      sessions.all().forEach(session -> session.keepAlive(now));
    }
    if (rhythm.due("sweep", SWEEP, now)) {
      tryTo("sweep", store::sweep);
    }
  }

  private void cut(LiveSession session) {
    figures.slow();
    session.end(4408, "too slow");
  }

  private void tellPresence(Instant now) {
    Map<String, Set<String>> told = attendance.tell(now);
    if (!told.isEmpty()) {
      bell.here(told, false);
    }
    if (Attendance.anywhere(told)) {
      sessions.all().forEach(LiveSession::lookAgain);
    }
  }

  private static void tryTo(String what, Runnable deed) {
    try {
      deed.run();
    } catch (RuntimeException e) {
      LOG.warn("Live could not {}.", what, e);
    }
  }

  @Override
  public void close() {
    ScheduledExecutorService running = clockwork;
    if (running != null) {
      running.shutdownNow();
    }
    drain();
    sessions.end(1001, "this node stops");
    streams.stop();
    bell.here(Map.of(), true);
  }

  private static String randomId() {
    byte[] bytes = new byte[9];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
