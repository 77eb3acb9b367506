package forge.hook;

import forge.event.Event;
import forge.refusal.Refusal.Invalid;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A group of events that a webhook may be told. */
public enum Topic {
  CODE("Code", "Pushes to branches and tags.", "commit."),
  TICKETS("Tickets", "Opened, changed, closed.", "ticket."),
  COMMENTS("Comments", "Said, edited, deleted.", "post."),
  WIKI("Wiki", "Pages written, renamed, deleted.", "wiki."),
  BLOG(
      "Blog",
      "Posts published, changed, taken back.",
      "blog.published blog.edited blog.retracted blog.deleted"),
  FORUM("Forum", "Topics opened, changed, answered.", "forum."),
  RELEASES("Releases", "Published or withdrawn, and files.", "release. file."),
  CHAT("Chat", "Messages in the rooms of the project.", "message."),
  EVERYTHING("Everything", "All of these, and what other tools tell.", "");

  private final String label;
  private final String about;
  private final String kinds;

  Topic(String label, String about, String kinds) {
    this.label = label;
    this.about = about;
    this.kinds = kinds;
  }

  /** What programs call it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String label() {
    return label;
  }

  public String about() {
    return about;
  }

  boolean covers(Event event) {
    return Arrays.stream(kinds.split(" ", -1)).anyMatch(event.kind()::startsWith);
  }

  static Topic parse(String key) {
    return Arrays.stream(values())
        .filter(t -> t.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new Invalid(
                    "topics",
                    "There is no topic %s; there are %s."
                        .formatted(
                            key,
                            Arrays.stream(values())
                                .map(Topic::key)
                                .collect(Collectors.joining(", ")))));
  }
}
