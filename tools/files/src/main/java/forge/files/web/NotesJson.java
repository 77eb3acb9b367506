package forge.files.web;

import forge.refusal.Refusal.Invalid;
import org.jspecify.annotations.Nullable;

/** The notes of a folder, in Markdown. */
public record NotesJson(@Nullable String notes) {

  @Override
  public String notes() {
    if (notes == null) {
      throw new Invalid("notes", "Say what the notes are to be; empty is fine.");
    }
    return notes;
  }
}
