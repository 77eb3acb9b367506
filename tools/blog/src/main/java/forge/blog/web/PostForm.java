package forge.blog.web;

import forge.artifact.Labels;
import forge.blog.BlogPost;
import forge.blog.Writing;
import forge.refusal.Refusal.Invalid;
import jakarta.ws.rs.FormParam;
import org.jspecify.annotations.Nullable;

/** What was typed about a post, kept as it was typed. */
public record PostForm(String title, String text, String labels, String note, int base) {
  static final PostForm EMPTY = new PostForm("", "", "", "", 0);

  /** The fields as they are sent. */
  public static final class Sent {
    @FormParam("title")
    @Nullable String title;

    @FormParam("text")
    @Nullable String text;

    @FormParam("labels")
    @Nullable String labels;

    @FormParam("note")
    @Nullable String note;

    @FormParam("base")
    @Nullable String base;

    PostForm form() {
      return new PostForm(or(title), lines(or(text)), or(labels), or(note), number(base));
    }
  }

  static PostForm of(BlogPost post) {
    var now = post.current();
    return new PostForm(
        now.title(), now.text(), String.join(", ", now.labels()), "", post.revision());
  }

  /**
   * Reads what was typed, and refuses with a sentence.
   *
   * @param whole whether the post is to come out, so that it must say something
   */
  Writing writing(boolean whole) {
    if (whole && text.isBlank()) {
      throw new Invalid("text", "Write the post before it is published.");
    }
    return Writing.of(title, text, Labels.parse(labels), note);
  }

  /** The text for a preview; nothing where it is too long to be saved anyway. */
  String shown() {
    return text.length() > Writing.LONGEST_TEXT ? "" : text;
  }

  private static String lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static int number(@Nullable String base) {
    return base != null && base.matches("\\d{1,9}") ? Integer.parseInt(base) : 0;
  }

  private static String or(@Nullable String typed) {
    return typed == null ? "" : typed;
  }
}
