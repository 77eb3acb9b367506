package forge.live;

import java.time.Duration;
import java.time.Instant;

/** How fast one client may send frames: 20 a second, twice that in a burst. */
final class Rate {
  static final int PER_SECOND = 20;
  private static final int BURST = 2 * PER_SECOND;
  private static final int PATIENCE = 100;
  private double tokens = BURST;
  private int refused;
  private Instant filled;

  Rate(Instant now) {
    this.filled = now;
  }

  synchronized boolean admits(Instant now) {
    double elapsed = Duration.between(filled, now).toMillis() / 1000.0;
    tokens = Math.min(BURST, tokens + Math.max(0, elapsed) * PER_SECOND);
    filled = now;
    if (tokens < 1) {
      refused++;
      return false;
    }
    tokens -= 1;
    if (tokens > PER_SECOND) {
      refused = 0;
    }
    return true;
  }

  /** Whether a client goes on although it was told to be slower. */
  synchronized boolean exhausted() {
    return refused > PATIENCE;
  }
}
