package forge.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Remembers who was said to be writing where, so that it is not said again too soon. */
final class Writers {
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int MOST = 100_000;

  private final Cache<Writer, Boolean> told;

  Writers(Clock clock) {
    told =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(PAUSE)
            .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
            .build();
  }

  /** Whether this is to be told now. */
  boolean wrote(UserId user, String stream) {
    return told.asMap().putIfAbsent(new Writer(user, stream), true) == null;
  }

  private record Writer(UserId user, String stream) {}
}
