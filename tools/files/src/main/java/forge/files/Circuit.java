package forge.files;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Spares those who would wait for a store that has fallen silent: it is left alone for some
 * seconds, and then one at a time finds out whether it answers again.
 */
final class Circuit {
  private static final long REST = Duration.ofSeconds(5).toNanos();
  private final AtomicBoolean trying = new AtomicBoolean();
  private volatile long since;
  private volatile boolean silent;

  /** Whether to ask the store; tell afterwards what came of it. */
  boolean mayAsk() {
    return !silent || (System.nanoTime() - since > REST && trying.compareAndSet(false, true));
  }

  void answered() {
    silent = false;
    trying.set(false);
  }

  void fellSilent() {
    since = System.nanoTime();
    silent = true;
    trying.set(false);
  }
}
