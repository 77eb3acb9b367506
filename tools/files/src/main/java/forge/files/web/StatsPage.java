package forge.files.web;

import forge.files.ReleaseFile;
import forge.files.Statistics;
import forge.files.Statistics.Count;
import forge.files.Statistics.Period;
import forge.project.Mount;
import forge.web.View;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How often files are fetched, as charts and as tables.
 *
 * @param path of the file or folder; empty for all
 * @param most what was fetched most, from the beginning
 */
public record StatsPage(
    Mount mount,
    String path,
    int days,
    long total,
    List<Bar> bars,
    List<Count> systems,
    List<Count> referrers,
    List<Count> countries,
    List<ReleaseFile> most,
    List<Choice> choices,
    String stream)
    implements View {
  private static final int COUNTRIES = 30;
  private static final Map<String, String> WORDS =
      Map.of(
          "direct", "Typed or bookmarked",
          "script", "Scripts and package managers",
          "search", "Search engines",
          "site", "Pages of this forge",
          "elsewhere", "Other sites");

  /** One bar of the chart. */
  public record Bar(String label, long value) {}

  /** A span of time to look at. */
  public record Choice(String label, String url, boolean active) {}

  static StatsPage of(
      Mount mount, Statistics stats, int days, List<ReleaseFile> most, String stream) {
    Period period = days > 100 ? Period.WEEKLY : Period.DAILY;
    String path = stats.path().value();
    return new StatsPage(
        mount,
        path,
        days,
        stats.total(),
        stats.downloads(period).stream().map(c -> new Bar(c.name(), c.downloads())).toList(),
        stats.systems(),
        stats.referrers().stream()
            .map(c -> new Count(WORDS.getOrDefault(c.name(), c.name()), c.downloads()))
            .toList(),
        stats.countries().stream().limit(COUNTRIES).toList(),
        most,
        Arrays.asList(7, 30, 90, 365).stream().map(d -> choice(mount, path, d, days)).toList(),
        stream);
  }

  private static Choice choice(Mount mount, String path, int days, int now) {
    String place =
        path.isEmpty()
            ? ""
            : "&path=" + java.net.URLEncoder.encode(path, java.nio.charset.StandardCharsets.UTF_8);
    return new Choice(
        String.format(Locale.ROOT, "%d days", days),
        mount.page("stats") + "?days=" + days + place,
        days == now);
  }
}
