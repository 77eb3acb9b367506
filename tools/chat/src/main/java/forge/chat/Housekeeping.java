package forge.chat;

import forge.chat.emoji.CustomEmojis;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what is kept in memory first: how far people have read, how far rooms have come. */
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final long EVERY_SECONDS = 3;
  private final ReadPositions positions;
  private final Pulses pulses;
  private final Hearing hearing;
  private final CustomEmojis emoji;

  Housekeeping(ReadPositions positions, Pulses pulses, Hearing hearing, CustomEmojis emoji) {
    this.positions = positions;
    this.pulses = pulses;
    this.hearing = hearing;
    this.emoji = emoji;
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

  private void tryToFlush() {
    try {
      positions.flush();
      pulses.flush();
      hearing.flush();
      emoji.refresh();
    } catch (RuntimeException e) {
      LOG.warn("Positions in rooms wait to be written: {}", e.toString());
    }
  }
}
