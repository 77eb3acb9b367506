package forge.scm.count;

import forge.store.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time that is looked at, in columns of some weeks each.
 *
 * @param from the first week
 * @param until the week after the last
 * @param width weeks in one column
 */
public record Period(Span span, int from, int until, int width) {
  private static final int MOST_COLUMNS = 104;
  private static final int LONGEST = 5_200;
  private static final int LEAST = 13;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final Comparator<Map.Entry<Integer, String>> ORDER =
      Map.Entry.<Integer, String>comparingByKey()
          .reversed()
          .thenComparing(Map.Entry.comparingByValue());

  /** How far a look goes back. */
  public enum Span {
    QUARTER("quarter", "3 months", 13),
    YEAR("year", "12 months", 52),
    ALL("all", "All time", LONGEST);

    private final String key;
    private final String label;
    private final int weeks;

    Span(String key, String label, int weeks) {
      this.key = key;
      this.label = label;
      this.weeks = weeks;
    }

    public String key() {
      return key;
    }

    public String label() {
      return label;
    }

    /** By its key; empty for what is none. */
    public static Optional<Span> of(String key) {
      return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst();
    }
  }

  /** From so long ago until this week, or from the first commit where that is later. */
  public static Period of(String asked, Optional<Counts> counts, Instant now) {
    Span span = Span.of(asked).orElse(Span.YEAR);
    int until = Weeks.of(now) + 1;
    int from = until - span.weeks;
    if (span == Span.ALL) {
      SortedMap<Integer, Integer> weeks = counts.map(Counts::weeks).orElseGet(TreeMap::new);
      from = weeks.isEmpty() ? until - LEAST : Math.clamp(weeks.firstKey(), from, until - LEAST);
    }
    return new Period(span, from, until, (until - from + MOST_COLUMNS - 1) / MOST_COLUMNS);
  }

  /** Commits in each column. */
  public int[] columns(SortedMap<Integer, Integer> weeks) {
    int[] columns = new int[(until - from + width - 1) / width];
    weeks.subMap(from, until).forEach((week, n) -> columns[(week - from) / width] += n);
    return columns;
  }

  public int commits(SortedMap<Integer, Integer> weeks) {
    return weeks.subMap(from, until).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The days of a column in words. */
  public String label(int column) {
    LocalDate monday = Weeks.monday(from + column * width);
    return width == 1
        ? "week of " + DAY.format(monday)
        : DAY.format(monday) + " to " + DAY.format(monday.plusDays(width * 7L - 1));
  }

  /** What the columns show. */
  public String describe(int most) {
    String each = width == 1 ? "week" : "%d weeks".formatted(width);
    return "Commits per %s from %s to %s, merges left out; %,d in the busiest."
        .formatted(
            each,
            DAY.format(Weeks.monday(from)),
            DAY.format(Weeks.monday(until).minusDays(1)),
            most);
  }

  /** Those who committed in this time, the busiest first. */
  public List<Contributor> people(List<Contributor> all) {
    return all.stream()
        .filter(each -> commits(each.weeks()) > 0)
        .sorted(Comparator.comparing(this::place, ORDER))
        .toList();
  }

  /** The part of them that follows a cursor. */
  public Slice<Contributor> slice(List<Contributor> people, @Nullable String after, int limit) {
    List<Contributor> rest = people;
    if (after != null && after.matches("\\d{1,9}\\.[0-9a-f-]{36}")) {
      int dot = after.indexOf('.');
      var last = Map.entry(Integer.parseInt(after.substring(0, dot)), after.substring(dot + 1));
      rest = people.stream().filter(each -> ORDER.compare(place(each), last) > 0).toList();
    }
    return Slice.of(
        rest.subList(0, Math.min(limit + 1, rest.size())),
        limit,
        each -> place(each).getKey() + "." + place(each).getValue());
  }

  /** Addresses are told to nobody, so a cursor has a digest in their place. */
  private Map.Entry<Integer, String> place(Contributor who) {
    return Map.entry(
        commits(who.weeks()),
        UUID.nameUUIDFromBytes(who.key().getBytes(StandardCharsets.UTF_8)).toString());
  }
}
