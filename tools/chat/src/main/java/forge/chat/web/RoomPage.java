package forge.chat.web;

import forge.chat.Callable;
import forge.chat.MyRooms.Section;
import forge.chat.Room;
import forge.chat.RoomFiles;
import forge.chat.Topic;
import forge.chat.Writing;
import forge.live.Position;
import forge.project.Mount;
import forge.user.UserId;
import forge.web.Problems;
import forge.web.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A room, or the part of it that is asked for.
 *
 * @param label what the visitor calls it
 * @param sections the rooms the visitor belongs to
 * @param headings the sections of the visitor's own
 * @param siblings rooms of the same project the visitor does not belong to
 * @param speakers those who spoke on this page, the last first
 * @param older where what was said before is; null at the beginning
 * @param newer where what was said after is; null at the end
 * @param target the message that was asked for; 0 for none
 * @param names by what the visitor is called here beside their name
 * @param blocked whose lines are folded
 * @param callable whom the visitor may call together
 * @param topic the topic that is shown alone; null where all of the room is
 * @param kept for how many days messages are kept; 0 for ever
 * @param read the last message the visitor has read; -1 where nothing is kept of it
 */
public record RoomPage(
    Room room,
    String label,
    List<Section> sections,
    List<String> headings,
    List<Mount> siblings,
    List<Line> lines,
    List<Speaker> speakers,
    @Nullable String older,
    @Nullable String newer,
    long target,
    long read,
    Waiting waiting,
    String stream,
    Position position,
    Rights rights,
    Set<String> names,
    Set<UserId> blocked,
    List<Callable> callable,
    @Nullable TopicHead topic,
    int kept,
    String text,
    Problems problems,
    Instant now)
    implements View {

  /** How large a file may be, in bytes. */
  public long largest() {
    return RoomFiles.LARGEST;
  }

  /** Whom the visitor talks to here alone; null for other rooms. */
  public @Nullable String other(String user) {
    var others = room.people().stream().map(UserId::value).filter(u -> !u.equals(user)).toList();
    return room.people().size() == 2 && others.size() == 1 ? others.getFirst() : null;
  }

  /**
   * For how many milliseconds the visitor cannot write; empty where that does not end by itself.
   */
  public String left() {
    Instant until = rights.writing().until();
    return until == null ? "" : Long.toString(Duration.between(now, until).toMillis());
  }

  /** Whether somebody's lines are folded. */
  public boolean folds(String user) {
    return blocked.contains(new UserId(user));
  }

  /**
   * What the visitor has not read.
   *
   * @param unread how many messages, where the newest is on the page
   * @param first where the first of them is; null where that is on the page, too
   * @param calls the messages that call the visitor, the oldest first
   */
  public record Waiting(long unread, @Nullable String first, List<Long> calls) {}

  /** Somebody who spoke. */
  public record Speaker(String id, String name) {}

  /**
   * A topic that is shown alone.
   *
   * @param following whether the visitor follows it
   * @param mine whether the visitor may rename it and say that it is answered
   */
  public record TopicHead(Topic topic, boolean following, boolean mine) {}

  /**
   * What the visitor may do, and is, here.
   *
   * @param writing whether they may write just now, where they may at all
   * @param waiting how much waits for them to look after it
   */
  public record Rights(
      boolean say,
      boolean moderate,
      boolean pin,
      boolean makes,
      boolean member,
      boolean favourite,
      String level,
      String section,
      Writing writing,
      int waiting) {}
}
