package forge.search;

import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for; an empty text is no condition.
 *
 * @param text words, phrases, and {@code field:value}
 * @param project such as {@code p/aqueduct}
 * @param mount the id of a mount
 * @param cursor where the page starts, as the page before said; null for the first
 */
public record Wanted(
    String text,
    String project,
    String mount,
    String type,
    String label,
    String state,
    String author,
    Order order,
    @Nullable String cursor) {
  private static final int LONGEST = 300;
  private static final int LONGEST_WORD = 100;
  private static final int LONGEST_CURSOR = 2_000;

  /** What comes first. */
  public enum Order {
    RELEVANCE,
    NEWEST;

    /** Reads the word it has in an address. */
    public static Order parse(@Nullable String text) {
      if (text == null || text.isEmpty()) {
        return RELEVANCE;
      }
      try {
        return valueOf(text.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new Invalid("sort", "Results are sorted by relevance or newest.");
      }
    }

    /** The word it has in an address. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Wanted {
    text = Check.optionalLine("q", "The search", text, LONGEST);
    project = word("project", "The project", project);
    mount = word("mount", "The mount", mount);
    type = word("type", "The type", type);
    label = word("label", "The label", label);
    state = word("state", "The state", state);
    author = word("author", "The author", author);
    if (cursor != null && cursor.length() > LONGEST_CURSOR) {
      throw new Invalid("cursor", "The cursor is not one this list gave out.");
    }
  }

  private static String word(String field, String label, String text) {
    return Check.optionalLine(field, label, text, LONGEST_WORD);
  }

  /** Whether anything is asked beside where. */
  public boolean nothing() {
    return text.isEmpty()
        && type.isEmpty()
        && label.isEmpty()
        && state.isEmpty()
        && author.isEmpty();
  }
}
