package forge.chat.web;

import forge.refusal.Refusal.Invalid;
import org.jspecify.annotations.Nullable;

/** Up to which message somebody has read. */
public record ReadJson(@Nullable Long id) {

  long number() {
    if (id == null || id < 0) {
      throw new Invalid("id", "id must be the number of a message.");
    }
    return id;
  }
}
