package forge.files;

import forge.refusal.Refusal.Invalid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A place in a list that is in the order of time and, within one instant, of names. */
record Cursor(Instant at, String name) {

  /** Reads what a list gave out; null for its beginning. */
  static @Nullable Cursor parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    int space = text.indexOf(' ');
    try {
      return new Cursor(
          Instant.ofEpochMilli(Long.parseLong(text.substring(0, space))),
          text.substring(space + 1));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new Invalid("after", "The cursor is not one this list gave out.");
    }
  }

  @Override
  public String toString() {
    return at.toEpochMilli() + " " + name;
  }
}
