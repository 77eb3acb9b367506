package forge.job.web;

import forge.job.JobState;
import forge.job.Jobs;
import forge.refusal.Refusal.Invalid;
import forge.web.Answers;
import forge.web.View;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Shows administrators the work of the forge, and lets them decide about what failed for good. */
@Path("/admin/jobs")
@Produces(MediaType.TEXT_HTML)
public final class JobViews {
  private static final int PAGE = 50;
  private final Jobs jobs;

  public JobViews(Jobs jobs) {
    this.jobs = jobs;
  }

  @GET
  public View list(
      @QueryParam("state") @Nullable String asked,
      @QueryParam("cursor") @Nullable String cursor,
      @Context ContainerRequestContext request) {
    AdminJobApi.requireAdmin(request);
    var counts = jobs.counts();
    var usual = counts.getOrDefault(JobState.DEAD, 0L) > 0 ? JobState.DEAD : JobState.RUNNING;
    JobState state = AdminJobApi.state(asked, usual);
    var tabs =
        Arrays.stream(JobState.values())
            .map(
                s ->
                    new JobList.Tab(
                        label(s),
                        "/admin/jobs?state=" + s.key(),
                        s == state,
                        counts.getOrDefault(s, 0L)))
            .toList();
    return new JobList(state.key(), label(state), tabs, jobs.list(state, cursor, PAGE));
  }

  @POST
  @Path("retry")
  public Response retry(
      @FormParam("id") @Nullable String id, @Context ContainerRequestContext request) {
    AdminJobApi.requireAdmin(request);
    jobs.retry(named(id));
    return Answers.seeOther(URI.create("/admin/jobs?state=ready"), "It is tried again.");
  }

  @POST
  @Path("drop")
  public Response drop(
      @FormParam("id") @Nullable String id,
      @FormParam("state") @Nullable String state,
      @Context ContainerRequestContext request) {
    AdminJobApi.requireAdmin(request);
    jobs.drop(named(id));
    return Answers.seeOther(
        URI.create("/admin/jobs?state=" + AdminJobApi.state(state, JobState.DEAD).key()),
        "The job is forgotten.");
  }

  private static String named(@Nullable String id) {
    if (id == null || id.isEmpty()) {
      throw new Invalid("id", "Say which job.");
    }
    return id;
  }

  private static String label(JobState state) {
    return switch (state) {
      case READY -> "Waiting";
      case RUNNING -> "Running";
      case FAILED -> "Trying again";
      case DONE -> "Done";
      case DEAD -> "Given up";
    };
  }
}
