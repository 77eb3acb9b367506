package forge.tool.web;

import forge.access.Visit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers browsers that visit a project as such. */
@Produces(MediaType.TEXT_HTML)
public final class ProjectViews {
  private final Visit visit;
  private final Front front;
  private final Parts parts;

  public ProjectViews(Visit visit, Front front, Parts parts) {
    this.visit = visit;
    this.front = front;
    this.parts = parts;
  }

  @GET
  public Response home(@Context HttpHeaders headers) {
    return front.page(visit, headers);
  }

  @Path("-/{part: [a-z]+}")
  public Object part(@PathParam("part") String part) {
    return parts.at(part, visit);
  }
}
