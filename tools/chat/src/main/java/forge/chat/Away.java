package forge.chat;

import forge.chat.block.Blocks;
import forge.user.User;
import forge.user.UserId;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What somebody missed while they were away: a few lines for each room, not all of it. */
public final class Away {
  private static final int ROOMS = 20;
  private static final int LOOKED_AT = 100;
  private static final int TOLD = 3;
  private static final int NAMED = 5;
  private static final int LINE = 160;
  private final Blocks blocks;
  private final MyRooms mine;
  private final MessageStore store;
  private final RoomTexts texts;
  private final Authors authors;

  Away(MyRooms mine, MessageStore store, RoomTexts texts, Authors authors, Blocks blocks) {
    this.authors = authors;
    this.blocks = blocks;
    this.mine = mine;
    this.store = store;
    this.texts = texts;
  }

  /** A message worth reading first. */
  public record Told(Message message, String summary, String page) {}

  /** What was missed in a room; {@code told} calls the reader by name or moved others most. */
  public record Missed(MyRooms.Line line, List<String> speakers, List<Told> told) {}

  /** The rooms with something unread, those that call the reader first. */
  public List<Missed> of(User user) {
    return mine.of(user).stream()
        .filter(MyRooms.Line::loud)
        .sorted(
            Comparator.comparing(MyRooms.Line::calls)
                .thenComparing(MyRooms.Line::unread)
                .reversed())
        .limit(ROOMS)
        .map(line -> missed(user, line))
        .toList();
  }

  private Missed missed(User user, MyRooms.Line line) {
    Set<UserId> blocked = blocks.of(user.id());
    var found =
        authors
            .now(store.after(line.room().id(), Math.max(0, line.seat().read()), LOOKED_AT))
            .stream()
            .filter(m -> !m.deleted() && !m.hidden() && !blocked.contains(m.author().id()))
            .toList();
    var speakers = new LinkedHashSet<String>();
    found.forEach(m -> speakers.add(m.author().name()));
    var told =
        found.stream()
            .sorted(
                Comparator.comparing((Message m) -> !calls(line, user, m))
                    .thenComparing(m -> -reactions(m)))
            .limit(TOLD)
            .sorted(Comparator.comparing(Message::number))
            .map(m -> told(line.room(), m))
            .toList();
    return new Missed(line, speakers.stream().limit(NAMED).toList(), told);
  }

  private static boolean calls(MyRooms.Line line, User user, Message message) {
    return message.mentions(user.id()) || line.seat().called().contains(message.number().value());
  }

  private Told told(Room room, Message message) {
    return new Told(message, texts.summary(message, LINE), room.page("m", message.number()));
  }

  private static int reactions(Message message) {
    return message.reactions().stream().mapToInt(Reaction::count).sum();
  }
}
