package forge.web.format;

import java.util.Map;

/** The functions that templates use to write values, by the names they have there. */
public final class Formats {
  private Formats() {}

  /** Shared variables for the template configuration. */
  public static Map<String, Object> all() {
    return Map.of(
        "ago", new TimeAgo(),
        "exact", DateText.EXACT,
        "iso", DateText.ISO,
        "date", DateText.DATE,
        "bytes", new Bytes(),
        "grouped", new Grouped(),
        "tint", new Tint(),
        "initials", new Initials(),
        "spark", new Spark());
  }
}
