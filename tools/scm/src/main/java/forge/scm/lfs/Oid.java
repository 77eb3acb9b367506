package forge.scm.lfs;

import forge.refusal.Refusal.Invalid;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a large file: the SHA-256 of its content. */
public record Oid(String text) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  public Oid {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("no SHA-256: " + text);
    }
  }

  /** Whether something is called as a large file is. */
  static boolean shaped(String text) {
    return SHAPE.matcher(text).matches();
  }

  /** The one that a client names. */
  public static Oid parse(@Nullable String text) {
    if (text == null || !SHAPE.matcher(text).matches()) {
      throw new Invalid("oid", "An oid is the SHA-256 of a file in 64 small hex digits.");
    }
    return new Oid(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
