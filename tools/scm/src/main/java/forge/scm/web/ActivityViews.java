package forge.scm.web;

import forge.access.Visit;
import forge.live.Live;
import forge.project.Mount;
import forge.refusal.Refusal.NotFound;
import forge.scm.Ref;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.count.CodeCounts;
import forge.scm.count.Contributor;
import forge.scm.count.Counts;
import forge.scm.count.Period;
import forge.scm.count.Weeks;
import forge.scm.web.ActivityPage.Chart;
import forge.scm.web.ActivityPage.Column;
import forge.scm.web.ActivityPage.LanguagesBar;
import forge.scm.web.ActivityPage.Row;
import forge.store.Slice;
import forge.web.View;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Contributors and activity as browsers see them. */
@Produces(MediaType.TEXT_HTML)
public final class ActivityViews {
  private static final int ROWS = 25;

  private final Visit visit;
  private final Mount mount;
  private final Repositories repositories;
  private final CodeCounts counts;
  private final LiveSpot live;

  ActivityViews(Visit visit, Repositories repositories, CodeCounts counts, Live live) {
    this.visit = visit;
    this.mount = visit.mount();
    this.repositories = repositories;
    this.counts = counts;
    this.live = LiveSpot.of(live, mount);
  }

  @GET
  public View page(
      @QueryParam("since") @DefaultValue("year") String since,
      @QueryParam("after") @Nullable String after) {
    try (Repository repository = repositories.open(visit)) {
      Ref head = ScmViews.head(repository).orElseThrow(() -> new NotFound("The first commit"));
      Bar bar = Bar.of(mount, head.brief(), Bar.View.ACTIVITY);
      Optional<Counts> known = counts.of(visit, head);
      Period period = Period.of(since, known, repositories.now());
      return known
          .map(k -> page(bar, period, k, head, after))
          .orElseGet(() -> nothing(bar, period));
    }
  }

  private ActivityPage nothing(Bar bar, Period period) {
    return new ActivityPage(
        bar, spans(period), null, 0, 0, List.of(), new LanguagesBar(List.of()), true, "", "", live);
  }

  private ActivityPage page(
      Bar bar, Period period, Counts known, Ref head, @Nullable String after) {
    SortedMap<Integer, Integer> weeks = known.weeks();
    List<Contributor> people = period.people(known.people());
    Slice<Contributor> slice = period.slice(people, after, ROWS);
    return new ActivityPage(
        bar,
        spans(period),
        chart(period, weeks),
        period.commits(weeks),
        people.size(),
        slice.items().stream().map(each -> row(bar.ref(), each, period)).toList(),
        LanguagesBar.of(known.languages()),
        !known.tip().equals(head.target().text()),
        after == null ? "" : address(period, null),
        slice.next() == null ? "" : address(period, slice.next()),
        live);
  }

  private static Chart chart(Period period, SortedMap<Integer, Integer> weeks) {
    int[] values = period.columns(weeks);
    List<Column> columns =
        IntStream.range(0, values.length)
            .mapToObj(i -> new Column(period.label(i), values[i]))
            .toList();
    return new Chart(columns, period.describe(Arrays.stream(values).max().orElse(0)));
  }

  private Row row(String ref, Contributor who, Period period) {
    return new Row(
        who.name(),
        mount.page("log", ref) + "?author=" + URLEncoder.encode(who.name(), StandardCharsets.UTF_8),
        period.commits(who.weeks()),
        Arrays.stream(period.columns(who.weeks())).boxed().toList(),
        Weeks.begin(who.weeks().firstKey()),
        Weeks.begin(who.weeks().lastKey()));
  }

  private List<Bar.Tab> spans(Period period) {
    return Arrays.stream(Period.Span.values())
        .map(
            span ->
                new Bar.Tab(
                    span.label(), address(span, null), span == period.span(), "calendar", null))
        .toList();
  }

  private String address(Period period, @Nullable String after) {
    return address(period.span(), after);
  }

  private String address(Period.Span span, @Nullable String after) {
    return mount.page("activity")
        + "?since="
        + span.key()
        + (after == null ? "" : "&after=" + after);
  }
}
