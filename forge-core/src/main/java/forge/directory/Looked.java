package forge.directory;

import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in the directory; an empty text is no condition.
 *
 * @param facets the values asked for, by facet
 * @param cursor where the page starts, as the page before said; null for the first
 */
public record Looked(String text, Map<Facet, String> facets, Order order, @Nullable String cursor) {
  private static final int LONGEST = 200;
  private static final int LONGEST_VALUE = 80;
  private static final int LONGEST_CURSOR = 2_000;

  /** By what projects can be told apart. */
  public enum Facet {
    CATEGORY("Category", "categories"),
    LICENCE("Licence", "licence"),
    SYSTEM("Runs on", "system"),
    LANGUAGE("Written in", "language"),
    STAGE("Stage", "stage"),
    LABEL("Label", "labels");

    private final String label;
    private final String field;

    Facet(String label, String field) {
      this.label = label;
      this.field = field;
    }

    public String label() {
      return label;
    }

    /** The word it has in an address. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    String field() {
      return field;
    }
  }

  /** What comes first. */
  public enum Order {
    RELEVANCE("Best match"),
    DOWNLOADS("Most downloaded"),
    UPDATED("Last active"),
    RATING("Best reviewed");

    private final String label;

    Order(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    /** The word it has in an address. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the word it has in an address. */
    public static Order parse(@Nullable String text) {
      if (text == null || text.isEmpty()) {
        return RELEVANCE;
      }
      try {
        return valueOf(text.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new Invalid(
            "sort", "Projects are sorted by relevance, downloads, updated or rating.");
      }
    }
  }

  public Looked {
    text = Check.optionalLine("q", "The search", text, LONGEST);
    var checked = new TreeMap<Facet, String>();
    facets.forEach(
        (facet, value) -> {
          String line = Check.optionalLine(facet.key(), facet.label(), value, LONGEST_VALUE);
          if (!line.isEmpty()) {
            checked.put(facet, line);
          }
        });
    facets = Map.copyOf(checked);
    if (cursor != null && cursor.length() > LONGEST_CURSOR) {
      throw new Invalid("cursor", "The cursor is not one this list gave out.");
    }
  }

  /** The value asked for; empty where none is. */
  public String value(Facet facet) {
    return facets.getOrDefault(facet, "");
  }

  /** Whether nothing is asked but an order. */
  public boolean everything() {
    return text.isEmpty() && facets.isEmpty();
  }
}
