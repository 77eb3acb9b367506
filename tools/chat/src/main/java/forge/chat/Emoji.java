package forge.chat;

import java.util.regex.Pattern;

/** One emoji, as people react with: a standard one, or the name of one of this site in colons. */
public record Emoji(String value) {
  private static final int LONGEST = 34;
  private static final String ONE =
      "(?:\\p{IsEmoji_Presentation}|\\p{IsEmoji}\\uFE0F|\\p{IsEmoji_Modifier_Base})"
          + "\\uFE0F?\\p{IsEmoji_Modifier}?";
  private static final Pattern SHAPE =
      Pattern.compile(
          ONE
              + "(?:\\u200D(?:"
              + ONE
              + "|\\p{IsEmoji}))*\\uFE0F?"
              + "|[\\x{1F1E6}-\\x{1F1FF}]{2}"
              + "|[0-9#*]\\uFE0F?\\u20E3"
              + "|\\x{1F3F4}[\\x{E0061}-\\x{E007A}]{2,6}\\x{E007F}");
  private static final Pattern NAMED = Pattern.compile(":[a-z0-9][a-z0-9_+-]{1,31}:");

  public Emoji {
    boolean fits = SHAPE.matcher(value).matches() || NAMED.matcher(value).matches();
    if (value.length() > LONGEST || !fits) {
      throw new IllegalArgumentException("not an emoji: " + value);
    }
  }

  /** Reads one from an address; JAX-RS calls this for path parameters. */
  public static Emoji valueOf(String text) {
    return new Emoji(text);
  }

  /** Whether it is one of this site. */
  boolean ofSite() {
    return value.startsWith(":");
  }

  /** Its name without the colons, where it is one of this site. */
  String name() {
    return value.substring(1, value.length() - 1);
  }

  @Override
  public String toString() {
    return value;
  }
}
