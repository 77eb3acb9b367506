package forge.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.refusal.Refusal.TooMany;
import forge.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How fast one user may write: five messages a second, ten in a burst. */
final class Pace {
  private static final int PER_SECOND = 5;
  private static final int BURST = 10;
  private final Clock clock;
  private final Cache<UserId, Bucket> buckets =
      Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(1)).maximumSize(50_000).build();

  Pace(Clock clock) {
    this.clock = clock;
  }

  /** Refuses who writes too fast. */
  void check(UserId user) {
    check(
        user,
        "You write faster than "
            + PER_SECOND
            + " messages a second. Wait a second and send it"
            + " again.");
  }

  /** The same of something else than messages, with its own sentence. */
  void check(UserId user, String sentence) {
    Instant now = clock.instant();
    if (!buckets.get(user, u -> new Bucket(now)).take(now)) {
      throw new TooMany(sentence, 1);
    }
  }

  private static final class Bucket {
    private double drops = BURST;
    private Instant filled;

    Bucket(Instant now) {
      this.filled = now;
    }

    synchronized boolean take(Instant now) {
      double seconds = Math.max(0, Duration.between(filled, now).toMillis()) / 1000.0;
      drops = Math.min(BURST, drops + seconds * PER_SECOND);
      filled = now;
      if (drops < 1) {
        return false;
      }
      drops -= 1;
      return true;
    }
  }
}
