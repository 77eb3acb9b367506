package forge.chat.emoji;

import forge.refusal.Refusal.Invalid;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an emoji of this site is called, such as {@code party_parrot}; in small letters. */
public record EmojiName(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9_+-]{1,31}");

  public EmojiName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a name of an emoji: " + value);
    }
  }

  /** Reads a name as it is typed, with its colons or without. */
  public static EmojiName typed(@Nullable String text) {
    String name = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    boolean colons = name.length() > 2 && name.startsWith(":") && name.endsWith(":");
    try {
      return new EmojiName(colons ? name.substring(1, name.length() - 1) : name);
    } catch (IllegalArgumentException e) {
      throw new Invalid(
          "name",
          "The name has 2 to 32 letters, digits or _ + -, and begins with a letter or digit.",
          32L);
    }
  }

  /** How it stands in texts: {@code :party_parrot:}. */
  public String written() {
    return ":" + value + ":";
  }

  @Override
  public String toString() {
    return value;
  }
}
