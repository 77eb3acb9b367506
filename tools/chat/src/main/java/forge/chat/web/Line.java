package forge.chat.web;

import forge.chat.Message;
import forge.chat.Reaction;
import forge.chat.Room;
import forge.markup.Html;
import forge.user.UserId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A message as a room shows it.
 *
 * @param first whether it begins a group: another author, or a pause before it
 * @param newDay whether the day begins with it
 * @param unread whether it is the first the visitor has not read
 */
public record Line(
    Message message,
    Html html,
    String url,
    String clock,
    boolean first,
    boolean newDay,
    boolean unread,
    boolean mine,
    boolean callsMe,
    List<Mark> marks) {
  private static final Duration PAUSE = Duration.ofMinutes(5);
  private static final int NAMED = 10;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

  /** An emoji under a message. */
  public record Mark(String emoji, int count, boolean mine, String names) {

    static Mark of(Reaction reaction, UserId viewer) {
      var names =
          new ArrayList<>(reaction.users().stream().limit(NAMED).map(UserId::value).toList());
      if (reaction.count() > NAMED) {
        names.add((reaction.count() - NAMED) + " more");
      }
      return new Mark(
          reaction.emoji(), reaction.count(), reaction.by(viewer), String.join(", ", names));
    }
  }

  /** Groups messages; the new-since line is drawn after the last one that was read. */
  static List<Line> of(
      Room room, List<Message> messages, List<Html> texts, UserId viewer, OptionalLong read) {
    var lines = new ArrayList<Line>();
    Message before = null;
    boolean drawn = read.isEmpty();
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      boolean newDay = before == null || !day(before).equals(day(message));
      boolean unread = !drawn && message.number().value() > read.getAsLong() && !message.by(viewer);
      drawn |= unread;
      boolean first = newDay || unread || apart(before, message);
      lines.add(
          new Line(
              message,
              texts.get(i),
              room.page("m", message.number()),
              CLOCK.format(message.saidAt()),
              first,
              newDay,
              unread,
              message.by(viewer),
              message.mentions(viewer),
              message.reactions().stream().map(r -> Mark.of(r, viewer)).toList()));
      before = message;
    }
    return lines;
  }

  private static boolean apart(@Nullable Message before, Message message) {
    return before == null
        || !before.author().equals(message.author())
        || before.saidAt().plus(PAUSE).isBefore(message.saidAt());
  }

  private static LocalDate day(Message message) {
    return message.saidAt().atZone(ZoneOffset.UTC).toLocalDate();
  }
}
