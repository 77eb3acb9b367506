package forge.tickets;

import forge.refusal.Refusal.Invalid;
import forge.user.User;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets a list shows, as people type it: {@code status:open label:bug assignee:mia leak}.
 *
 * @param typed as it stands in the address
 * @param open null for open and closed ones
 * @param statuses any of these; none for all
 * @param labels all of these
 * @param without none of these labels
 * @param assignee a user, or {@link #NOBODY}
 * @param words the title has a word that begins with each
 */
public record TicketQuery(
    String typed,
    @Nullable Boolean open,
    List<String> statuses,
    List<String> labels,
    List<String> without,
    @Nullable String assignee,
    @Nullable String opener,
    @Nullable String milestone,
    boolean onlyHidden,
    List<String> words) {
  public static final String OPEN = "status:open";
  public static final String NOBODY = "nobody";
  public static final int LONGEST = 300;
  private static final int MOST_TERMS = 20;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern TERM = Pattern.compile("(-?[a-z]+:)?(\"([^\"]*)\"|\\S+)");

  public TicketQuery {
    statuses = List.copyOf(statuses);
    labels = List.copyOf(labels);
    without = List.copyOf(without);
    words = List.copyOf(words);
  }

  /** Reads what was typed; {@code me} is the visitor. */
  public static TicketQuery parse(String typed, User visitor) {
    String line = typed.strip();
    if (line.length() > LONGEST) {
      throw new Invalid(
          "q", "The filter has " + line.length() + " characters; 300 are the limit.", 300L);
    }
    var reading = new Reading(visitor);
    Matcher terms = TERM.matcher(line);
    for (int i = 0; terms.find(); i++) {
      if (i == MOST_TERMS) {
        throw new Invalid("q", "The filter has more than 20 terms.", 20L);
      }
      String value = terms.group(3) == null ? terms.group(2) : terms.group(3);
      reading.term(terms.group(1) == null ? "" : terms.group(1), value);
    }
    return reading.query(line);
  }

  /** The same in one of its parts, for the links beside the list. */
  public boolean isExactly(String other) {
    return typed.equals(other);
  }

  private static final class Reading {
    private final User visitor;
    private final List<String> statuses = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final List<String> without = new ArrayList<>();
    private final LinkedHashSet<String> words = new LinkedHashSet<>();
    private @Nullable Boolean open;
    private @Nullable String assignee;
    private @Nullable String opener;
    private @Nullable String milestone;
    private boolean hidden;

    Reading(User visitor) {
      this.visitor = visitor;
    }

    void term(String field, String value) {
      String small = value.toLowerCase(Locale.ROOT);
      switch (field) {
        case "status:", "is:" -> status(small);
        case "label:" -> labels.add(small);
        case "-label:" -> without.add(small);
        case "assignee:" -> assignee = person(small);
        case "by:", "opener:" -> opener = person(small);
        case "no:" -> nothing(small);
        case "milestone:" -> milestone = value;
        case "" -> words.addAll(words(value));
        default -> {
          words.addAll(words(field));
          words.addAll(words(value));
        }
      }
    }

    private void status(String name) {
      switch (name) {
        case "open" -> open = true;
        case "closed" -> open = false;
        case "any" -> open = null;
        case "private" -> hidden = true;
        default -> statuses.add(name);
      }
    }

    private void nothing(String field) {
      switch (field) {
        case "assignee" -> assignee = NOBODY;
        case "milestone" -> milestone = "";
        default -> words.add(field);
      }
    }

    private String person(String name) {
      return name.equals("me") || name.equals("@me")
          ? visitor.id().value()
          : name.startsWith("@") ? name.substring(1) : name;
    }

    TicketQuery query(String line) {
      return new TicketQuery(
          line,
          open,
          statuses,
          labels,
          without,
          assignee,
          opener,
          milestone,
          hidden,
          List.copyOf(words));
    }
  }

  /** The words of a text as they are looked for: small letters and digits, each once. */
  static List<String> words(String text) {
    var words = new LinkedHashSet<String>();
    Matcher found = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (found.find()) {
      String word = found.group();
      words.add(word.length() > 40 ? word.substring(0, 40) : word);
    }
    return List.copyOf(words);
  }
}
