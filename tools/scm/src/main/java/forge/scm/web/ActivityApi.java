package forge.scm.web;

import forge.access.Visit;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.TooMany;
import forge.scm.Ref;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.count.CodeCounts;
import forge.scm.count.Contributor;
import forge.scm.count.Counts;
import forge.scm.count.Period;
import forge.scm.count.Weeks;
import forge.store.Slice;
import forge.user.web.NeedsScope;
import forge.web.Paging;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Contributors and languages as programs see them. */
@NeedsScope("repository:read")
@Produces(MediaType.APPLICATION_JSON)
public final class ActivityApi {
  private static final int ROWS = 50;

  private final Visit visit;
  private final Repositories repositories;
  private final CodeCounts counts;

  ActivityApi(Visit visit, Repositories repositories, CodeCounts counts) {
    this.visit = visit;
    this.repositories = repositories;
    this.counts = counts;
  }

  /** Somebody who committed; weeks in which they did not are left out. */
  public record ContributorJson(String name, int commits, List<WeekJson> weeks) {}

  /** What somebody did in the week that begins on that Monday. */
  public record WeekJson(LocalDate week, int commits) {}

  @GET
  @Path("contributors")
  public Response contributors(
      @QueryParam("since") @DefaultValue("all") String since,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    Counts known = counts();
    Period period = Period.of(since, Optional.of(known), repositories.now());
    Slice<Contributor> slice =
        period.slice(period.people(known.people()), after, Paging.limit(limit, ROWS));
    return Paging.answer(slice.map(each -> json(each, period)), "after", uri);
  }

  private static ContributorJson json(Contributor who, Period period) {
    return new ContributorJson(
        who.name(),
        period.commits(who.weeks()),
        who.weeks().subMap(period.from(), period.until()).entrySet().stream()
            .map(week -> new WeekJson(Weeks.monday(week.getKey()), week.getValue()))
            .toList());
  }

  /** Bytes by language, the most first. */
  @GET
  @Path("languages")
  public Map<String, Long> languages() {
    var languages = new LinkedHashMap<String, Long>();
    counts().languages().forEach(each -> languages.put(each.language(), each.bytes()));
    return languages;
  }

  private Counts counts() {
    try (Repository repository = repositories.open(visit)) {
      Ref head = ScmViews.head(repository).orElseThrow(() -> new NotFound("The first commit"));
      return counts
          .of(visit, head)
          .orElseThrow(
              () -> new TooMany("The history is still being counted. Ask again in a moment.", 2));
    }
  }
}
