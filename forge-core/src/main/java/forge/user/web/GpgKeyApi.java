package forge.user.web;

import forge.user.GpgKeys;
import forge.web.Answers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** A user's own GPG keys for programs. */
@Path("rest/account/gpg-keys")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class GpgKeyApi {
  private final GpgKeys keys;

  public GpgKeyApi(GpgKeys keys) {
    this.keys = keys;
  }

  @GET
  public List<GpgKeyJson> list(@Context ContainerRequestContext request) {
    return keys.list(Me.id(request)).stream().map(GpgKeyJson::of).toList();
  }

  @POST
  public Response add(NewGpgKeyJson wish, @Context ContainerRequestContext request) {
    var key = keys.add(Me.inPerson(request), wish.key());
    return Answers.created(
        URI.create("/rest/account/gpg-keys/" + key.fingerprint()), GpgKeyJson.of(key));
  }

  @DELETE
  @Path("{fingerprint}")
  public void remove(
      @PathParam("fingerprint") String fingerprint, @Context ContainerRequestContext request) {
    keys.remove(Me.id(request), fingerprint);
  }
}
