package forge.live;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** When something was done last that is done every so often. For one thread. */
final class Rhythm {
  private final Map<String, Instant> last = new HashMap<>();

  /**
   * Whether it is time again, which is noted as done then. What is asked for the first time waits
   * for its turn too.
   */
  boolean due(String what, Duration every, Instant now) {
    Instant before = last.putIfAbsent(what, now);
    if (before == null || before.plus(every).isAfter(now)) {
      return false;
    }
    last.put(what, now);
    return true;
  }
}
