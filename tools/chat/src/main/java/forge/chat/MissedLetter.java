package forge.chat;

import forge.mail.Notice;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody missed, as a letter.
 *
 * @param site where the pages of this forge are
 * @param zone by whose clock times are told
 */
record MissedLetter(List<Part> parts, String site, ZoneId zone) {
  /** What answers go to when a letter tells of several conversations: nowhere. */
  static final String MANY = "several";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM, HH:mm zzz", Locale.ENGLISH);
  private static final int MOST_SHOWN = 10;
  private static final int LONGEST = 4_000;

  /** What calls somebody in one room, the oldest first. */
  record Part(Here here, List<Message> messages) {
    String place() {
      return Summons.place(here);
    }
  }

  Notice notice() {
    Here here = parts.getFirst().here();
    Notice notice =
        Notice.to(here.user().id(), subject(), text(), link())
            .ofList("mentions", "Messages for you")
            .from(ChatTool.KEY, key());
    return conversation().isPresent() ? notice.inThread("chat-" + here.id() + topic()) : notice;
  }

  private String topic() {
    return conversation().map(Message::topic).map(topic -> "-" + topic.number()).orElse("");
  }

  /** The last message, where all of them belong together; only then an answer has a place. */
  private Optional<Message> conversation() {
    List<Message> messages = parts.getFirst().messages();
    boolean one =
        parts.size() == 1
            && messages.stream()
                .allMatch(m -> Objects.equals(m.topic(), messages.getFirst().topic()));
    return one ? Optional.of(messages.getLast()) : Optional.empty();
  }

  String key() {
    return conversation().map(last -> "room " + last.room() + " " + last.number()).orElse(MANY);
  }

  String subject() {
    Part first = parts.getFirst();
    long count = parts.stream().mapToLong(part -> part.messages().size()).sum();
    String author = first.messages().getFirst().author().name();
    if (parts.size() > 1) {
      return count + " messages for you in " + parts.size() + " rooms";
    }
    if (count > 1) {
      return count + " messages for you in " + first.place();
    }
    if (!first.here().room().direct()) {
      return author + " called you in " + first.place();
    }
    return first.here().room().people().size() <= 2
        ? author + " wrote to you"
        : author + " wrote to you in " + first.place();
  }

  private String link() {
    Part first = parts.getFirst();
    return parts.size() > 1 ? "/chat" : Summons.url(first.here(), first.messages().getFirst());
  }

  String text() {
    String all = parts.stream().map(this::text).collect(Collectors.joining("\n\n"));
    return conversation().isPresent()
        ? all
        : all + "\n\nThese are several conversations: answer each in its room.";
  }

  private String text(Part part) {
    int hidden = Math.max(0, part.messages().size() - MOST_SHOWN);
    String shown =
        part.messages().stream()
            .skip(hidden)
            .map(m -> text(part.here(), m))
            .collect(Collectors.joining("\n\n"));
    String before =
        hidden == 0 ? "" : "(%d earlier messages are not shown here)\n\n".formatted(hidden);
    return "== " + part.place() + "\n\n" + before + shown;
  }

  private String text(Here here, Message m) {
    String topic = m.topic() == null ? "" : ", in \"" + m.topic().title() + "\"";
    String words = m.words().length() > LONGEST ? m.words().substring(0, LONGEST) + "…" : m.words();
    return "%s%s, %s:\n%s\n%s%s"
        .formatted(
            m.author().name(),
            topic,
            TIME.format(m.saidAt().atZone(zone)),
            words.indent(2).stripTrailing(),
            site,
            Summons.url(here, m));
  }
}
