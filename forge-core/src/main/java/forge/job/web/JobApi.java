package forge.job.web;

import forge.job.JobStatus;
import forge.job.Jobs;
import forge.refusal.Refusal.NotFound;
import forge.user.Identity;
import forge.user.User;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Answers whoever started a job how far it has come. */
@Path("/rest/jobs")
@Produces(MediaType.APPLICATION_JSON)
public final class JobApi {
  private final Jobs jobs;

  public JobApi(Jobs jobs) {
    this.jobs = jobs;
  }

  @GET
  @Path("{id: .+}")
  public JobJson status(@PathParam("id") String id, @Context ContainerRequestContext request) {
    User user = Identity.of(request).user();
    var job =
        jobs.find(id)
            .filter(found -> user.admin() || startedBy(user, found))
            .orElseThrow(() -> new NotFound("Job " + id));
    var json = JobJson.of(job);
    return user.admin() ? json : json.forItsStarter();
  }

  static boolean startedBy(User user, JobStatus job) {
    return !user.guest() && user.id().equals(job.by());
  }
}
