package forge.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Personal access tokens: made, listed, revoked, and recognised. One that was looked up is
 * remembered for seconds, and forgotten at every node as soon as anything of its owner changes.
 */
public final class Tokens {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{40}");
  private static final Duration COARSE = Duration.ofHours(1);
  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private static final int MOST = 50;
  private static final int LONGEST_DAYS = 3650;

  private final TokenStore store;
  private final Sessions sessions;
  private final AccountJournal journal;
  private final Clock clock;
  private final Cache<String, Used> remembered;
  private final AtomicLong changes = new AtomicLong();

  /** A new token, and its secret, shown this once. */
  public record Made(String secret, AccessToken token) {}

  /** A token somebody signed in with. */
  public record Used(AccessToken token, Account account) {}

  Tokens(TokenStore store, Sessions sessions, AccountJournal journal, Clock clock) {
    this.store = store;
    this.sessions = sessions;
    this.journal = journal;
    this.clock = clock;
    this.remembered =
        Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(REMEMBERED)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
    sessions.whenChanged(this::forget);
  }

  private void forget(UserId user) {
    changes.incrementAndGet();
    remembered.asMap().values().removeIf(used -> used.token().user().equals(user));
  }

  /**
   * Makes a token.
   *
   * @param days how long it is good for; null for good
   */
  public Made make(UserId user, String title, Set<Scope> scopes, @Nullable Integer days) {
    String named = Check.line("title", "The name of the token", title, 100);
    if (scopes.isEmpty()) {
      throw new Invalid("scopes", "Choose at least one thing the token may be used for.");
    }
    if (days != null && (days < 1 || days > LONGEST_DAYS)) {
      throw new Invalid(
          "days",
          "A token lasts from 1 to " + LONGEST_DAYS + " days, or until you revoke it.",
          (long) LONGEST_DAYS);
    }
    if (list(user).size() >= MOST) {
      throw new Invalid(
          "title",
          "You have " + MOST + " tokens, the most there may be. Revoke one first.",
          (long) MOST);
    }
    Instant now = clock.instant();
    Instant expiry = days == null ? null : now.plus(Duration.ofDays(days));
    var token = new AccessToken(Secrets.random(8), user, named, scopes, now, expiry, null);
    String secret = Secrets.random(20);
    store.insert(token, secret);
    journal.note(user, "made the token " + named);
    return new Made(secret, token);
  }

  public List<AccessToken> list(UserId user) {
    return store.list(user, MOST);
  }

  public void revoke(UserId user, String id) {
    if (!store.remove(user, id)) {
      throw new NotFound("This token");
    }
    sessions.changed(user);
    journal.note(user, "revoked a token");
  }

  /** Whether a text could be a token, so that a password is not mistaken for one. */
  static boolean looksLikeOne(String text) {
    return SHAPE.matcher(text).matches();
  }

  /** Whose token it is; empty when there is none, or it has expired, or the account is disabled. */
  public Optional<Used> use(String secret) {
    if (!looksLikeOne(secret)) {
      return Optional.empty();
    }
    String hash = Secrets.hash(secret);
    Used known = remembered.getIfPresent(hash);
    Instant now = clock.instant();
    return Optional.ofNullable(known)
        .or(() -> look(hash))
        .filter(used -> !used.token().expired(now))
        .map(used -> noted(hash, used, now));
  }

  /** What was read while something changed is not remembered. */
  private Optional<Used> look(String hash) {
    long before = changes.get();
    Optional<Used> found =
        store
            .find(hash)
            .map(owned -> new Used(owned.thing().toToken(), owned.account()))
            .filter(used -> !used.account().disabled());
    found.ifPresent(used -> remembered.put(hash, used));
    if (changes.get() != before) {
      remembered.invalidate(hash);
    }
    return found;
  }

  private Used noted(String hash, Used used, Instant now) {
    Instant last = used.token().lastUsedAt();
    if (last != null && now.isBefore(last.plus(COARSE))) {
      return used;
    }
    store.used(used.token().id(), now);
    var seen = new Used(used.token().usedAt(now), used.account());
    remembered.asMap().replace(hash, used, seen);
    return seen;
  }
}
