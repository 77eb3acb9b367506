package forge.chat;

import forge.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address that lets whoever opens it into a room.
 *
 * @param by who made it
 * @param until when it ends; null for never
 * @param most how many may come in by it; 0 for any number
 * @param used how many have
 */
public record InviteLink(
    String id, RoomId room, UserId by, Instant at, @Nullable Instant until, int most, int used) {

  /** Whether somebody may still come in by it. */
  public boolean open(Instant now) {
    return (until == null || until.isAfter(now)) && (most == 0 || used < most);
  }
}
