package forge.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import forge.bell.Doorbell;
import forge.user.Identity;
import forge.user.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
  private static final String BELL = "live";
  private static final String ANYWHERE = "*";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int INLINE = 32 * 1024;
  private static final int PER_USER = 20;
  private static final int NAMED = 50;
  private static final int TYPING_ROOM = 100;
  private static final Duration STUCK = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofSeconds(3);
  private static final Duration SNAPSHOT = Duration.ofSeconds(30);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);
  private static final Duration SWEEP = Duration.ofMinutes(10);

  private final LiveStore store;
  private final Doorbell bell;
  private final Clock clock;
  private final String node = randomId();
  private final LiveFigures figures = new LiveFigures();
  private final Presence presence = new Presence();
  private final Writers writers;
  private final LiveLog log;
  private final Map<String, LiveGuard> guards = new ConcurrentHashMap<>();
  private final LiveStreams streams;
  private final Map<String, LiveSession> sessions = new ConcurrentHashMap<>();
  private final AtomicBoolean recheckWanted = new AtomicBoolean();
  private final Map<String, Instant> done = new HashMap<>();
  private @Nullable ScheduledExecutorService clockwork;

  public Live(LiveStore store, Doorbell bell, Clock clock) {
    this.store = store;
    this.bell = bell;
    this.clock = clock;
    this.writers = new Writers(clock);
    this.log = new LiveLog(store);
    this.streams = new LiveStreams(log, figures, clock);
    bell.hear(BELL, this::hear);
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
    bell.ring(BELL, LiveJson.write(Ring.whisper(node, stream, kind, json)));
  }

  /** Carries an event that its {@link LiveSource} has kept. */
  public void announce(LiveEvent event) {
    figures.told();
    streams.carry(event);
    bell.ring(BELL, LiveJson.write(Ring.event(node, event, event.json().length() <= INLINE)));
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
    return presence.here(stream).stream().filter(who -> !who.startsWith("*")).toList();
  }

  /** Those of these users who have any page open just now, on all nodes. */
  public Set<String> online(Collection<String> users) {
    var online = new HashSet<>(presence.here(ANYWHERE));
    online.retainAll(users);
    return online;
  }

  /** Asks the guards again about everything these people hear; other nodes ask about everybody. */
  public void recheck(Predicate<Identity> whom) {
    sessions.values().stream()
        .filter(s -> whom.test(s.identity()))
        .forEach(session -> tryTo("recheck", session::recheck));
    bell.ring(BELL, LiveJson.write(Ring.recheck(node)));
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
    var open =
        this.sessions.values().stream()
            .filter(s -> s.identity().proof() == Identity.Proof.SESSION)
            .filter(s -> s.identity().user().id().equals(user))
            .toList();
    if (!open.isEmpty()) {
      Set<String> kept = sessions.get();
      open.stream()
          .filter(s -> !kept.contains(String.valueOf(s.identity().credential())))
          .forEach(s -> s.end(4401, "signed out"));
    }
  }

  /** Ends the connections that were opened with this session or token, on every node. */
  public void end(String credential) {
    endHere(credential);
    bell.ring(BELL, LiveJson.write(Ring.end(node, credential)));
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
    sessions.put(session.id(), session);
    presence.came(ANYWHERE, session.presence());
    if (!identity.user().guest()) {
      replaceOldest(identity);
    }
    return session;
  }

  /** A word that opens one connection within 30 seconds, for clients that cannot send a cookie. */
  public String ticket(Identity identity) {
    return store.ticket(identity);
  }

  /** Whose ticket this is; it is good only once. */
  public Optional<Identity> redeem(String ticket) {
    return store.redeem(ticket);
  }

  private void replaceOldest(Identity identity) {
    var same =
        sessions.values().stream()
            .filter(s -> s.identity().user().id().equals(identity.user().id()))
            .sorted(Comparator.comparing(LiveSession::openedAt))
            .toList();
    for (LiveSession old : same.subList(0, Math.max(0, same.size() - PER_USER))) {
      old.end(4409, "replaced by a newer connection");
    }
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
      LiveSession session, @Nullable Long re, String name, @Nullable Position since, boolean here) {
    Position truth = position(name);
    var subscription = new Subscription(session, name, since == null ? truth : since, here);
    LiveStream stream = streams.seat(subscription);
    stream.open(truth);
    if (since != null && since.q() > stream.position().q()) {
      streams.repair(stream);
    }
    Position head = stream.position();
    session.outbox().at(name, since == null ? head : since);
    session.outbox().answer(Sent.ok(re, name, head));
    streams.catchUp(subscription, since, head);
    if (here) {
      presence.came(name, session.presence());
      session.outbox().offer(here(name, presence.here(name)), "");
    }
    if (session.isClosed()) {
      session.unsubscribe(name);
    }
  }

  void leave(Subscription subscription) {
    String name = subscription.stream();
    streams.unseat(subscription);
    if (subscription.here()) {
      presence.went(name, subscription.session().presence(), clock.instant());
    }
  }

  void gone(LiveSession session) {
    if (sessions.remove(session.id()) != null) {
      presence.went(ANYWHERE, session.presence(), clock.instant());
    }
  }

  // Between nodes.

  private void hear(String message) {
    try {
      JsonNode ring = LiveJson.read(message);
      if (!ring.path("n").asText().equals(node)) {
        obey(ring);
      }
    } catch (JsonProcessingException e) {
      LOG.warn("A ring of the live bell was not understood.", e);
    }
  }

  private void obey(JsonNode ring) {
    String stream = ring.path("s").asText();
    switch (ring.path("t").asText()) {
      case "ev" -> hearEvent(stream, ring);
      case "eph" ->
          streams.carry(Item.ephemeral(stream, ring.path("k").asText(), ring.path("d").asText()));
      case "here" ->
          presence.heard(
              ring.path("n").asText(),
              people(ring.path("here")),
              ring.path("all").asBoolean(),
              clock.instant());
      case "recheck" -> sessions.values().forEach(session -> tryTo("recheck", session::recheck));
      case "end" -> endHere(ring.path("c").asText());
      default -> LOG.debug("A ring of a kind unknown here was ignored.");
    }
  }

  private void hearEvent(String name, JsonNode ring) {
    if (ring.path("d").isTextual()) {
      streams.carry(
          new LiveEvent(
              name, ring.path("q").asLong(), ring.path("k").asText(), ring.path("d").asText()));
      return;
    }
    streams.missed(name);
  }

  private static Map<String, Set<String>> people(JsonNode here) {
    var all = new HashMap<String, Set<String>>();
    here.properties()
        .forEach(
            f -> {
              var names = new HashSet<String>();
              f.getValue().forEach(n -> names.add(n.asText()));
              all.put(f.getKey(), names);
            });
    return all;
  }

  private void endHere(String credential) {
    sessions.values().stream()
        .filter(s -> credential.equals(s.identity().credential()))
        .forEach(s -> s.end(4401, "signed out"));
  }

  // The clockwork.

  /** Starts the clockwork: repairs, presence, expiry. */
  public synchronized void start() {
    if (clockwork == null) {
      clockwork =
          new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("live").factory());
      var unused = clockwork.scheduleWithFixedDelay(this::tick, 100, 100, TimeUnit.MILLISECONDS);
    }
  }

  /** Does what is due; called ten times a second, or by hand where nothing was started. */
  public void tick() {
    Instant now = clock.instant();
    streams.broken(now).forEach(stream -> tryTo("repair", () -> streams.repair(stream)));
    tryTo("presence", () -> tellPresence(now));
    if (recheckWanted.getAndSet(false)) {
      recheck(identity -> true);
    }
    if (due("poll", POLL, now)) {
      tryTo("poll", streams::poll);
      sessions.values().stream().filter(s -> s.outbox().stuck(STUCK)).forEach(this::cut);
    }
    if (due("snapshot", SNAPSHOT, now)) {
      bell.ring(BELL, LiveJson.write(Ring.here(node, presence.mine(), true)));
    }
    if (due("keep alive", KEEP_ALIVE, now)) {
      sessions.values().forEach(LiveSession::keepAlive);
    }
    if (due("sweep", SWEEP, now)) {
      tryTo("sweep", store::sweep);
    }
  }

  private boolean due(String what, Duration every, Instant now) {
    Instant last = done.putIfAbsent(what, now);
    if (last == null || last.plus(every).isAfter(now)) {
      return false;
    }
    done.put(what, now);
    return true;
  }

  private void cut(LiveSession session) {
    figures.slow();
    session.end(4408, "too slow");
  }

  private void tellPresence(Instant now) {
    presence.expire(now);
    Set<String> changes = presence.changes();
    if (changes.isEmpty()) {
      return;
    }
    var mine = new HashMap<String, Set<String>>();
    for (String stream : changes) {
      mine.put(stream, presence.mine(stream));
      tellPresence(stream);
    }
    bell.ring(BELL, LiveJson.write(Ring.here(node, mine, false)));
    if (changes.contains(ANYWHERE)) {
      sessions.values().forEach(LiveSession::lookAgain);
    }
  }

  private void tellPresence(String name) {
    Item item = here(name, presence.here(name));
    for (Subscription subscription : streams.subscriptions(name)) {
      if (subscription.here()) {
        subscription.session().outbox().offer(item, "");
      }
    }
  }

  private static Item here(String stream, Set<String> all) {
    var people = all.stream().filter(who -> !who.startsWith("*")).limit(NAMED).toList();
    return Item.ephemeral(stream, "here", LiveJson.write(new Here(people, all.size())));
  }

  /** Who is here: some by name, and how many with guests. */
  private record Here(List<String> u, int n) {}

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
    for (LiveSession session : new ArrayList<>(sessions.values())) {
      session.end(1001, "this node stops");
    }
    bell.ring(BELL, LiveJson.write(Ring.here(node, Map.of(), true)));
  }

  private static String randomId() {
    byte[] bytes = new byte[9];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
