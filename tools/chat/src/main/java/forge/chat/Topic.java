package forge.chat;

import forge.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A thread of talk in a room, under a title.
 *
 * @param opener who opened it
 * @param first the message it began with; null where it began with a title
 * @param answer the message that answers it; null where none was named
 */
public record Topic(
    RoomId room,
    TopicNumber number,
    String title,
    UserId opener,
    Instant openedAt,
    boolean answered,
    @Nullable MessageNumber first,
    @Nullable MessageNumber answer,
    Extent extent) {

  /** Counting stops here. */
  public static final int COUNTED = 1_000;

  /**
   * How far the talk has come.
   *
   * @param messages how many there are, up to {@link #COUNTED}
   * @param last the number of the last one; 0 before the first
   * @param at when that was said
   */
  public record Extent(long messages, long last, Instant at) {}

  public TopicName name() {
    return new TopicName(number, title);
  }

  Topic renamed(String to) {
    return new Topic(room, number, to, opener, openedAt, answered, first, answer, extent);
  }

  public boolean by(UserId user) {
    return opener.equals(user);
  }
}
