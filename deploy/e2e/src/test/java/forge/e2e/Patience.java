package forge.e2e;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits for what happens by itself, and says what it waited for when it does not. */
final class Patience {
  private static final Duration MOST = Duration.ofMinutes(6);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private Patience() {}

  static void until(String what, Callable<Boolean> happened) {
    long end = System.nanoTime() + MOST.toNanos();
    @Nullable Exception last = null;
    while (System.nanoTime() < end) {
      try {
        if (happened.call()) {
          return;
        }
      } catch (Exception notYet) {
        last = notYet;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new AssertionError("still waiting until " + what, last);
  }
}
