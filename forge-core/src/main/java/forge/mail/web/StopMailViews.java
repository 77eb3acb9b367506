package forge.mail.web;

import forge.mail.Unsubscriptions;
import forge.web.SecretAddress;
import forge.web.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * Stops mail that somebody is told of by a tool, with one click and without signing in, as RFC 8058
 * has it: who knows the address got the mail.
 */
@Path("mail/stop/{token: [0-9a-f]{40}}")
@SecretAddress
@Produces(MediaType.TEXT_HTML)
public final class StopMailViews {
  private final Unsubscriptions unsubscriptions;

  public StopMailViews(Unsubscriptions unsubscriptions) {
    this.unsubscriptions = unsubscriptions;
  }

  /** A page with a button: what fetches links from letters presses none. */
  @GET
  public View ask(@PathParam("token") String token) {
    unsubscriptions.check(token);
    return new StopMailPage(token, null);
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  public View stop(@PathParam("token") String token) {
    return new StopMailPage(token, unsubscriptions.stop(token));
  }
}
