package forge.user.web;

import forge.user.Registrations;
import forge.web.Answers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Confirms addresses. */
@Path("confirm/{token: [0-9a-f]+}")
@Produces(MediaType.TEXT_HTML)
public final class ConfirmViews {
  private final Registrations registrations;

  public ConfirmViews(Registrations registrations) {
    this.registrations = registrations;
  }

  @GET
  public Response form(@PathParam("token") String token) {
    boolean good = registrations.mayConfirm(token);
    return Response.status(good ? 200 : 404).entity(new ConfirmPage(token, good)).build();
  }

  @POST
  public Response confirm(@PathParam("token") String token) {
    registrations.confirm(token);
    return Answers.seeOther(
        URI.create("/sign-in"), "Your e-mail address is confirmed. You can sign in now.");
  }
}
