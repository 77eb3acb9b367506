package forge.chat;

import forge.artifact.Card;
import forge.event.Event;
import forge.project.Mount;
import forge.tool.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a room may be told of as it happens, one line for each thing. */
enum Happening {
  TICKETS(
      "ticket.",
      "opened closed reopened",
      "tickets",
      "Tell of tickets",
      "A line for each ticket that is opened, closed or reopened; it follows the ticket.",
      "yes"),
  PAGES(
      "wiki.",
      "created edited renamed",
      "pages",
      "Tell of wiki pages",
      "A line for each page that is written; it follows the page.",
      "no");

  private final String kinds;
  private final String beginnings;
  private final String name;
  private final String label;
  private final String hint;
  private final String standard;

  Happening(
      String kinds, String beginnings, String name, String label, String hint, String standard) {
    this.kinds = kinds;
    this.beginnings = beginnings;
    this.name = name;
    this.label = label;
    this.hint = hint;
    this.standard = standard;
  }

  /** Whether a room is told. */
  Option option() {
    return new Option(name, label, hint, standard, List.of("yes", "no"));
  }

  static Set<String> all() {
    return Arrays.stream(values()).map(h -> h.kinds).collect(Collectors.toSet());
  }

  static Optional<Happening> of(Event event) {
    return Arrays.stream(values()).filter(h -> event.kind().startsWith(h.kinds)).findFirst();
  }

  boolean wanted(Mount room) {
    return option().of(room.options()).equals("yes");
  }

  /** Whether a line begins with it; other events only change a line that is there. */
  boolean begins(Event event) {
    return List.of(beginnings.split(" ")).contains(verb(event));
  }

  private String verb(Event event) {
    return event.kind().substring(kinds.length());
  }

  /** Who did what, as the end of a line. */
  String deed(Event event, String name) {
    return verb(event) + " by " + plain(name);
  }

  /** A thing as it is now, with what was done last. */
  static String line(Card card, String deed) {
    String key = card.keys().isEmpty() ? "" : card.keys().getFirst();
    String title =
        key.isEmpty() || key.equals(card.title()) ? card.title() : key + " " + card.title();
    String state = card.state();
    String now = state == null || deed.startsWith(state) ? "" : " **" + plain(state) + "**,";
    return "[%s](<%s>)%s %s".formatted(plain(title), card.page(), now, deed);
  }

  /** Without anything that means something in Markdown, and calling nobody by name. */
  static String plain(String text) {
    return text.replaceAll("\\p{Punct}", "\\\\$0");
  }
}
