package forge.files;

import forge.files.StatStore.Day;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** How often something was fetched, over some days. */
public final class Statistics {
  private static final int MONTH = 31;
  private static final int YEAR = 366;

  private final FilePath path;
  private final LocalDate from;
  private final LocalDate to;
  private final List<Day> days;
  private final Instant at;

  /** How long each part of a chart is. */
  public enum Period {
    DAILY,
    WEEKLY,
    MONTHLY;

    /** What a chart of so many days is read best by. */
    public static Period over(LocalDate from, LocalDate to) {
      long days = ChronoUnit.DAYS.between(from, to);
      return days <= MONTH ? DAILY : days <= YEAR ? WEEKLY : MONTHLY;
    }

    LocalDate start(LocalDate day) {
      return switch (this) {
        case DAILY -> day;
        case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        case MONTHLY -> day.withDayOfMonth(1);
      };
    }

    LocalDate next(LocalDate start) {
      return switch (this) {
        case DAILY -> start.plusDays(1);
        case WEEKLY -> start.plusWeeks(1);
        case MONTHLY -> start.plusMonths(1);
      };
    }
  }

  /** Something with how often it occurred. */
  public record Count(String name, long downloads) {}

  Statistics(FilePath path, LocalDate from, LocalDate to, List<Day> days, Instant at) {
    this.path = path;
    this.from = from;
    this.to = to;
    this.days = List.copyOf(days);
    this.at = at;
  }

  public FilePath path() {
    return path;
  }

  public LocalDate from() {
    return from;
  }

  public LocalDate to() {
    return to;
  }

  public Instant at() {
    return at;
  }

  public long total() {
    return days.stream().mapToLong(Day::downloads).sum();
  }

  /** Every day, week or month from the first to the last, those without any too. */
  public List<Count> downloads(Period period) {
    var counts = new TreeMap<LocalDate, Long>();
    for (LocalDate start = period.start(from); !start.isAfter(to); start = period.next(start)) {
      counts.put(start, 0L);
    }
    days.forEach(d -> counts.merge(period.start(d.day()), d.downloads(), Long::sum));
    return counts.entrySet().stream()
        .map(e -> new Count(e.getKey().toString(), e.getValue()))
        .toList();
  }

  public List<Count> systems() {
    return sorted(Day::systems);
  }

  /** By what led to them: direct, script, search, site or elsewhere. */
  public List<Count> referrers() {
    return sorted(Day::referrers);
  }

  /** By what people call the country; empty where nobody knows countries. */
  public List<Count> countries() {
    return countries(false);
  }

  /**
   * The same.
   *
   * @param codes by the two letters of ISO 3166
   */
  public List<Count> countries(boolean codes) {
    return sorted(Day::countries).stream()
        .map(c -> new Count(called(c, codes), c.downloads()))
        .toList();
  }

  /** The systems in each country, the country with most downloads first. */
  public Map<String, List<Count>> systemsByCountry(boolean codes) {
    var byCountry = new LinkedHashMap<String, List<Count>>();
    for (Count country : sorted(Day::countries)) {
      byCountry.put(
          called(country, codes),
          sorted(day -> day.systemsByCountry().getOrDefault(country.name(), Map.of())));
    }
    return byCountry;
  }

  private static String called(Count country, boolean codes) {
    return codes ? country.name() : Countries.name(country.name());
  }

  private List<Count> sorted(Function<Day, Map<String, Long>> part) {
    var sums = new HashMap<String, Long>();
    days.forEach(d -> part.apply(d).forEach((key, n) -> sums.merge(key, n, Long::sum)));
    return sums.entrySet().stream()
        .map(e -> new Count(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingLong(Count::downloads).reversed().thenComparing(Count::name))
        .toList();
  }
}
