package forge.forum.web;

import forge.discussion.Discussions;
import forge.forum.Topic;
import jakarta.ws.rs.FormParam;
import org.jspecify.annotations.Nullable;

/**
 * What was typed about a topic, kept as it was typed.
 *
 * @param revision the one that it replaces; 0 for a new topic
 */
public record TopicForm(String title, String text, int revision) {
  static final TopicForm EMPTY = new TopicForm("", "", 0);

  /** The fields as they are sent. */
  public static final class Sent {
    @FormParam("title")
    @Nullable String title;

    @FormParam("text")
    @Nullable String text;

    @FormParam("revision")
    @Nullable String revision;

    TopicForm form() {
      return new TopicForm(or(title), or(text), number(revision));
    }
  }

  static TopicForm of(Topic topic) {
    return new TopicForm(topic.title(), topic.text(), topic.revision());
  }

  /** The same, to be saved over what is there now. */
  TopicForm over(Topic now) {
    return new TopicForm(title, text, now.revision());
  }

  /** The text for a preview; nothing where it is too long to be saved anyway. */
  String shown() {
    return text.length() > Discussions.LONGEST ? "" : text;
  }

  private static int number(@Nullable String typed) {
    return typed != null && typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : 0;
  }

  private static String or(@Nullable String typed) {
    return typed == null ? "" : typed;
  }
}
