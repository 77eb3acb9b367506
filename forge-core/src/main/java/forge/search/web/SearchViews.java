package forge.search.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.Project;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.search.Results;
import forge.search.Search;
import forge.search.SearchKind;
import forge.search.SearchTabs;
import forge.user.Identity;
import forge.web.Answers;
import forge.web.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers browsers that search: the whole site, or one project. */
@Path("/search")
@Produces(MediaType.TEXT_HTML)
public final class SearchViews {
  private final Search search;
  private final Supplier<List<SearchKind>> kinds;

  public SearchViews(Search search, Supplier<List<SearchKind>> kinds) {
    this.search = search;
    this.kinds = kinds;
  }

  /** Another kind of search of the whole site. */
  @Path("{kind: [a-z]+}")
  public Object other(@PathParam("kind") String kind, @Context ContainerRequestContext request) {
    return kind(kind).views(Identity.of(request), null, tabs("/search"));
  }

  private SearchTabs tabs(String path) {
    return new SearchTabs(path, kinds.get());
  }

  private SearchKind kind(String key) {
    return kinds.get().stream()
        .filter(k -> k.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new NotFound("A search for “" + key + "”"));
  }

  @GET
  public Response site(@Context UriInfo uri, @Context ContainerRequestContext request) {
    return answer("/search", uri.getQueryParameters(), Identity.of(request), null);
  }

  /** The search of one project, as a resource of its own. */
  public Object of(Visit visit) {
    return new InProject(visit);
  }

  private Response answer(
      String path,
      MultivaluedMap<String, String> query,
      Identity identity,
      @Nullable Project project) {
    String tool = tool(query, project);
    try {
      Asking asking = Asking.of(path, query, project);
      Results results = search.find(identity, asking.wanted());
      return Response.ok(SearchPage.of(asking, results, project, tool, tabs(path), Problems.NONE))
          .build();
    } catch (Invalid e) {
      var empty = Asking.of(path, new MultivaluedHashMap<>(), project);
      var none = new Results(List.of(), 0, List.of(), null, false);
      return Answers.again(SearchPage.of(empty, none, project, "", tabs(path), Problems.of(e)));
    }
  }

  private static String tool(MultivaluedMap<String, String> query, @Nullable Project project) {
    String point = query.getFirst("tool");
    return project == null || point == null || project.mount(point).isEmpty() ? "" : point;
  }

  /** Answers browsers that search a project. */
  public final class InProject {
    private final Visit visit;

    private InProject(Visit visit) {
      this.visit = visit;
    }

    /** Another kind of search of the project. */
    @Path("{kind: [a-z]+}")
    public Object other(@PathParam("kind") String kind) {
      visit.require(CorePermission.READ);
      SearchTabs tabs = tabs(visit.project().page() + "/-/search");
      return kind(kind).views(visit.identity(), visit, tabs);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response page(@Context UriInfo uri) {
      visit.require(CorePermission.READ);
      return answer(
          visit.project().page() + "/-/search",
          uri.getQueryParameters(),
          visit.identity(),
          visit.project());
    }
  }
}
