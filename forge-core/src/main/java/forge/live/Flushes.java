package forge.live;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what has happened in a stream to those who hear it, on threads of its own, so that
 * whoever tells does not wait for them. What happens in quick succession travels together: in a
 * large crowd a frame costs the same whatever it holds.
 *
 * <p>Until it is started everything is carried at once by the thread that tells.
 */
final class Flushes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Flushes.class);

  /** Where nothing comes after frames. */
  static final Runnable NOTHING = () -> {};

  static final Duration SOON = Duration.ofMillis(20);
  static final Duration CROWDED = Duration.ofMillis(100);
  static final Duration PATIENT = Duration.ofMillis(250);
  static final int CROWD = 1_000;
  private static final int THREADS = 2;
  private volatile @Nullable ScheduledThreadPoolExecutor threads;

  void start() {
    var pool =
        new ScheduledThreadPoolExecutor(
            THREADS,
            Thread.ofPlatform().daemon().name("live-flush-", 0).factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    pool.setRemoveOnCancelPolicy(true);
    threads = pool;
  }

  boolean started() {
    return threads != null;
  }

  /** How long a stream with so many listeners pauses between two frames. */
  static Duration pause(int listeners) {
    return listeners > CROWD ? CROWDED : SOON;
  }

  /** Has something done after a while; at once where nothing was started. */
  void after(long nanos, Runnable flush) {
    ScheduledThreadPoolExecutor pool = threads;
    if (pool == null) {
      flush.run();
    } else if (nanos <= 0) {
      pool.execute(flush);
    } else {
      var unused = pool.schedule(flush, nanos, TimeUnit.NANOSECONDS);
    }
  }

  /** Does what comes after frames, on a thread of its own; at once where nothing was started. */
  void then(Runnable deed) {
    if (deed == NOTHING) {
      return;
    }
    if (started()) {
      Thread.startVirtualThread(() -> attempt(deed));
    } else {
      deed.run();
    }
  }

  private static void attempt(Runnable deed) {
    try {
      deed.run();
    } catch (RuntimeException e) {
      LOG.warn("What comes after an event could not be done.", e);
    }
  }

  @Override
  public void close() {
    ScheduledThreadPoolExecutor pool = threads;
    if (pool != null) {
      pool.shutdownNow();
    }
  }
}
