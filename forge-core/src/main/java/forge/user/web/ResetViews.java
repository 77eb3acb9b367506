package forge.user.web;

import forge.refusal.Refusal.Invalid;
import forge.user.ForgottenPasswords;
import forge.user.UserId;
import forge.web.Answers;
import forge.web.Problems;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Sets forgotten passwords anew. */
@Path("reset/{token: [0-9a-f]+}")
@Produces(MediaType.TEXT_HTML)
public final class ResetViews {
  private final ForgottenPasswords forgotten;

  public ResetViews(ForgottenPasswords forgotten) {
    this.forgotten = forgotten;
  }

  @GET
  public Response form(@PathParam("token") String token) {
    ResetPage page = page(token, Problems.NONE);
    return Response.status(page.user() == null ? 404 : 200).entity(page).build();
  }

  @POST
  public Response reset(
      @PathParam("token") String token, @FormParam("password") @DefaultValue("") String password) {
    try {
      forgotten.reset(token, password);
    } catch (Invalid e) {
      return Answers.again(page(token, Problems.of(e)));
    }
    return Answers.seeOther(
        URI.create("/sign-in"), "Your new password is set, and all sessions have ended.");
  }

  private ResetPage page(String token, Problems problems) {
    return new ResetPage(
        token, forgotten.mayReset(token).map(UserId::value).orElse(null), problems);
  }
}
