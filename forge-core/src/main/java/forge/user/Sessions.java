package forge.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.bell.Doorbell;
import forge.refusal.Refusal.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, and where. A session that was looked up is remembered for seconds, and
 * forgotten at every node as soon as it ends.
 */
public final class Sessions {
  /** The cookie that carries the secret. */
  public static final String COOKIE = "forge_session";

  /** How long a session lasts after it was seen last. */
  public static final Duration LIFETIME = Duration.ofDays(30);

  private static final Duration COARSE = Duration.ofHours(1);
  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private static final int LISTED = 100;
  private static final String TOPIC = "session";

  private final SessionStore store;
  private final Doorbell bell;
  private final Clock clock;
  private final Cache<String, SignedIn> remembered;
  private final List<Consumer<UserId>> listeners = new CopyOnWriteArrayList<>();

  /** A session with the account it belongs to. */
  public record SignedIn(Session session, Account account) {}

  /** A new session, and the secret for its cookie that nobody gets to see again. */
  public record Started(String secret, Session session) {}

  Sessions(SessionStore store, Doorbell bell, Clock clock) {
    this.store = store;
    this.bell = bell;
    this.clock = clock;
    this.remembered =
        Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(REMEMBERED)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
    bell.hear(TOPIC, user -> forget(UserId.valueOf(user)));
  }

  Started start(Account account, Device device) {
    Instant now = clock.instant();
    store.sweep(now);
    String secret = Secrets.random(32);
    var session =
        new Session(Secrets.random(8), account.id(), device, now, now, now.plus(LIFETIME));
    store.insert(session, secret);
    return new Started(secret, session);
  }

  /** Who a cookie stands for; empty when the session has ended or the account is disabled. */
  public Optional<SignedIn> find(String secret) {
    String key = Secrets.hash(secret);
    SignedIn known = remembered.getIfPresent(key);
    if (known == null) {
      known = load(secret).orElse(null);
      if (known == null) {
        return Optional.empty();
      }
      remembered.put(key, known);
    }
    return Optional.of(seen(key, known));
  }

  public List<Session> list(UserId user) {
    return store.list(user, clock.instant(), LISTED);
  }

  /** Ends one of the user's sessions. */
  public void revoke(UserId user, String id) {
    if (!store.remove(user, id)) {
      throw new NotFound("This session");
    }
    changed(user);
  }

  /** Ends all of the user's sessions but one. */
  public void endOthers(UserId user, @Nullable String except) {
    store.removeAll(user, except);
    changed(user);
  }

  /** Tells all nodes to look this user up afresh. */
  void changed(UserId user) {
    forget(user);
    bell.ring(TOPIC, user.value());
  }

  /** Calls back when somebody's sessions or account changed, here or at another node. */
  public void whenChanged(Consumer<UserId> listener) {
    listeners.add(listener);
  }

  private Optional<SignedIn> load(String secret) {
    return store
        .find(secret, clock.instant())
        .filter(found -> !found.account().disabled())
        .map(found -> new SignedIn(found.thing().toSession(), found.account()));
  }

  private SignedIn seen(String key, SignedIn known) {
    Instant now = clock.instant();
    if (now.isBefore(known.session().lastSeenAt().plus(COARSE))) {
      return known;
    }
    var seen = new SignedIn(known.session().seen(now, now.plus(LIFETIME)), known.account());
    store.touch(seen.session());
    remembered.put(key, seen);
    return seen;
  }

  private void forget(UserId user) {
    remembered.asMap().values().removeIf(s -> s.account().id().equals(user));
    listeners.forEach(listener -> listener.accept(user));
  }
}
