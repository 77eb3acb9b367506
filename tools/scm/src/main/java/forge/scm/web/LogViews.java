package forge.scm.web;

import forge.access.Visit;
import forge.live.Live;
import forge.project.Mount;
import forge.refusal.Refusal.Invalid;
import forge.scm.Browsing;
import forge.scm.Commit;
import forge.scm.History;
import forge.scm.LogQuery;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.Repository.Place;
import forge.scm.Systems;
import forge.scm.VersionControl.Kind;
import forge.scm.web.LogPage.Filter;
import forge.web.Answers;
import forge.web.View;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history of a repository as browsers see it. */
@Produces(MediaType.TEXT_HTML)
public final class LogViews {
  private static final int LOG = 50;
  private static final int LONGEST = 200;

  private final Visit visit;
  private final Mount mount;
  private final Browsing browsing;
  private final Repositories repositories;
  private final Live live;
  private final Badges badges;

  LogViews(Visit visit, Browsing browsing, Live live, Badges badges) {
    this.visit = visit;
    this.mount = visit.mount();
    this.browsing = browsing;
    this.repositories = browsing.repositories();
    this.live = live;
    this.badges = badges;
  }

  @GET
  public Object start() {
    try (Repository repository = repositories.open(visit)) {
      return Answers.seeOther(
          ScmViews.head(repository)
              .map(h -> mount.page("log", h.brief()))
              .orElseGet(() -> mount.page()));
    }
  }

  @GET
  @Path("{place: .+}")
  public View page(
      @PathParam("place") String asked,
      @QueryParam("after") @Nullable String after,
      @QueryParam("author") @DefaultValue("") String author,
      @QueryParam("text") @DefaultValue("") String text,
      @QueryParam("view") @Nullable String view,
      @QueryParam("follow") @Nullable String follow) {
    try (Repository repository = repositories.open(visit)) {
      LiveSpot spot = after == null ? ScmViews.spot(live, mount, asked) : null;
      Place place = ScmViews.locate(repository, asked);
      boolean drawn = "graph".equals(view) && author.isBlank() && text.isBlank();
      Filter filter =
          filter(place, checked("author", author), checked("text", text), drawn, follow != null);
      History history =
          browsing.history(
              visit,
              repository,
              LogQuery.of(place.commit(), LOG)
                  .at(place.path())
                  .by(filter.author())
                  .saying(filter.text())
                  .follow(filter.follow())
                  .onward(after));
      return page(repository, place, filter, history, after != null, spot);
    }
  }

  private static String checked(String field, String text) {
    if (text.length() > LONGEST) {
      throw new Invalid(field, "A search has at most " + LONGEST + " characters.", (long) LONGEST);
    }
    return text.strip();
  }

  private Filter filter(Place place, String author, String text, boolean drawn, boolean follow) {
    String here = Bar.url(mount, "log", place.ref(), place.path());
    boolean one = !place.path().root();
    boolean plain = author.isEmpty() && text.isEmpty();
    return new Filter(
        here,
        author,
        text,
        drawn,
        follow && one,
        plain && Systems.kind(mount) == Kind.GIT
            ? address(here, "", "", !drawn, follow && one)
            : "",
        one ? address(here, author, text, drawn, !follow) : "");
  }

  private static String address(
      String here, String author, String text, boolean drawn, boolean follow) {
    var query = new ArrayList<String>();
    if (!author.isEmpty()) {
      query.add("author=" + URLEncoder.encode(author, StandardCharsets.UTF_8));
    }
    if (!text.isEmpty()) {
      query.add("text=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }
    if (drawn) {
      query.add("view=graph");
    }
    if (follow) {
      query.add("follow=1");
    }
    return query.isEmpty() ? here : here + "?" + String.join("&", query);
  }

  private LogPage page(
      Repository repository,
      Place place,
      Filter filter,
      History history,
      boolean later,
      @Nullable LiveSpot spot) {
    String here =
        address(filter.here(), filter.author(), filter.text(), filter.drawn(), filter.follow());
    String more = here + (here.contains("?") ? "&" : "?") + "after=";
    return new LogPage(
        Bar.at(mount, repository, place, Bar.View.LOG, "log"),
        Bar.trail(mount, place),
        place.path().toString(),
        filter,
        days(history.rows(), badges.page(mount, repository)),
        filter.drawn() ? width(history) : 0,
        later ? here : "",
        history.next() == null ? "" : more + history.next(),
        history.searched(),
        filter.any() ? "" : Bar.url(mount, "feed", place.ref(), place.path()),
        spot);
  }

  private static int width(History history) {
    int widest =
        history.rows().stream()
            .mapToInt(row -> row.lanes() == null ? 0 : row.lanes().width())
            .max()
            .orElse(0);
    return Math.min(LogPage.COLUMNS, widest);
  }

  private List<LogPage.Day> days(List<History.Row> rows, Badges.Page signed) {
    var days = new ArrayList<LogPage.Day>();
    var lines = new ArrayList<LogPage.Line>();
    for (int i = 0; i < rows.size(); i++) {
      Commit commit = rows.get(i).commit();
      lines.add(
          new LogPage.Line(
              CommitLine.of(mount, commit), rows.get(i).lanes(), signed.of(commit.id())));
      if (i + 1 == rows.size() || !day(commit).equals(day(rows.get(i + 1).commit()))) {
        days.add(new LogPage.Day(commit.at(), List.copyOf(lines)));
        lines.clear();
      }
    }
    return days;
  }

  private static LocalDate day(Commit commit) {
    return LocalDate.ofInstant(commit.at(), ZoneOffset.UTC);
  }
}
