package forge.directory.web;

import forge.directory.Categories;
import forge.directory.Category;
import forge.directory.Found;
import forge.directory.Looked.Facet;
import forge.directory.Shelves;
import forge.user.Identity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers programs that look for projects. */
@Path("/rest/directory")
@Produces(MediaType.APPLICATION_JSON)
public final class DirectoryApi {
  private final Shelves shelves;
  private final Categories categories;

  public DirectoryApi(Shelves shelves, Categories categories) {
    this.shelves = shelves;
    this.categories = categories;
  }

  /**
   * Projects that were found.
   *
   * @param total null while the index is away and projects are listed by name
   * @param counts how they divide, by facet and value
   */
  public record FoundJson(
      List<ProjectRowJson> projects,
      @Nullable Long total,
      Map<String, Map<String, Long>> counts,
      @Nullable String next) {}

  @GET
  public Response look(@Context UriInfo uri, @Context ContainerRequestContext request) {
    Looking looking = Looking.of(uri.getQueryParameters());
    var page = shelves.look(looking.looked(), Identity.of(request));
    Found found = page.found();
    var counts = new TreeMap<String, Map<String, Long>>();
    if (found != null) {
      for (Facet facet : Facet.values()) {
        counts.put(facet.key(), found.counts().getOrDefault(facet, Map.of()));
      }
    }
    var answer =
        Response.ok(
            new FoundJson(
                page.shown().stream().map(ProjectRowJson::of).toList(),
                found == null ? null : (Long) found.total(),
                counts,
                page.next()));
    if (page.next() != null) {
      answer.header(
          "Link", "</rest/directory" + looking.query("cursor", page.next()) + ">; rel=\"next\"");
    }
    return answer.build();
  }

  @GET
  @Path("categories")
  public List<Category> categories() {
    return categories.tree().all();
  }
}
