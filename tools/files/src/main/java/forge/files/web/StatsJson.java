package forge.files.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import forge.files.Statistics;
import forge.files.Statistics.Count;
import forge.files.Statistics.Period;
import forge.files.Target.OperatingSystem;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Downloads in the shape and the words of SourceForge. */
public record StatsJson(
    long total,
    List<List<Object>> downloads,
    List<List<Object>> countries,
    List<List<Object>> oses,
    @JsonProperty("oses_with_downloads") List<String> osesWithDownloads,
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
  public record Top(
      @Nullable String top, int percent, @JsonProperty("modifier_text") String modifierText) {
    Top(@Nullable String top, int percent) {
      this(top, percent, "");
    }
  }

  /**
   * What is told.
   *
   * @param byCountry whether the systems in each country are told as well
   * @param codes whether countries are two letters
   */
  static StatsJson of(Statistics stats, Period period, boolean byCountry, boolean codes) {
    List<Count> systems = stats.systems().stream().map(StatsJson::theirs).toList();
    List<Count> countries = stats.countries(codes);
    return new StatsJson(
        stats.total(),
        stats.downloads(period).stream()
            .map(c -> List.<Object>of(c.name() + " 00:00:00", c.downloads()))
            .toList(),
        pairs(countries),
        pairs(systems),
        systems.stream().map(Count::name).sorted().toList(),
        byCountry ? byCountry(stats, codes) : null,
        List.of(),
        period.name().toLowerCase(Locale.ROOT),
        stats.from() + " 00:00:00",
        stats.to() + " 00:00:00",
        TIME.format(stats.at()),
        new Summaries(
            new Time(stats.total()), top(systems, stats.total()), top(countries, stats.total())),
        pairs(stats.referrers()));
  }

  private static Map<String, Map<String, Long>> byCountry(Statistics stats, boolean codes) {
    var all = new LinkedHashMap<String, Map<String, Long>>();
    stats
        .systemsByCountry(codes)
        .forEach(
            (country, systems) -> {
              var there = new LinkedHashMap<String, Long>();
              systems.forEach(system -> there.put(theirs(system).name(), system.downloads()));
              all.put(country, there);
            });
    return all;
  }

  private static Count theirs(Count system) {
    return system.name().equals(OperatingSystem.MAC.label())
        ? new Count("Macintosh", system.downloads())
        : system;
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
