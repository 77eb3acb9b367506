package forge.wiki;

import forge.refusal.Refusal.Invalid;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a page is called, which is its address, too: {@code Home}, {@code Building/The arches}.
 * Titles that differ in case alone are the same.
 */
public record PageTitle(String value) implements Comparable<PageTitle> {
  public static final PageTitle HOME = new PageTitle("Home");
  public static final int LONGEST = 120;
  private static final int DEEPEST = 8;
  private static final String FORBIDDEN = "[]|<>#?\\\"";

  public PageTitle {
    String problem = problemWith(value);
    if (problem != null) {
      throw new IllegalArgumentException(problem);
    }
  }

  /** Reads a title from a form or an address, and refuses with a sentence. */
  public static PageTitle of(@Nullable String text) {
    String clean =
        Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFC)
            .strip()
            .replaceAll(" {2,}", " ")
            .replaceAll(" ?/ ?", "/");
    String problem = problemWith(clean);
    if (problem != null) {
      throw new Invalid("title", problem, (long) LONGEST);
    }
    return new PageTitle(clean);
  }

  /** The name that no other page of the wiki may have. */
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }

  /** The last part, such as {@code The arches}. */
  public String last() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /** How many pages it is below. */
  public int depth() {
    return (int) value.chars().filter(c -> c == '/').count();
  }

  /** Whether this is a page below another. */
  public boolean below(PageTitle other) {
    return key().startsWith(other.key() + "/");
  }

  private static @Nullable String problemWith(String title) {
    if (title.isEmpty()) {
      return "A page needs a title.";
    }
    if (title.length() > LONGEST) {
      return "The title has " + title.length() + " characters; " + LONGEST + " are the limit.";
    }
    if (title.chars().anyMatch(c -> Character.isISOControl(c) || FORBIDDEN.indexOf(c) >= 0)
        || !title.equals(title.strip())
        || title.codePoints().anyMatch(PageTitle::invisible)) {
      return "A title must not contain "
          + String.join(" ", FORBIDDEN.split(""))
          + " or control"
          + " characters.";
    }
    List<String> parts = List.of(title.split("/", -1));
    if (parts.size() > DEEPEST) {
      return "Pages are at most " + DEEPEST + " deep.";
    }
    if (parts.stream().anyMatch(p -> p.isBlank() || p.equals(".") || p.equals(".."))
        || parts.getFirst().equals("-")) {
      return "Each part of a title between slashes needs a name, and the first must not be “-”.";
    }
    return null;
  }

  private static boolean invisible(int c) {
    int type = Character.getType(c);
    return type == Character.SURROGATE || (type == Character.FORMAT && c != 0x200D);
  }

  @Override
  public int compareTo(PageTitle other) {
    return key().compareTo(other.key());
  }

  @Override
  public String toString() {
    return value;
  }
}
