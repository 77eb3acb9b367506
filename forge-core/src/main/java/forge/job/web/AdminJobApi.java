package forge.job.web;

import forge.job.JobState;
import forge.job.Jobs;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.user.Identity;
import forge.web.Paging;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers the programs of administrators. For everybody else there is nothing here. */
@Path("/rest/admin/jobs")
@Produces(MediaType.APPLICATION_JSON)
public final class AdminJobApi {
  private static final int USUAL = 25;
  private final Jobs jobs;

  public AdminJobApi(Jobs jobs) {
    this.jobs = jobs;
  }

  @GET
  public Response list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit,
      @Context ContainerRequestContext request,
      @Context UriInfo uri) {
    requireAdmin(request);
    var slice = jobs.list(state(state, JobState.DEAD), cursor, Paging.limit(limit, USUAL));
    return Paging.answer(slice.map(JobJson::of), "cursor", uri);
  }

  @GET
  @Path("counts")
  public Map<String, Long> counts(@Context ContainerRequestContext request) {
    requireAdmin(request);
    var counts = new LinkedHashMap<String, Long>();
    jobs.counts().forEach((state, count) -> counts.put(state.key(), count));
    return counts;
  }

  @POST
  @Path("{id: .+}/retry")
  public JobJson retry(@PathParam("id") String id, @Context ContainerRequestContext request) {
    requireAdmin(request);
    jobs.retry(id);
    return JobJson.of(jobs.get(id));
  }

  @DELETE
  @Path("{id: .+}")
  public Response drop(@PathParam("id") String id, @Context ContainerRequestContext request) {
    requireAdmin(request);
    jobs.drop(id);
    return Response.noContent().build();
  }

  static JobState state(@Nullable String asked, JobState usual) {
    if (asked == null || asked.isEmpty()) {
      return usual;
    }
    try {
      return JobState.fromString(asked);
    } catch (IllegalArgumentException e) {
      throw new Invalid("state", "state must be ready, running, failed, done or dead.");
    }
  }

  static void requireAdmin(ContainerRequestContext request) {
    if (!Identity.of(request).user().admin()) {
      throw new NotFound("This page");
    }
  }
}
