package forge.search.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.project.ProjectId;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.search.Results;
import forge.search.Results.Facet;
import forge.search.Results.Hit;
import forge.search.Search;
import forge.search.SearchKind;
import forge.search.Suggestion;
import forge.user.Identity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers programs that search, and the box that completes what somebody types. */
@Path("/rest/search")
@Produces(MediaType.APPLICATION_JSON)
public final class SearchApi {
  private final Search search;
  private final Supplier<List<SearchKind>> kinds;

  public SearchApi(Search search, Supplier<List<SearchKind>> kinds) {
    this.search = search;
    this.kinds = kinds;
  }

  /** Another kind of search. */
  @Path("{kind: [a-z]+}")
  public Object other(@PathParam("kind") String kind, @Context ContainerRequestContext request) {
    return kinds.get().stream()
        .filter(k -> k.key().equals(kind))
        .findFirst()
        .orElseThrow(() -> new NotFound("A search for “" + kind + "”"))
        .api(Identity.of(request));
  }

  /**
   * What was found.
   *
   * @param resting true while there is no index to ask; then nothing is found
   */
  public record ResultsJson(long total, boolean resting, List<HitJson> hits, List<Facet> facets) {}

  /** One artifact that was found; {@code titleHtml} and {@code snippetHtml} mark why. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record HitJson(
      String type,
      String project,
      String key,
      String title,
      String url,
      String titleHtml,
      String snippetHtml,
      String author,
      List<String> labels,
      @Nullable String state,
      Instant modified) {

    static HitJson of(Hit hit) {
      return new HitJson(
          hit.type(),
          hit.project(),
          hit.key(),
          hit.name(),
          hit.url(),
          hit.title().value(),
          hit.snippet().value(),
          hit.author(),
          hit.labels(),
          hit.state(),
          hit.modified());
    }
  }

  @GET
  public Response search(@Context UriInfo uri, @Context ContainerRequestContext request) {
    Asking asking = Asking.of("/rest/search", uri.getQueryParameters(), null);
    Results results = search.find(Identity.of(request), asking.wanted());
    var answer =
        Response.ok(
            new ResultsJson(
                results.total(),
                results.resting(),
                results.hits().stream().map(HitJson::of).toList(),
                results.facets()));
    if (results.next() != null) {
      answer.header(
          "Link", "<" + asking.with("cursor", results.next(), null, "") + ">; rel=\"next\"");
    }
    return answer.build();
  }

  @GET
  @Path("complete")
  public List<Suggestion> complete(
      @QueryParam("q") @Nullable String text,
      @QueryParam("project") @Nullable String project,
      @Context ContainerRequestContext request) {
    return search.complete(Identity.of(request), text, id(project));
  }

  private static @Nullable ProjectId id(@Nullable String project) {
    if (project == null || project.isEmpty()) {
      return null;
    }
    try {
      return ProjectId.parse(project.contains("/") ? project : "p/" + project);
    } catch (IllegalArgumentException e) {
      throw new Invalid("project", "There is no project " + project + ".");
    }
  }
}
