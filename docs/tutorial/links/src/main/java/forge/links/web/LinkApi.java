package forge.links.web;

import forge.access.Visit;
import forge.links.Link;
import forge.links.Links;
import forge.web.Answers;
import forge.web.Paging;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Answers programs that visit links. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LinkApi {
  private static final int PAGE = 50;
  private final Links links;
  private final Visit visit;

  public LinkApi(Links links, Visit visit) {
    this.links = links;
    this.visit = visit;
  }

  @GET
  public Response list(
      @QueryParam("before") @Nullable String before,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    var slice = links.newest(visit, before, Paging.limit(limit, PAGE));
    return Paging.answer(slice.map(LinkJson::of), "before", uri);
  }

  @POST
  public Response add(NewLinkJson wanted) {
    Link link = links.add(visit, wanted.address(), wanted.title());
    return Answers.created(visit.mount().api(link.id()), LinkJson.of(link));
  }

  @DELETE
  @Path("{link}")
  public Response remove(@PathParam("link") String link) {
    links.remove(visit, link);
    return Response.noContent().build();
  }
}
