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
  private final ScheduledThreadPoolExecutor clockwork =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("chat positions").factory());

  Housekeeping(ReadPositions positions, Pulses pulses, Hearing hearing, CustomEmojis emoji) {
    this.positions = positions;
    this.pulses = pulses;
    this.hearing = hearing;
    this.emoji = emoji;
  }

  /** Starts writing now and then. */
  void start() {
    var unused =
        clockwork.scheduleWithFixedDelay(
            this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /** Writes what is left, and nothing more. */
  void stop() {
    clockwork.shutdownNow();
    tryTo(this::flush);
  }

  private void look() {
    tryTo(this::flush);
    tryTo(emoji::refresh);
  }

  private void flush() {
    positions.flush();
    pulses.flush();
    hearing.flush();
  }

  private static void tryTo(Runnable deed) {
    try {
      deed.run();
    } catch (RuntimeException e) {
      LOG.warn("What rooms keep in memory waits to be written: {}", e.toString());
    }
  }
}
