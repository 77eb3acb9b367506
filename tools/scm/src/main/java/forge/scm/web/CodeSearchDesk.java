package forge.scm.web;

import forge.access.Visit;
import forge.refusal.Refusal.Invalid;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.search.CodeIndexing;
import forge.scm.search.CodeResults;
import forge.scm.search.CodeSearch;
import forge.scm.search.CodeWanted;
import forge.scm.web.CodeSearchPage.FacetView;
import forge.scm.web.CodeSearchPage.Narrow;
import forge.scm.web.CodeSearchPage.Place;
import forge.search.SearchTabs;
import forge.user.Identity;
import forge.web.Answers;
import forge.web.Problems;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the pages on which code is searched. */
public final class CodeSearchDesk {
  private static final Map<String, String> LABELS =
      Map.of("lang", "Language", "project", "Project");

  private final CodeSearch search;
  private final CodeIndexing indexing;
  private final Repositories repositories;

  public CodeSearchDesk(CodeSearch search, CodeIndexing indexing, Repositories repositories) {
    this.search = search;
    this.indexing = indexing;
    this.repositories = repositories;
  }

  /** The search of one repository. */
  CodeSearchViews of(Visit visit) {
    return new CodeSearchViews(this, visit.identity(), visit, null);
  }

  /** The search of a project, or of the whole site. */
  public CodeSearchViews of(Identity identity, @Nullable Visit project, SearchTabs tabs) {
    return new CodeSearchViews(this, identity, project, tabs);
  }

  CodeSearchApi api(Identity identity, @Nullable Visit visit) {
    return new CodeSearchApi(this, identity, visit);
  }

  /** The same for programs, on the whole site. */
  public CodeSearchApi api(Identity identity) {
    return new CodeSearchApi(this, identity, null);
  }

  CodeResults find(Identity identity, CodeWanted wanted, @Nullable Visit visit, boolean here) {
    return search.find(
        identity,
        wanted,
        visit == null ? "" : visit.project().id().toString(),
        visit == null || !here ? "" : visit.mount().id().value());
  }

  Response page(
      Identity identity,
      @Nullable Visit visit,
      @Nullable SearchTabs tabs,
      @Nullable String typed,
      @Nullable String cursor) {
    boolean here = tabs == null;
    try {
      CodeWanted wanted = CodeWanted.parse(typed, cursor);
      CodeResults results = find(identity, wanted, visit, here);
      return Response.ok(page(visit, tabs, wanted, results, Problems.NONE)).build();
    } catch (Invalid e) {
      CodeWanted none = CodeWanted.parse("", null);
      return Answers.again(page(visit, tabs, none, CodeResults.NONE, Problems.of(e)));
    }
  }

  private CodeSearchPage page(
      @Nullable Visit visit,
      @Nullable SearchTabs tabs,
      CodeWanted wanted,
      CodeResults results,
      Problems problems) {
    boolean here = tabs == null;
    String action = action(visit, here);
    boolean waiting = false;
    @Nullable Bar bar = null;
    if (visit != null && here) {
      try (Repository repository = repositories.open(visit)) {
        String ref = repository.head().map(h -> h.brief()).orElse("");
        bar = Bar.of(visit.mount(), ref, Bar.View.TREE);
        waiting = !results.resting() && !indexing.current(visit.mount(), repository);
      }
    }
    return new CodeSearchPage(
        bar,
        visit == null ? null : visit.project(),
        action,
        wanted.typed(),
        results,
        !wanted.nothing(),
        facets(action, wanted, results, visit != null),
        tabs == null ? List.of() : tabs.of(wanted.typed(), "code"),
        places(visit, here, wanted),
        results.next() == null
            ? null
            : action + query(wanted.typed()) + "&cursor=" + encoded(results.next()),
        waiting,
        problems);
  }

  static String action(@Nullable Visit visit, boolean here) {
    if (visit == null) {
      return "/search/code";
    }
    return here
        ? visit.mount().page("search").toString()
        : visit.project().page() + "/-/search/code";
  }

  private static List<Place> places(@Nullable Visit visit, boolean here, CodeWanted wanted) {
    var places = new ArrayList<Place>();
    if (visit != null) {
      if (here) {
        places.add(new Place("All of this project", action(visit, false) + query(wanted.typed())));
      }
      places.add(new Place("All projects", action(null, false) + query(wanted.typed())));
    }
    return places;
  }

  private static List<FacetView> facets(
      String action, CodeWanted wanted, CodeResults results, boolean inProject) {
    return results.facets().stream()
        .filter(f -> f.field().equals("lang") || !inProject)
        .filter(f -> f.values().size() > 1)
        .map(
            f ->
                new FacetView(
                    LABELS.getOrDefault(f.field(), f.field()),
                    f.values().stream()
                        .map(v -> narrow(action, wanted, f.field(), v.value(), v.count()))
                        .toList()))
        .toList();
  }

  private static Narrow narrow(
      String action, CodeWanted wanted, String field, String value, long count) {
    return field.equals("project")
        ? new Narrow(value, "/" + value + "/-/search/code" + query(wanted.typed()), count)
        : new Narrow(value, action + query(wanted.typed() + " lang:" + value), count);
  }

  static String query(String typed) {
    return "?q=" + encoded(typed);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
