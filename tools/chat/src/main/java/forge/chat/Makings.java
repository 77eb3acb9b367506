package forge.chat;

import forge.artifact.Artifacts;
import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.tool.RunningTool.Made;
import forge.tool.RunningTool.Shelf;
import forge.tool.RunningTool.Wish;
import forge.tool.Workshop;
import forge.tool.Workshop.Maker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes something of a message by another tool, a ticket or a page. It leads to the message, and a
 * reply to the message leads to it.
 */
public final class Makings {
  private static final int TITLE = 100;
  private static final int LONGEST = 40_000;
  private final Supplier<Workshop> workshop;
  private final Rooms rooms;
  private final Topics topics;
  private final Artifacts artifacts;

  Makings(Supplier<Workshop> workshop, Rooms rooms, Topics topics, Artifacts artifacts) {
    this.workshop = workshop;
    this.rooms = rooms;
    this.topics = topics;
    this.artifacts = artifacts;
  }

  /**
   * Something that can be made here.
   *
   * @param shelf where; null where there is no choice
   */
  public record Choice(String noun, @Nullable Shelf shelf) {
    /** The choice in one word, for a form. */
    public String key() {
      return shelf == null ? noun : noun + "/" + shelf.key();
    }

    public String label() {
      return shelf == null ? noun : noun + " in " + shelf.label();
    }
  }

  /** Whether anything can be made here. */
  public boolean any(Here here) {
    return !here.user().guest()
        && here.may(ChatPermission.SAY)
        && !workshop.get().makers(here.visit()).isEmpty();
  }

  /** What can be made here, such as a ticket, or a topic in one of several forums. */
  public List<Choice> choices(Here here) {
    return any(here)
        ? workshop.get().makers(here.visit()).stream().flatMap(Makings::choices).toList()
        : List.of();
  }

  private static Stream<Choice> choices(Maker maker) {
    List<Shelf> shelves = maker.tool().shelves(maker.visit());
    return shelves.size() < 2
        ? Stream.of(new Choice(maker.noun(), null))
        : shelves.stream().map(shelf -> new Choice(maker.noun(), shelf));
  }

  /** What it will say unless somebody changes it. */
  public record Plan(String title, String text) {}

  public Plan plan(Here here, MessageNumber number) {
    here.require(ChatPermission.SAY);
    Message message = message(here, number);
    String quoted = message.words().lines().map(l -> "> " + l).reduce("", (a, b) -> a + b + "\n");
    String from =
        "[%s in %s](%s):%n%n"
            .formatted(
                message.author().name(), here.label(), here.room().page("m", message.number()));
    return new Plan(rooms.summary(message, TITLE), from + quoted);
  }

  private Message message(Here here, MessageNumber number) {
    Message message = rooms.get(here, number);
    if (message.deleted() || message.hidden()) {
      throw new Conflict("Nothing can be made of this message any more.");
    }
    return message;
  }

  /**
   * Makes it; the same visitor makes one of a kind of each message, however often they ask.
   *
   * @param wanted what, and after a slash where, unless in the usual place
   */
  public Made make(
      Here here,
      MessageNumber number,
      @Nullable String wanted,
      @Nullable String title,
      @Nullable String text) {
    here.require(ChatPermission.SAY);
    Message message = message(here, number);
    String[] what = (wanted == null ? "" : wanted).split("/", 2);
    Maker maker = workshop.get().maker(here.visit(), what[0]);
    Plan plan = plan(here, number);
    var wish =
        new Wish(
            what.length > 1 ? what[1] : null,
            title == null ? plan.title() : title,
            text == null ? plan.text() : Check.text("text", "The text", text, LONGEST),
            key(here, message, maker));
    Made made = maker.tool().make(maker.visit(), wish);
    artifacts.meet(maker.visit(), made.artifact());
    String line = "/me made " + made.reference() + " of this";
    topics.reply(here, number, line, key(here, message, maker));
    return made;
  }

  private static String key(Here here, Message message, Maker maker) {
    String what = "make " + here.id() + "/" + message.number() + "/" + maker.noun();
    return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
