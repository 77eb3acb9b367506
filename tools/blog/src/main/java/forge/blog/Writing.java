package forge.blog;

import forge.artifact.Labels;
import forge.refusal.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a post to say.
 *
 * @param text Markdown
 * @param note why it was changed, in a line; may be empty
 */
public record Writing(String title, String text, List<String> labels, String note) {
  public static final int LONGEST_TITLE = 150;
  public static final int LONGEST_TEXT = 200_000;
  public static final int LONGEST_NOTE = 200;

  public Writing {
    labels = List.copyOf(labels);
  }

  /** Reads what was typed, and refuses with a sentence. */
  public static Writing of(
      @Nullable String title, @Nullable String text, List<String> labels, @Nullable String note) {
    return new Writing(
        Check.line("title", "The title", title, LONGEST_TITLE),
        Check.text("text", "The post", text, LONGEST_TEXT),
        Labels.check(labels),
        Check.optionalLine("note", "The note", note, LONGEST_NOTE));
  }
}
