package forge.scm.search;

import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in code, as they typed it: words that all have to be there, phrases in
 * quotes, a minus before what must not, and {@code path: file: lang: repo:}.
 *
 * @param typed all of it
 * @param terms words and phrases, in small letters
 * @param without words and phrases that must not be there
 * @param filters places, by the word before the colon
 * @param cursor where the page starts, as the page before said; null for the first
 */
public record CodeWanted(
    String typed,
    List<String> terms,
    List<String> without,
    List<Filter> filters,
    @Nullable String cursor) {
  private static final int LONGEST = 300;
  private static final int MOST_TERMS = 12;
  private static final int LONGEST_CURSOR = 2_000;
  private static final Pattern PART =
      Pattern.compile("(-?)(?:(path|file|lang|repo):)?(?:\"([^\"]*)\"?|(\\S+))");

  /** A place that is looked in, or not. */
  public record Filter(String field, String value, boolean not) {}

  public CodeWanted {
    terms = List.copyOf(terms);
    without = List.copyOf(without);
    filters = List.copyOf(filters);
  }

  /** Reads what somebody typed. */
  public static CodeWanted parse(@Nullable String text, @Nullable String cursor) {
    String typed = Check.optionalLine("q", "The search", text, LONGEST);
    if (cursor != null && cursor.length() > LONGEST_CURSOR) {
      throw new Invalid("cursor", "The cursor is not one this list gave out.");
    }
    var terms = new ArrayList<String>();
    var without = new ArrayList<String>();
    var filters = new ArrayList<Filter>();
    Matcher part = PART.matcher(typed);
    while (part.find()) {
      String value = part.group(3) != null ? part.group(3) : part.group(4);
      boolean not = part.group(1).equals("-");
      if (value == null || value.isBlank()) {
        continue;
      }
      if (part.group(2) != null) {
        filters.add(new Filter(part.group(2), value, not));
      } else {
        (not ? without : terms).add(value.toLowerCase(Locale.ROOT));
      }
    }
    if (terms.size() + without.size() + filters.size() > MOST_TERMS) {
      throw new Invalid(
          "q", "A search has at most " + MOST_TERMS + " words and filters.", (long) MOST_TERMS);
    }
    return new CodeWanted(typed, terms, without, filters, cursor);
  }

  /** Whether nothing is asked that could be found. */
  public boolean nothing() {
    return terms.isEmpty() && filters.stream().allMatch(Filter::not);
  }
}
