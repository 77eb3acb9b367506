package forge.chat;

import forge.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may not do in a room for a while.
 *
 * @param until when it ends; null for never
 */
public record Sanction(
    RoomId room,
    UserId user,
    Kind kind,
    String reason,
    UserId by,
    Instant at,
    @Nullable Instant until) {

  /** What is withheld: speaking, or being there at all where that can be withheld. */
  public enum Kind {
    MUTE,
    BAN
  }

  boolean over(Instant now) {
    return until != null && !until.isAfter(now);
  }
}
