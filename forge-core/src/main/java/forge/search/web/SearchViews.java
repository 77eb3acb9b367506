package forge.search.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.Project;
import forge.refusal.Refusal.Invalid;
import forge.search.Results;
import forge.search.Search;
import forge.user.Identity;
import forge.web.Answers;
import forge.web.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Answers browsers that search: the whole site, or one project. */
@Path("/search")
@Produces(MediaType.TEXT_HTML)
public final class SearchViews {
  private final Search search;

  public SearchViews(Search search) {
    this.search = search;
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
      return Response.ok(SearchPage.of(asking, results, project, tool, Problems.NONE)).build();
    } catch (Invalid e) {
      var empty = Asking.of(path, new MultivaluedHashMap<>(), project);
      var none = new Results(java.util.List.of(), 0, java.util.List.of(), null, false);
      return Answers.again(SearchPage.of(empty, none, project, "", Problems.of(e)));
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
