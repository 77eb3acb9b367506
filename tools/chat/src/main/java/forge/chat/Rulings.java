package forge.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.live.Live;
import forge.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells pages that are open who may write from now on, and how fast. What concerns one person is
 * told to them alone and kept, so that it reaches who was away for a moment; what concerns all is
 * told to all who hear the room, with everything they need, so that nobody asks.
 */
final class Rulings {
  private final Live live;
  private final Clock clock;

  Rulings(Live live, Clock clock) {
    this.live = live;
    this.clock = clock;
  }

  void withheld(Sanction sanction) {
    tell(
        sanction.user(),
        new Told(sanction.room().value(), Order.sentence(sanction), left(sanction.until())));
  }

  void lifted(RoomId room, UserId user) {
    tell(user, new Told(room.value(), null, null));
  }

  private void tell(UserId user, Told told) {
    live.tell("user:" + user, "writing", told);
  }

  void locked(RoomId room, Policy policy) {
    boolean locked = policy.locked(clock.instant());
    live.whisper(
        RoomStream.of(room),
        "lock",
        new Locked(
            locked ? Order.locked(policy) : null, locked ? left(policy.lockedUntil()) : null));
  }

  void slowed(RoomId room, Policy policy) {
    live.whisper(RoomStream.of(room), "slow", new Slowed(policy.slow()));
  }

  private @Nullable Long left(@Nullable Instant until) {
    return until == null ? null : Duration.between(clock.instant(), until).toMillis();
  }

  /**
   * What keeps somebody from writing.
   *
   * @param withheld the sentence; null where nothing does any more
   * @param left for how many milliseconds; null until somebody lifts it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Told(String room, @Nullable String withheld, @Nullable Long left) {}

  /** The same of those who are new in a room. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Locked(@Nullable String withheld, @Nullable Long left) {}

  /** How many seconds are between two messages of one person. */
  record Slowed(int seconds) {}
}
