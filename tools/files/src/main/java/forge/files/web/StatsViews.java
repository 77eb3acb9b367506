package forge.files.web;

import forge.access.Visit;
import forge.files.Downloads;
import forge.files.FilePath;
import forge.files.ReleaseFile;
import forge.files.ReleaseFiles;
import forge.files.Statistics;
import forge.files.Statistics.Period;
import forge.refusal.Refusal.Invalid;
import forge.web.View;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How often files are fetched, for people, and in SourceForge's shape for programs. */
@Produces(MediaType.TEXT_HTML)
public final class StatsViews {
  private static final int LONGEST = 3660;
  private static final int YEAR = 366;
  private static final int MOST = 10;
  private final Downloads downloads;
  private final ReleaseFiles files;
  private final Visit visit;

  StatsViews(Downloads downloads, ReleaseFiles files, Visit visit) {
    this.downloads = downloads;
    this.files = files;
    this.visit = visit;
  }

  @GET
  public View show(
      @QueryParam("path") @DefaultValue("") String path,
      @QueryParam("days") @DefaultValue("30") int days) {
    if (days < 1 || days > YEAR) {
      throw new Invalid("days", "Look at 1 to " + YEAR + " days.", (long) YEAR);
    }
    LocalDate today = downloads.today();
    Statistics stats = downloads.of(visit, place(path), today.minusDays(days - 1L), today);
    return StatsPage.of(
        visit.mount(),
        stats,
        days,
        path.isEmpty() ? fetched() : List.of(),
        Downloads.stream(visit.mount().id()));
  }

  private List<ReleaseFile> fetched() {
    return files.mostFetched(visit, MOST).stream().filter(file -> file.downloads() > 0).toList();
  }

  /** The figures; the last 30 days where no dates are given. */
  @GET
  @Path("json")
  @Produces(MediaType.WILDCARD)
  public Response json(
      @QueryParam("path") @DefaultValue("") String path,
      @QueryParam("start_date") @Nullable String start,
      @QueryParam("end_date") @Nullable String end,
      @QueryParam("days") @DefaultValue("30") int days,
      @QueryParam("period") @DefaultValue("") String period,
      @QueryParam("os_by_country") @DefaultValue("true") boolean systemsByCountry,
      @QueryParam("country_codes") @DefaultValue("false") boolean codes) {
    LocalDate to = end == null ? downloads.today() : date("end_date", end);
    LocalDate from =
        start == null ? to.minusDays(Math.clamp(days, 1, YEAR) - 1L) : date("start_date", start);
    if (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) > LONGEST) {
      throw new Invalid(
          "start_date",
          "Ask for 1 to " + LONGEST + " days, the start before the end.",
          (long) LONGEST);
    }
    Statistics stats = downloads.of(visit, place(path), from, to);
    Period parts = period.isEmpty() ? Period.over(from, to) : period(period);
    var json = StatsJson.of(stats, parts, systemsByCountry, codes);
    return Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static FilePath place(String path) {
    return FilePath.of(path.startsWith("/") ? path.substring(1) : path);
  }

  private static Period period(String text) {
    try {
      return Period.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new Invalid("period", "The period is daily, weekly or monthly.");
    }
  }

  /** SourceForge's dates may carry a time of day. */
  private static LocalDate date(String field, String text) {
    try {
      return LocalDate.parse(text.strip().split("[ T]", 2)[0]);
    } catch (DateTimeParseException e) {
      throw new Invalid(field, "Write the date like 2026-01-31.");
    }
  }
}
