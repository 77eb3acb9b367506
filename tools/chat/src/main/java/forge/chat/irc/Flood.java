package forge.chat.irc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one client that have not been obeyed yet: ten at once are, then one a second; the
 * others wait, and whoever has too many waiting floods.
 */
final class Flood {
  static final int BURST = 10;
  static final int WAITING = 200;
  private static final Duration EACH = Duration.ofSeconds(1);
  private final Deque<LineReader.Read> waiting = new ArrayDeque<>();
  private Instant free = Instant.EPOCH;
  private boolean busy;

  /** Takes a line in; false where too many wait already. */
  synchronized boolean offer(LineReader.Read line) {
    if (waiting.size() >= WAITING) {
      return false;
    }
    waiting.add(line);
    return true;
  }

  /** The next line to be obeyed now, by one thread at a time, which says when it is done. */
  synchronized LineReader.@Nullable Read take(Instant now) {
    Instant earliest = now.minus(EACH.multipliedBy(BURST));
    Instant from = free.isBefore(earliest) ? earliest : free;
    if (busy || waiting.isEmpty() || from.plus(EACH).isAfter(now)) {
      return null;
    }
    free = from.plus(EACH);
    busy = true;
    return waiting.remove();
  }

  /** Begins to count anew. */
  synchronized void forgive() {
    free = Instant.EPOCH;
  }

  /** Whether something waits that nobody is at. */
  synchronized boolean waits() {
    return !busy && !waiting.isEmpty();
  }

  synchronized void done() {
    busy = false;
    notifyAll();
  }

  /** Waits until nothing is being obeyed, so long at most. */
  synchronized void awaitIdle(long nanos) {
    long end = System.nanoTime() + nanos;
    try {
      long left = nanos;
      while (busy && left > 0) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = end - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
