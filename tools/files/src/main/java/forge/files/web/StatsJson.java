package forge.files.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import forge.files.Statistics;
import forge.files.Statistics.Count;
import forge.files.Statistics.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Downloads in the shape SourceForge gives them. */
public record StatsJson(
    long total,
    List<List<Object>> downloads,
    List<List<Object>> countries,
    List<List<Object>> oses,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("oses_by_country")
        @Nullable Map<String, Map<String, Long>> osesByCountry,
    List<String> messages,
    String period,
    @JsonProperty("start_date") String startDate,
    @JsonProperty("end_date") String endDate,
    @JsonProperty("stats_updated") String statsUpdated,
    Summaries summaries,
    List<List<Object>> referrers) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The figures in short. */
  public record Summaries(Time time, Top os, Top geo) {}

  /** All of the time asked for. */
  public record Time(long downloads) {}

  /** What occurred most; the name missing where nothing did. */
  public record Top(@Nullable String top, int percent) {}

  static StatsJson of(Statistics stats, Period period, boolean byCountry) {
    return new StatsJson(
        stats.total(),
        stats.downloads(period).stream()
            .map(c -> List.<Object>of(c.name() + " 00:00:00", c.downloads()))
            .toList(),
        pairs(stats.countries()),
        pairs(stats.systems()),
        byCountry ? byCountry(stats) : null,
        List.of(),
        period.name().toLowerCase(Locale.ROOT),
        stats.from() + " 00:00:00",
        stats.to() + " 23:59:59",
        TIME.format(stats.at()),
        new Summaries(
            new Time(stats.total()),
            top(stats.systems(), stats.total()),
            top(stats.countries(), stats.total())),
        pairs(stats.referrers()));
  }

  private static Map<String, Map<String, Long>> byCountry(Statistics stats) {
    var all = new LinkedHashMap<String, Map<String, Long>>();
    stats
        .systemsByCountry()
        .forEach(
            (country, systems) -> {
              var there = new LinkedHashMap<String, Long>();
              systems.forEach(system -> there.put(system.name(), system.downloads()));
              all.put(country, there);
            });
    return all;
  }

  private static List<List<Object>> pairs(List<Count> counts) {
    return counts.stream().map(c -> List.<Object>of(c.name(), c.downloads())).toList();
  }

  private static Top top(List<Count> counts, long total) {
    return counts.isEmpty() || total == 0
        ? new Top(null, 0)
        : new Top(
            counts.getFirst().name(),
            (int) Math.round(100.0 * counts.getFirst().downloads() / total));
  }
}
