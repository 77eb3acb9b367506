package forge.chat;

import forge.refusal.Refusal.Invalid;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;

/** Reads days, months and years as people name them, by UTC. */
final class Days {
  private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 1, 1);

  private Days() {}

  /**
   * A time.
   *
   * @param from its first moment
   * @param to the first moment after it
   */
  public record Span(Instant from, Instant to) {
    static Span of(LocalDate from, LocalDate to) {
      return new Span(start(from), start(to));
    }

    private static Instant start(LocalDate day) {
      return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Everything before it. */
    Span before() {
      return new Span(start(FIRST), from);
    }

    /** Everything after it. */
    Span after() {
      return new Span(to, start(LAST));
    }
  }

  /**
   * Reads such as {@code 2026-11-21}, {@code 2026-11}, {@code 2026}, {@code today} and {@code
   * yesterday}.
   *
   * @param operator names it where it cannot be read
   */
  static Span parse(String operator, String text, LocalDate today) {
    try {
      LocalDate from = from(text.toLowerCase(Locale.ROOT), today);
      LocalDate to =
          switch (text.length()) {
            case 4 -> from.plusYears(1);
            case 7 -> from.plusMonths(1);
            default -> from.plusDays(1);
          };
      if (!from.isBefore(FIRST) && to.isBefore(LAST)) {
        return Span.of(from, to);
      }
    } catch (DateTimeException e) {
      // answered below, as any other text that is no day
    }
    throw new Invalid(
        "q",
        operator
            + ": takes a day such as 2026-11-21, a month such as 2026-11, a year, today or"
            + " yesterday.");
  }

  private static LocalDate from(String text, LocalDate today) {
    return switch (text) {
      case "today" -> today;
      case "yesterday" -> today.minusDays(1);
      default ->
          switch (text.length()) {
            case 4 -> Year.parse(text).atDay(1);
            case 7 -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
          };
    };
  }
}
