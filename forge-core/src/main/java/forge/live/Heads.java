package forge.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;

/**
 * Where streams that nobody hears on this node are, so that pages shown one after the other ask the
 * database once. What is told moves them on; where another node's news was lost they are behind the
 * truth for a moment, never ahead: a page then hears again what it shows already.
 */
final class Heads {
  private static final Duration TRUSTED = Duration.ofSeconds(2);
  private static final int MOST = 10_000;
  private static final long NANOS = 1_000_000;

  private final LiveLog log;
  private final Cache<String, Position> known;

  Heads(LiveLog log, Clock clock) {
    this.log = log;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(TRUSTED)
            .ticker(() -> clock.millis() * NANOS)
            .build();
  }

  Position of(String stream) {
    return log.keeps(stream) ? known.get(stream, log::truth) : log.truth(stream);
  }

  void heard(LiveEvent event) {
    known
        .asMap()
        .computeIfPresent(
            event.stream(),
            (name, at) -> event.q() > at.q() ? new Position(at.e(), event.q()) : at);
  }

  void forget(String stream) {
    known.invalidate(stream);
  }
}
