package forge.chat;

import java.util.regex.Pattern;

/** One standard emoji, as people react with. */
public record Emoji(String value) {
  private static final int LONGEST = 28;
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
              + "|[0-9#*]\\uFE0F?\\u20E3");

  public Emoji {
    if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not an emoji: " + value);
    }
  }

  /** Reads one from an address; JAX-RS calls this for path parameters. */
  public static Emoji valueOf(String text) {
    return new Emoji(text);
  }

  @Override
  public String toString() {
    return value;
  }
}
