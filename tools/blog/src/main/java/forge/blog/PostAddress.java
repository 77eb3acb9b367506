package forge.blog;

import forge.refusal.Refusal.NotFound;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a post is found: the month it came out and its title in plain letters. */
public record PostAddress(String value) {
  private static final Pattern SHAPE = Pattern.compile("\\d{4}/\\d{2}/[^/]{1,120}");
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("yyyy/MM", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LONGEST_WORDS = 60;

  public PostAddress {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("no address of a post: " + value);
    }
  }

  /** Reads what somebody asked for. */
  public static PostAddress of(String text) {
    if (!SHAPE.matcher(text).matches() || text.indexOf('\0') >= 0) {
      throw new NotFound("A post at that address");
    }
    return new PostAddress(text);
  }

  /**
   * The address for a title.
   *
   * @param nth 1 for the first post of that title in its month
   */
  static PostAddress of(Instant at, String title, int nth) {
    return new PostAddress(MONTH.format(at) + "/" + words(title) + (nth == 1 ? "" : "-" + nth));
  }

  private static String words(String title) {
    String bare =
        Normalizer.normalize(title, Normalizer.Form.NFKD)
            .replaceAll("\\p{InCombiningDiacriticalMarks}+", "");
    String line =
        Normalizer.normalize(bare, Normalizer.Form.NFC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "-");
    int length = line.codePointCount(0, line.length());
    String brief =
        length <= LONGEST_WORDS
            ? line
            : line.substring(0, line.offsetByCodePoints(0, LONGEST_WORDS));
    String clean = brief.replaceAll("^-|-$", "");
    return clean.isEmpty() ? "post" : clean;
  }

  @Override
  public String toString() {
    return value;
  }
}
