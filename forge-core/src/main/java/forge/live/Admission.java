package forge.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** How many connections a node takes in: so many a second, after a burst of so many. */
final class Admission {
  private static final int PER_SECOND = 300;
  private static final int BURST = 1_000;
  private static final int SOONEST = 2;
  private static final int LATEST = 30;
  private final Clock clock;
  private double places = BURST;
  private Instant filled;

  Admission(Clock clock) {
    this.clock = clock;
    this.filled = clock.instant();
  }

  synchronized boolean admits() {
    Instant now = clock.instant();
    double since = Math.max(0, Duration.between(filled, now).toMillis() / 1000.0);
    places = Math.min(BURST, places + since * PER_SECOND);
    filled = now;
    if (places < 1) {
      return false;
    }
    places -= 1;
    return true;
  }

  /** After how many seconds somebody who was not admitted may come again, not all at once. */
  static int retryAfter() {
    return ThreadLocalRandom.current().nextInt(SOONEST, LATEST + 1);
  }
}
