package forge.user.web;

import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.TooMany;
import forge.user.ForgottenPasswords;
import forge.web.Answers;
import forge.web.Problems;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Sends letters to those who forgot their password. */
@Path("forgot")
@Produces(MediaType.TEXT_HTML)
public final class ForgotViews {
  private final ForgottenPasswords forgotten;

  public ForgotViews(ForgottenPasswords forgotten) {
    this.forgotten = forgotten;
  }

  @GET
  public ForgotPage form() {
    return new ForgotPage("", false, Problems.NONE);
  }

  @POST
  public Response forgot(
      @FormParam("email") @DefaultValue("") String email,
      @Context ContainerRequestContext request) {
    try {
      forgotten.writeTo(email, ClientAddress.of(request));
      return Response.ok(new ForgotPage(email, true, Problems.NONE)).build();
    } catch (Invalid e) {
      return Answers.again(new ForgotPage(email, false, Problems.of(e)));
    } catch (TooMany e) {
      return Response.status(429)
          .entity(new ForgotPage(email, false, Problems.of("email", e.reason())))
          .build();
    }
  }
}
