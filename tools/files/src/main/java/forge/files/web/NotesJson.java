package forge.files.web;

import forge.refusal.Refusal.Invalid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a folder or a file.
 *
 * @param notes of a folder, in Markdown
 * @param recommended the systems a file is offered for by hand, such as {@code windows}; {@code
 *     all} for visitors of unknown systems
 */
public record NotesJson(@Nullable String notes, @Nullable List<String> recommended) {

  @Override
  public String notes() {
    if (notes == null) {
      throw new Invalid("notes", "Say what the notes are to be; empty is fine.");
    }
    return notes;
  }
}
