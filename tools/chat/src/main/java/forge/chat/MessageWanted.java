package forge.chat;

import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import forge.search.Wanted.Order;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in rooms, as they typed it: words that all have to be there, phrases in
 * quotes, a minus before what must not, and {@code from: in: topic: has: before: after: during:}.
 *
 * @param typed all of it
 * @param cursor where the page starts, as the page before said; null for the first
 */
public record MessageWanted(
    String typed, List<Term> terms, List<Filter> filters, Order order, @Nullable String cursor) {
  private static final int LONGEST = 300;
  private static final int MOST = 20;
  private static final int LONGEST_CURSOR = 2_000;
  private static final Pattern PART =
      Pattern.compile(
          "(-?)(?:(from|in|topic|has|before|after|during):)?(?:[\"“„]([^\"“”]*)[\"”“]?|(\\S+))",
          Pattern.CASE_INSENSITIVE);

  /** A word or a phrase. */
  public record Term(String text, boolean phrase, boolean not) {}

  /** Where, by whom or when, or not. */
  public record Filter(What what, boolean not) {}

  /** A condition beside words. */
  public sealed interface What {}

  /** Said by somebody; {@code me} is whoever asks. */
  public record From(String name) implements What {}

  /** Said in a room, by its name or address. */
  public record In(String room) implements What {}

  /** Said in a topic with these words in its title. */
  public record InTopic(String words) implements What {}

  /** A message with something in it. */
  public record Has(MessageParts part) implements What {}

  /** Said within a time. */
  public record Within(Days.Span span) implements What {}

  public MessageWanted {
    terms = List.copyOf(terms);
    filters = List.copyOf(filters);
  }

  /** Reads what somebody typed; {@code today} is the day they did. */
  public static MessageWanted parse(
      @Nullable String text, @Nullable String sort, @Nullable String cursor, LocalDate today) {
    String typed = Check.optionalLine("q", "The search", text, LONGEST);
    if (cursor != null && cursor.length() > LONGEST_CURSOR) {
      throw new Invalid("cursor", "The cursor is not one this list gave out.");
    }
    var terms = new ArrayList<Term>();
    var filters = new ArrayList<Filter>();
    Matcher part = PART.matcher(typed);
    while (part.find()) {
      boolean phrase = part.group(3) != null;
      String value = phrase ? part.group(3).strip() : part.group(4);
      boolean not = part.group(1).equals("-");
      String operator = part.group(2);
      if (operator != null) {
        filters.add(new Filter(what(operator.toLowerCase(Locale.ROOT), value, today), not));
      } else if (value.codePoints().anyMatch(Character::isLetterOrDigit)) {
        terms.add(new Term(value, phrase, not));
      }
    }
    if (terms.size() + filters.size() > MOST) {
      throw new Invalid("q", "A search has at most " + MOST + " words and filters.", (long) MOST);
    }
    return new MessageWanted(typed, terms, filters, order(sort, terms), cursor);
  }

  private static Order order(@Nullable String sort, List<Term> terms) {
    Order asked = sort == null || sort.isEmpty() ? Order.NEWEST : Order.parse(sort);
    return terms.stream().allMatch(Term::not) ? Order.NEWEST : asked;
  }

  private static What what(String operator, String value, LocalDate today) {
    return switch (operator) {
      case "from" -> new From(name(value));
      case "in" -> new In(value);
      case "topic" -> new InTopic(value);
      case "has" -> new Has(MessageParts.parse(value));
      case "before" -> new Within(Days.parse(operator, value, today).before());
      case "after" -> new Within(Days.parse(operator, value, today).after());
      default -> new Within(Days.parse(operator, value, today));
    };
  }

  private static String name(String value) {
    String name = (value.startsWith("@") ? value.substring(1) : value).toLowerCase(Locale.ROOT);
    if (!name.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
      throw new Invalid("q", "from: takes the name of somebody, such as from:@mia, or from:me.");
    }
    return name;
  }

  /** Whether nothing is asked that could be found. */
  public boolean nothing() {
    return terms.stream().allMatch(Term::not) && filters.stream().allMatch(Filter::not);
  }

  /** Whether a room is named. */
  boolean placed() {
    return filters.stream().anyMatch(f -> !f.not() && f.what() instanceof In);
  }
}
