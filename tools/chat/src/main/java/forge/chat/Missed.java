package forge.chat;

import forge.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was called in some rooms, and may not have read it.
 *
 * @param since when they were called first of what is noted here
 * @param due when they are written to
 * @param turn goes up with each call
 * @param batch what is being written just now; null for nothing
 */
record Missed(
    UserId user, List<RoomId> rooms, Instant since, Instant due, long turn, @Nullable Batch batch) {

  /**
   * What one letter tells of, so that it is the same letter however often it is written.
   *
   * @param upTo the last message of each room
   */
  record Batch(String id, Map<RoomId, Long> upTo) {
    Batch {
      upTo = Map.copyOf(upTo);
    }
  }
}
