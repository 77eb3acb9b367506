package forge.refusal;

import forge.refusal.Refusal.Invalid;
import org.jspecify.annotations.Nullable;

/** Checks on what people type, each refusing with a sentence that names the field and the limit. */
public final class Check {
  private Check() {}

  /** One line of text: trimmed, not empty, without control characters, at most so long. */
  public static String line(String field, String label, @Nullable String text, int limit) {
    String line = text == null ? "" : text.strip();
    if (line.isEmpty()) {
      throw new Invalid(field, label + " must not be empty.");
    }
    return optionalLine(field, label, line, limit);
  }

  /** As {@link #line}, but may be empty. */
  public static String optionalLine(String field, String label, @Nullable String text, int limit) {
    String line = text == null ? "" : text.strip();
    if (line.length() > limit) {
      throw tooLong(field, label, line, limit);
    }
    if (line.codePoints().anyMatch(Check::unprintable)) {
      throw new Invalid(field, label + " must not contain line breaks or control characters.");
    }
    return line;
  }

  /** Text of many lines: line ends made alike, control characters dropped, at most so long. */
  public static String text(String field, String label, @Nullable String text, int limit) {
    String clean =
        text == null ? "" : text.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
    if (clean.length() > limit) {
      throw tooLong(field, label, clean, limit);
    }
    return clean;
  }

  /** As {@link #text}, but something must be said. */
  public static String someText(String field, String label, @Nullable String text, int limit) {
    String clean = text(field, label, text, limit);
    if (clean.isBlank()) {
      throw new Invalid(field, label + " must not be empty.");
    }
    return clean;
  }

  /** Control characters, and halves of a pair that lost the other. */
  private static boolean unprintable(int codePoint) {
    return Character.isISOControl(codePoint) || (codePoint >= 0xD800 && codePoint <= 0xDFFF);
  }

  private static Invalid tooLong(String field, String label, String text, int limit) {
    return new Invalid(
        field,
        label + " has " + text.length() + " characters; " + limit + " are the limit.",
        (long) limit);
  }
}
