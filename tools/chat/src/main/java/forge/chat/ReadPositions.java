package forge.chat;

import forge.chat.PositionStore.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Up to where everybody has read, kept in memory first and written within seconds. What a crash
 * loses looks unread once more.
 */
final class ReadPositions {
  private static final Logger LOG = LoggerFactory.getLogger(ReadPositions.class);
  private static final long EVERY_SECONDS = 3;
  private final PositionStore store;
  private final Map<Reader, Long> moved = new ConcurrentHashMap<>();

  ReadPositions(PositionStore store) {
    this.store = store;
  }

  /** Starts writing now and then. */
  void start() {
    var clockwork =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("chat positions").factory());
    var unused =
        clockwork.scheduleWithFixedDelay(
            this::tryToFlush, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /** Empty for those who have never read the room. */
  OptionalLong of(Reader reader) {
    Long fresh = moved.get(reader);
    return fresh == null ? store.find(reader) : OptionalLong.of(fresh);
  }

  void move(Reader reader, long number) {
    moved.merge(reader, number, Math::max);
  }

  void flush() {
    var now = new HashMap<>(moved);
    store.keep(now);
    now.forEach(moved::remove);
  }

  private void tryToFlush() {
    try {
      flush();
    } catch (RuntimeException e) {
      LOG.warn("Positions in rooms wait to be written: {}", e.toString());
    }
  }
}
