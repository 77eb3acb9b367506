package forge.chat;

import forge.artifact.Artifacts;
import forge.refusal.Refusal.Invalid;
import forge.tool.Command.Answer;
import forge.tool.Workshop;
import forge.tool.Workshop.Offered;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people have done by writing {@code /name …} in a room: by chat itself and other tools. */
public final class Commands {
  private static final Pattern SHAPE = Pattern.compile("(?s)/([a-z][a-z-]{0,30})(?:\\s+(.*))?");
  private static final List<Known> OWN =
      List.of(
          new Known("me", "waves", "says what you do"),
          new Known("topic", "title", "opens a topic; further lines are its first message"),
          new Known("help", "", "lists the commands"));
  private final Supplier<Workshop> workshop;
  private final Rooms rooms;
  private final Topics topics;
  private final OwnCommands own;
  private final Artifacts artifacts;

  Commands(
      Supplier<Workshop> workshop,
      Rooms rooms,
      Topics topics,
      OwnCommands own,
      Artifacts artifacts) {
    this.workshop = workshop;
    this.rooms = rooms;
    this.topics = topics;
    this.own = own;
    this.artifacts = artifacts;
  }

  /** A command as a list shows it. */
  public record Known(String name, String usage, String summary) {}

  /**
   * What came of a command.
   *
   * @param message what was said aloud; null where only the visitor is answered
   * @param text Markdown for the visitor alone
   */
  public record Outcome(@Nullable Message message, String text) {}

  /** Whether a text is a command and no message. */
  public static boolean looksLike(@Nullable String text) {
    return text != null && !text.startsWith("/me ") && SHAPE.matcher(text.strip()).matches();
  }

  /** The commands of this room, those of chat itself last. */
  public List<Known> of(Here here) {
    here.require(ChatPermission.SAY);
    var all = new ArrayList<Known>();
    for (Offered offered : workshop.get().commands(here.visit())) {
      var command = offered.command();
      if (ours().noneMatch(known -> known.name().equals(command.name()))) {
        all.add(new Known(command.name(), command.usage(), command.summary()));
      }
    }
    ours().forEach(all::add);
    return all;
  }

  private static Stream<Known> ours() {
    return Stream.concat(OWN.stream(), OwnCommands.ALL.stream());
  }

  /**
   * Does what was commanded.
   *
   * @param topic where an answer is said; null outside of topics
   */
  public Outcome run(
      Here here, @Nullable TopicNumber topic, @Nullable String text, @Nullable String nonce) {
    here.require(ChatPermission.SAY);
    Matcher read = SHAPE.matcher(text == null ? "" : text.strip());
    if (!read.matches()) {
      throw new Invalid("text", "A command is a slash and a word, such as /help.");
    }
    String words = read.group(2) == null ? "" : read.group(2).strip();
    return switch (read.group(1)) {
      case "help" -> new Outcome(null, help(here));
      case "me" -> new Outcome(said(here, topic, "/me " + words, nonce), "");
      case "topic" -> new Outcome(open(here, words, nonce), "");
      default ->
          own.run(here, read.group(1), words, nonce)
              .orElseGet(() -> other(here, topic, read.group(1), words, nonce));
    };
  }

  private Message said(
      Here here, @Nullable TopicNumber topic, String text, @Nullable String nonce) {
    return topic == null ? rooms.say(here, text, nonce) : topics.say(here, topic, text, nonce);
  }

  private Message open(Here here, String words, @Nullable String nonce) {
    int line = words.indexOf('\n');
    String title = line < 0 ? words : words.substring(0, line);
    return topics.open(here, title, line < 0 ? words : words.substring(line + 1), nonce);
  }

  private Outcome other(
      Here here, @Nullable TopicNumber topic, String name, String words, @Nullable String nonce) {
    Offered offered =
        workshop.get().commands(here.visit()).stream()
            .filter(o -> o.command().name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new Invalid(
                        "text", "There is no command /" + name + " here. /help lists them."));
    TopicName under = topic == null ? null : topics.get(here, topic).name();
    rooms.admit(here, ("/" + name + " " + words).strip(), nonce);
    Answer answer = offered.run(words);
    artifacts.meet(offered.visit(), answer.artifact());
    return answer.aloud()
        ? new Outcome(rooms.keepNow(here, under, "/me " + answer.text(), nonce), "")
        : new Outcome(null, answer.text());
  }

  private String help(Here here) {
    return of(here).stream()
        .map(
            k ->
                "`/" + k.name() + (k.usage().isEmpty() ? "" : " " + k.usage()) + "` " + k.summary())
        .collect(Collectors.joining("\n- ", "- ", ""));
  }
}
