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
import java.util.LinkedHashMap;
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
  private static final int ATTEMPTS = 5;
  private static final int NAMED = 50;
  private static final int TYPING_ROOM = 100;
  private static final Duration PATIENCE = Duration.ofMillis(150);
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
  private final Map<String, LiveSource> sources = new ConcurrentHashMap<>();
  private final Map<String, LiveGuard> guards = new ConcurrentHashMap<>();
  private final Map<String, LiveStream> streams = new ConcurrentHashMap<>();
  private final Map<String, LiveSession> sessions = new ConcurrentHashMap<>();
  private final AtomicBoolean recheckWanted = new AtomicBoolean();
  private final Map<String, Instant> done = new HashMap<>();
  private @Nullable ScheduledExecutorService clockwork;

  public Live(LiveStore store, Doorbell bell, Clock clock) {
    this.store = store;
    this.bell = bell;
    this.clock = clock;
    this.writers = new Writers(clock);
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
    if (!identity.user().guest() && hearing(stream) <= TYPING_ROOM && writers.wrote(user, stream)) {
      whisper(stream, "typing", Map.of("u", List.of(user.value())));
    }
  }

  /** Carries something that need not be kept, such as who is typing: no number, no replay. */
  public void whisper(String stream, String kind, Object data) {
    String json = LiveJson.write(data);
    carry(Item.ephemeral(stream, kind, json));
    bell.ring(BELL, LiveJson.write(Ring.whisper(node, stream, kind, json)));
  }

  /** Carries an event that its {@link LiveSource} has kept. */
  public void announce(LiveEvent event) {
    figures.told();
    carry(event);
    bell.ring(BELL, LiveJson.write(Ring.event(node, event, event.json().length() <= INLINE)));
  }

  /** Where a stream is now; read it before reading what a page shows. */
  public Position position(String stream) {
    LiveStream open = streams.get(stream);
    return open != null && open.open() ? open.position() : truth(stream);
  }

  /** Leaves numbers and log of all streams with this prefix, such as {@code room:}, to a tool. */
  public void source(String prefix, LiveSource source) {
    sources.put(prefix(prefix), source);
  }

  /** Says who may hear the streams with this prefix. Streams without a guard are refused. */
  public void guard(String prefix, LiveGuard guard) {
    guards.put(prefix(prefix), guard);
  }

  /** Whether somebody may hear a stream. */
  public boolean mayRead(Identity identity, String stream) {
    LiveGuard guard = guards.get(prefix(stream));
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
        streams.values().stream().mapToLong(s -> s.subscriptions().size()).sum(),
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

  /** How many clients of this node hear a stream. */
  int hearing(String stream) {
    LiveStream open = streams.get(stream);
    return open == null ? 0 : open.subscriptions().size();
  }

  /** Seats the listener first and catches up second, so that nothing falls between. */
  void join(
      LiveSession session, @Nullable Long re, String name, @Nullable Position since, boolean here) {
    Position truth = position(name);
    var subscription = new Subscription(session, name, since == null ? truth : since, here);
    LiveStream stream = seat(subscription);
    stream.open(truth);
    if (since != null && since.q() > stream.position().q()) {
      repair(stream);
    }
    Position head = stream.position();
    session.outbox().at(name, since == null ? head : since);
    session.outbox().answer(Sent.ok(re, name, head));
    catchUp(subscription, since, head);
    if (here) {
      presence.came(name, session.presence());
      session.outbox().offer(here(name, presence.here(name)), "");
    }
    if (session.isClosed()) {
      session.unsubscribe(name);
    }
  }

  private LiveStream seat(Subscription subscription) {
    String name = subscription.stream();
    subscription.session().subscriptions().put(name, subscription);
    return streams.compute(
        name,
        (n, open) -> {
          LiveStream stream = open == null ? new LiveStream(n) : open;
          stream.subscriptions().add(subscription);
          return stream;
        });
  }

  private void catchUp(Subscription subscription, @Nullable Position since, Position head) {
    if (since == null) {
      subscription.begin(head.q());
    } else if (!since.e().equals(head.e())
        || since.q() > head.q()
        || since.q() < head.q() - LiveSession.REPLAY_LIMIT) {
      subscription.reset(head);
    } else if (since.q() == head.q()) {
      subscription.begin(head.q());
    } else {
      List<LiveEvent> missed = log(subscription.stream(), since.q(), LiveSession.REPLAY_LIMIT);
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

  void leave(Subscription subscription) {
    String name = subscription.stream();
    streams.computeIfPresent(
        name,
        (n, stream) -> {
          stream.subscriptions().remove(subscription);
          return stream.subscriptions().isEmpty() ? null : stream;
        });
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
      case "eph" -> carry(Item.ephemeral(stream, ring.path("k").asText(), ring.path("d").asText()));
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
      carry(
          new LiveEvent(
              name, ring.path("q").asLong(), ring.path("k").asText(), ring.path("d").asText()));
      return;
    }
    LiveStream stream = streams.get(name);
    if (stream != null) {
      stream.repairAt(clock.instant());
    }
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

  private void carry(LiveEvent event) {
    LiveStream stream = streams.get(event.stream());
    if (stream != null && !stream.accept(event)) {
      stream.repairAt(clock.instant().plus(PATIENCE));
    }
  }

  private void carry(Item item) {
    LiveStream stream = streams.get(item.stream());
    if (stream != null) {
      stream.whisper(item);
    }
  }

  // The log.

  private Position truth(String stream) {
    LiveSource source = sources.get(prefix(stream));
    return source == null
        ? new Position(store.epoch(), store.head(stream))
        : source.position(stream);
  }

  private List<LiveEvent> log(String stream, long after, int limit) {
    LiveSource source = sources.get(prefix(stream));
    return source == null ? store.since(stream, after, limit) : source.since(stream, after, limit);
  }

  /** Reads what is missing; after some attempts in vain everybody is told to fetch anew. */
  private void repair(LiveStream stream) {
    figures.repaired();
    long before = stream.position().q();
    List<LiveEvent> events = log(stream.name(), before, LiveSession.REPLAY_LIMIT);
    boolean whole = stream.accept(events);
    if (whole && events.size() < LiveSession.REPLAY_LIMIT) {
      return;
    }
    if (stream.position().q() > before) {
      stream.repairAt(clock.instant());
    } else if (stream.attempt() < ATTEMPTS) {
      stream.repairAt(clock.instant().plus(PATIENCE));
    } else {
      stream.skip(truth(stream.name()));
    }
  }

  /** Compares with the truth, for hints that were lost and nothing came after. */
  private void poll() {
    var ours = new LinkedHashMap<String, LiveStream>();
    for (LiveStream stream : streams.values()) {
      if (sources.containsKey(prefix(stream.name()))) {
        compare(stream, truth(stream.name()));
      } else {
        ours.put(stream.name(), stream);
      }
    }
    if (!ours.isEmpty()) {
      store
          .heads(ours.keySet())
          .forEach((name, q) -> compare(ours.get(name), new Position(store.epoch(), q)));
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

  // The clockwork.

  /** Starts the clockwork: repairs, presence, expiry. */
  public synchronized void start() {
    if (clockwork == null) {
      clockwork =
          new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("live").factory());
      var unused = clockwork.scheduleWithFixedDelay(this::tick, 100, 100, TimeUnit.MILLISECONDS);
    }
  }

  /** Does what is due; called ten times a second. */
  void tick() {
    Instant now = clock.instant();
    for (LiveStream stream : streams.values()) {
      if (stream.repairDue(now)) {
        tryTo("repair", () -> repair(stream));
      }
    }
    tryTo("presence", () -> tellPresence(now));
    if (recheckWanted.getAndSet(false)) {
      recheck(identity -> true);
    }
    if (due("poll", POLL, now)) {
      tryTo("poll", this::poll);
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
    LiveStream stream = streams.get(name);
    if (stream == null) {
      return;
    }
    Item item = here(name, presence.here(name));
    for (Subscription subscription : stream.subscriptions()) {
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

  private static String prefix(String stream) {
    int colon = stream.indexOf(':');
    return colon < 0 ? stream : stream.substring(0, colon);
  }

  private static String randomId() {
    byte[] bytes = new byte[9];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
