package forge.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import forge.user.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connected client: what it hears, what it may, and what waits for it. */
public final class LiveSession {
  /** How many characters a frame from a client may have. */
  public static final int FRAME_LIMIT = 65_536;

  static final int HEARTBEAT_SECONDS = 25;
  static final int STREAM_LIMIT = 200;
  static final int REPLAY_LIMIT = 500;
  private static final int WATCH_LIMIT = 200;
  private static final Duration BEAT = Duration.ofSeconds(20);
  static final Pattern STREAM = Pattern.compile("[a-z]{1,20}:[A-Za-z0-9/_.*:~-]{1,150}");
  private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);
  private final String id;
  private final Identity identity;
  private final LiveConnection connection;
  private final Live live;
  private final Outbox outbox;
  private final Rate rate;
  private final Instant openedAt;
  private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private long beatAt;
  private volatile Set<String> watched = Set.of();
  private volatile Set<String> online = Set.of();

  LiveSession(String id, Identity identity, LiveConnection connection, Live live) {
    this.id = id;
    this.identity = identity;
    this.connection = connection;
    this.live = live;
    this.outbox = new Outbox(connection, live.clock(), live.figures());
    this.openedAt = live.clock().instant();
    this.rate = new Rate(openedAt);
    this.beatAt = openedAt.toEpochMilli() + ThreadLocalRandom.current().nextLong(BEAT.toMillis());
  }

  public String id() {
    return id;
  }

  public Identity identity() {
    return identity;
  }

  Instant openedAt() {
    return openedAt;
  }

  Outbox outbox() {
    return outbox;
  }

  /** How this client is counted among those who are here. */
  String presence() {
    return identity.user().guest() ? "*" + id : identity.user().id().value();
  }

  Map<String, Subscription> subscriptions() {
    return subscriptions;
  }

  /** Up to where each stream has been sent. */
  public Map<String, Position> positions() {
    return outbox.sent();
  }

  /** Greets the client. */
  public void greet() {
    var user = identity.user();
    outbox.answer(Sent.hello(id, user.guest() ? null : user.id().value()));
  }

  /** Takes a frame from the client and does what it says. */
  public void receive(String text) {
    if (!rate.admits(live.clock().instant())) {
      if (rate.exhausted()) {
        end(4429, "too many frames");
      } else {
        outbox.answer(Sent.slower(null));
      }
      return;
    }
    JsonNode frame = parse(text);
    if (frame == null) {
      end(4400, "not a frame");
      return;
    }
    obey(frame);
  }

  private static @Nullable JsonNode parse(String text) {
    if (text.length() > FRAME_LIMIT) {
      return null;
    }
    try {
      JsonNode frame = LiveJson.read(text);
      return frame != null && frame.isObject() && frame.path("t").isTextual() ? frame : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private void obey(JsonNode frame) {
    Long re = frame.path("id").isIntegralNumber() ? frame.path("id").asLong() : null;
    String stream = frame.path("s").asText("");
    switch (frame.path("t").asText()) {
      case "hello" -> {}
      case "ping" -> outbox.answer(Sent.pong());
      case "sub" -> subscribe(re, stream, since(frame.path("since")), mode(frame));
      case "since" -> replay(re, stream, frame.path("q").asLong(-1));
      case "unsub" -> {
        unsubscribe(stream);
        outbox.answer(Sent.ok(re));
      }
      case "typing" -> typing(stream);
      case "watch" -> watch(re, frame.path("users"));
      default -> outbox.answer(Sent.err(re, null, "unknown"));
    }
  }

  private static LiveMode mode(JsonNode frame) {
    if (frame.path("mode").asText().equals("badge")) {
      return LiveMode.BADGE;
    }
    return frame.path("here").asBoolean() ? LiveMode.HERE : LiveMode.FULL;
  }

  private static @Nullable Position since(JsonNode since) {
    return since.path("e").isTextual() && since.path("q").isIntegralNumber()
        ? new Position(since.path("e").asText(), since.path("q").asLong())
        : null;
  }

  /** Lets the client hear a stream, from {@code since} on where that can be replayed. */
  public void subscribe(@Nullable Long re, String stream, @Nullable Position since, LiveMode mode) {
    if (!STREAM.matcher(stream).matches()) {
      outbox.answer(Sent.err(re, stream, "no_stream"));
    } else if (subscriptions.size() >= STREAM_LIMIT && !subscriptions.containsKey(stream)) {
      outbox.answer(Sent.err(re, stream, "too_many"));
    } else {
      admit(re, stream, since, mode);
    }
  }

  private void admit(@Nullable Long re, String stream, @Nullable Position since, LiveMode mode) {
    try {
      if (live.mayRead(identity, stream)) {
        unsubscribe(stream);
        live.join(this, re, stream, since, mode);
      } else {
        outbox.answer(Sent.err(re, stream, "no_access"));
      }
    } catch (RuntimeException e) {
      LOG.warn("A subscription to {} failed.", stream, e);
      unsubscribe(stream);
      outbox.answer(Sent.err(re, stream, "unavailable"));
    }
  }

  /** Sends again what the client found missing. */
  private void replay(@Nullable Long re, String stream, long q) {
    Subscription old = subscriptions.get(stream);
    if (old == null || q < 0) {
      outbox.answer(Sent.err(re, stream, "not_subscribed"));
      return;
    }
    var since = new Position(old.position().e(), q);
    admit(re, stream, since, old.mode());
  }

  public void unsubscribe(String stream) {
    Subscription old = subscriptions.remove(stream);
    if (old != null) {
      live.leave(old);
      outbox.forget(stream);
    }
  }

  /** Lets the others know that this user is writing. */
  private void typing(String stream) {
    Subscription subscription = subscriptions.get(stream);
    if (subscription != null) {
      live.typing(identity, stream);
    }
  }

  private void watch(@Nullable Long re, JsonNode users) {
    var names = new HashSet<String>();
    if (!identity.user().guest()) {
      StreamSupport.stream(users.spliterator(), false)
          .limit(WATCH_LIMIT)
          .forEach(n -> names.add(n.asText()));
    }
    watched = Set.copyOf(names);
    online = live.online(watched);
    outbox.answer(Sent.online(re, online.stream().sorted().toList()));
  }

  /** Says who of those watched has come or gone, if anybody has. */
  void lookAgain() {
    if (watched.isEmpty()) {
      return;
    }
    Set<String> now = live.online(watched);
    if (!now.equals(online)) {
      online = now;
      outbox.offer(
          Item.ephemeral(
              "", "online", LiveJson.write(Map.of("u", now.stream().sorted().toList()))));
    }
  }

  /** Drops what the client may not hear any more. */
  void recheck() {
    for (String stream : Set.copyOf(subscriptions.keySet())) {
      if (!live.mayRead(identity, stream)) {
        unsubscribe(stream);
        outbox.answer(Sent.err(null, stream, "no_access"));
      }
    }
  }

  /**
   * Asks for a sign of life when it is time: each client in a rhythm of its own, as thousands at
   * once would hold up what is said.
   */
  void keepAlive(Instant now) {
    if (now.toEpochMilli() >= beatAt) {
      beatAt = now.toEpochMilli() + BEAT.toMillis();
      connection.keepAlive();
    }
  }

  /** Ends the connection from this side. */
  public void end(int code, String reason) {
    if (release()) {
      connection.close(code, reason);
    }
  }

  /** Forgets the client after its connection has ended. */
  public void closed() {
    release();
  }

  boolean isClosed() {
    return closed.get();
  }

  private boolean release() {
    if (!closed.compareAndSet(false, true)) {
      return false;
    }
    outbox.close();
    for (String stream : Set.copyOf(subscriptions.keySet())) {
      unsubscribe(stream);
    }
    live.gone(this);
    return true;
  }
}
