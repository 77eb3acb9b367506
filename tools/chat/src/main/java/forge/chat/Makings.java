package forge.chat;

import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.tool.RunningTool.Made;
import forge.tool.RunningTool.Wish;
import forge.tool.Workshop;
import forge.tool.Workshop.Maker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
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

  Makings(Supplier<Workshop> workshop, Rooms rooms, Topics topics) {
    this.workshop = workshop;
    this.rooms = rooms;
    this.topics = topics;
  }

  /** What can be made here, such as a ticket. */
  public List<String> nouns(Here here) {
    return here.user().guest() || !here.may(ChatPermission.SAY)
        ? List.of()
        : workshop.get().makers(here.visit()).stream().map(Maker::noun).toList();
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

  /** Makes it; the same visitor makes one of a kind of each message, however often they ask. */
  public Made make(
      Here here,
      MessageNumber number,
      @Nullable String noun,
      @Nullable String title,
      @Nullable String text) {
    here.require(ChatPermission.SAY);
    Message message = message(here, number);
    Maker maker = workshop.get().maker(here.visit(), noun == null ? "" : noun);
    Plan plan = plan(here, number);
    var wish =
        new Wish(
            title == null ? plan.title() : title,
            text == null ? plan.text() : Check.text("text", "The text", text, LONGEST),
            key(here, message, maker));
    Made made = maker.tool().make(maker.visit(), wish);
    String line = "/me made " + made.reference() + " of this";
    topics.reply(here, number, line, key(here, message, maker));
    return made;
  }

  private static String key(Here here, Message message, Maker maker) {
    String what = "make " + here.id() + "/" + message.number() + "/" + maker.noun();
    return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
