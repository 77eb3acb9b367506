package forge.wiki.web;

import forge.refusal.Refusal.Invalid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a program wants a page to say; {@code title} renames it. */
public record WritingJson(
    @Nullable String text,
    @Nullable List<String> labels,
    @Nullable String note,
    @Nullable String title) {

  @Override
  public String text() {
    if (text == null) {
      throw new Invalid("text", "Say the text of the page.");
    }
    return text;
  }

  @Override
  public List<String> labels() {
    return labels == null ? List.of() : labels;
  }
}
