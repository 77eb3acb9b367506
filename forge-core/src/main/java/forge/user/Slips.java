package forge.user;

import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.TooMany;
import forge.user.Attempts.Limit;
import forge.user.Slip.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The links in letters: good once and for a while, and not sent to anybody without end. */
final class Slips {
  private static final Duration CONFIRM_WITHIN = Duration.ofDays(3);
  private static final Duration RESET_WITHIN = Duration.ofHours(2);
  private static final Limit LETTERS = new Limit(5, Duration.ofHours(1));

  private final SlipStore store;
  private final Attempts attempts;
  private final Clock clock;

  Slips(SlipStore store, Attempts attempts, Clock clock) {
    this.store = store;
    this.attempts = attempts;
    this.clock = clock;
  }

  /** The secret of a new one, to be written in a letter and nowhere else. */
  String issue(Purpose purpose, UserId user, String email) {
    Instant now = clock.instant();
    store.sweep(now);
    String secret = Secrets.random(32);
    store.insert(
        secret,
        new Slip(purpose, user, email),
        now.plus(purpose == Purpose.RESET ? RESET_WITHIN : CONFIRM_WITHIN));
    return secret;
  }

  Optional<Slip> find(String secret, Purpose purpose) {
    return store.find(secret, purpose, clock.instant());
  }

  /** Uses it up. */
  Slip take(String secret, Purpose purpose) {
    return store.take(secret, purpose, clock.instant()).orElseThrow(Slips::spent);
  }

  void remove(UserId user, Purpose purpose) {
    store.remove(user, purpose);
  }

  /** Whether one more letter may go out to whom this key stands for; counts it. */
  boolean mayWrite(String key) {
    try {
      attempts.count(key, LETTERS, "");
      return true;
    } catch (TooMany e) {
      return false;
    }
  }

  static NotFound spent() {
    return new NotFound("This link was used, is too old, or");
  }
}
