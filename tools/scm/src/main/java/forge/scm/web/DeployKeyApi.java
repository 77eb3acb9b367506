package forge.scm.web;

import forge.access.DeployKey;
import forge.access.DeployKeys;
import forge.access.Visit;
import forge.web.Answers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The deploy keys of a repository as programs of its admins see them. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DeployKeyApi {
  private final Visit visit;
  private final DeployKeys keys;

  DeployKeyApi(Visit visit, DeployKeys keys) {
    this.visit = visit;
    this.keys = keys;
  }

  @GET
  public DeployKeysJson list() {
    return new DeployKeysJson(keys.list(visit).stream().map(DeployKeyJson::of).toList());
  }

  @POST
  public Response add(NewDeployKeyJson wish) {
    DeployKey added = keys.add(visit, wish.title(), wish.key(), Boolean.TRUE.equals(wish.writes()));
    return Answers.created(visit.mount().api("keys", added.id()), DeployKeyJson.of(added));
  }

  @DELETE
  @Path("{id}")
  public void remove(@PathParam("id") String id) {
    keys.remove(visit, id);
  }
}
