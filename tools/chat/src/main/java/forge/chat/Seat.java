package forge.chat;

import forge.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one user in one room: how far they have read, and whether they belong to it.
 *
 * @param read the last message read; -1 for none
 * @param called messages that called the user by name, the last hundred
 * @param since when they became a member; null for those who only read
 * @param section the heading under which the user keeps the room; empty for none
 * @param rank where this heading stands among the user's others
 */
public record Seat(
    RoomId room,
    UserId user,
    String name,
    long read,
    List<Long> called,
    @Nullable Instant since,
    boolean favourite,
    String section,
    int rank,
    Level level) {

  /** What of a room one wants to be told. */
  public enum Level {
    ALL,
    MENTIONS,
    NONE
  }

  public Seat {
    called = List.copyOf(called);
  }

  public boolean member() {
    return since != null;
  }

  /** Whether they were members before a raid began that the room is locked against. */
  boolean settled(Instant now) {
    return since != null && since.plus(Duration.ofDays(1)).isBefore(now);
  }

  /** The messages that call the user and have not been read, the oldest first. */
  public List<Long> unreadCalls() {
    return callsAfter(read);
  }

  /** Those after a message, read or not. */
  public List<Long> callsAfter(long number) {
    return called.stream().filter(n -> n > number).sorted().distinct().toList();
  }

  /** The same of somebody who is called otherwise by now. */
  Seat named(String now) {
    return new Seat(room, user, now, read, called, since, favourite, section, rank, level);
  }

  Seat readTo(long n) {
    return new Seat(
        room, user, name, Math.max(read, n), called, since, favourite, section, rank, level);
  }
}
