package forge.chat.web;

import forge.artifact.LinkCard;
import forge.artifact.Unfolded;
import forge.chat.Here;
import forge.chat.Message;
import forge.chat.Preview;
import forge.chat.Reaction;
import forge.chat.Room;
import forge.chat.Versions;
import forge.chat.emoji.CustomEmoji;
import forge.markup.Html;
import forge.user.UserId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A message as a room shows it.
 *
 * @param first whether it begins a group: another author, or a pause before it
 * @param newDay whether the day begins with it
 * @param unread whether it is the first the visitor has not read
 * @param pinned whether the room keeps it at hand
 * @param folded whether the visitor blocked who wrote it
 * @param history whether the visitor may see what it said before it was changed
 * @param cards of what it links to on this site
 * @param previews of what it links to elsewhere
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
    boolean folded,
    boolean history,
    boolean pinned,
    List<Mark> marks,
    List<LinkCard> cards,
    List<Preview> previews) {
  private static final Duration PAUSE = Duration.ofMinutes(5);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

  /** An emoji under a message. */
  public record Mark(String emoji, int count, boolean mine, String names) {

    /** Where the picture of an emoji of this site is; null for a standard one. */
    public @Nullable String picture() {
      return emoji.startsWith(":")
          ? CustomEmoji.PICTURES + "named/" + emoji.substring(1, emoji.length() - 1)
          : null;
    }

    static Mark of(Reaction reaction, UserId viewer, Map<UserId, String> people) {
      var names = new ArrayList<>(reaction.named(people));
      if (reaction.count() > Reaction.NAMED) {
        names.add((reaction.count() - Reaction.NAMED) + " more");
      }
      return new Mark(
          reaction.emoji(), reaction.count(), reaction.by(viewer), String.join(", ", names));
    }
  }

  /**
   * What is known of who looks at a room.
   *
   * @param names by what they are called there beside their name
   * @param blocked from whom they do not want to hear
   * @param people what those are called who are named below messages
   * @param read the last message they have read
   */
  record Onlooker(
      Set<String> names, Set<UserId> blocked, Map<UserId, String> people, OptionalLong read) {
    /** Nobody in particular. */
    static Onlooker of(Map<UserId, String> people) {
      return new Onlooker(Set.of(), Set.of(), people, OptionalLong.empty());
    }
  }

  /**
   * Who looks at a room.
   *
   * @param history which messages they may see as they were before they were changed
   */
  private record Viewer(UserId id, Onlooker it, Predicate<Message> history) {
    static Viewer nobody(Map<UserId, String> people) {
      return new Viewer(UserId.GUEST, Onlooker.of(people), message -> false);
    }
  }

  /** Groups messages; the new-since line is drawn after the last one that was read. */
  static List<Line> of(Here here, List<Message> messages, List<Html> texts, Onlooker onlooker) {
    var viewer = new Viewer(here.user().id(), onlooker, m -> Versions.mayRead(here, m));
    return of(here.room(), messages, texts, viewer);
  }

  /** The same with what they link to. */
  static List<Line> of(
      Here here,
      List<Message> messages,
      Unfolded shown,
      List<List<Preview>> previews,
      Onlooker onlooker) {
    var lines = of(here, messages, shown.texts(), onlooker);
    var linked = new ArrayList<Line>();
    for (int i = 0; i < lines.size(); i++) {
      linked.add(lines.get(i).with(shown.cards().get(i), previews.get(i)));
    }
    return linked;
  }

  private Line with(List<LinkCard> its, List<Preview> pages) {
    return new Line(
        message, html, url, clock, first, newDay, unread, mine, callsMe, folded, history, pinned,
        marks, its, pages);
  }

  /** As somebody sees them who is nobody in particular. */
  static List<Line> of(
      Room room, List<Message> messages, List<Html> texts, Map<UserId, String> people) {
    return of(room, messages, texts, Viewer.nobody(people));
  }

  private static List<Line> of(Room room, List<Message> messages, List<Html> texts, Viewer who) {
    UserId viewer = who.id();
    OptionalLong read = who.it().read();
    var lines = new ArrayList<Line>();
    Message before = null;
    boolean drawn = read.isEmpty();
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      boolean newDay = before == null || !day(before).equals(day(message));
      boolean unread = !drawn && message.number().value() > read.getAsLong();
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
              message.calls(viewer, who.it().names()),
              who.it().blocked().contains(message.author().id()),
              message.edited() && who.history().test(message),
              room.pins().contains(message.number()),
              message.reactions().stream().map(r -> Mark.of(r, viewer, who.it().people())).toList(),
              List.of(),
              List.of()));
      before = message;
    }
    return lines;
  }

  private static boolean apart(@Nullable Message before, Message message) {
    return before == null
        || !before.author().equals(message.author())
        || !Objects.equals(before.topic(), message.topic())
        || before.saidAt().plus(PAUSE).isBefore(message.saidAt());
  }

  private static LocalDate day(Message message) {
    return message.saidAt().atZone(ZoneOffset.UTC).toLocalDate();
  }
}
