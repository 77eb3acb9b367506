package forge.user.web;

import forge.refusal.Refusal;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.TooMany;
import forge.user.Device;
import forge.user.Identity;
import forge.user.Identity.Proof;
import forge.user.SignIns;
import forge.web.Answers;
import forge.web.Problems;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Lets people in. */
@Path("sign-in")
@Produces(MediaType.TEXT_HTML)
public final class SignInViews {
  private final SignIns signIns;
  private final SessionCookie cookie;

  public SignInViews(SignIns signIns, SessionCookie cookie) {
    this.signIns = signIns;
    this.cookie = cookie;
  }

  @GET
  public Response form(
      @QueryParam("to") @Nullable String to, @Context ContainerRequestContext request) {
    String target = OwnPath.or(to, "/");
    if (Identity.of(request).proof() == Proof.SESSION) {
      return Answers.seeOther(target);
    }
    return Response.ok(new SignInPage(target, "", Problems.NONE)).build();
  }

  @POST
  public Response signIn(
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("to") @Nullable String to,
      @Context ContainerRequestContext request) {
    String target = OwnPath.or(to, "/");
    Device device =
        Device.of(request.getHeaderString(HttpHeaders.USER_AGENT), ClientAddress.of(request));
    try {
      var started = signIns.signIn(name, password, device);
      return Response.fromResponse(Answers.seeOther(target))
          .cookie(cookie.carrying(started.secret()))
          .build();
    } catch (Invalid e) {
      return again(422, target, name, Problems.of(e));
    } catch (Denied | TooMany e) {
      return again(e instanceof TooMany ? 429 : 403, target, name, named(e));
    }
  }

  private static Problems named(Refusal refusal) {
    return Problems.of("name", refusal.reason());
  }

  private static Response again(int status, String to, String name, Problems problems) {
    return Response.status(status).entity(new SignInPage(to, name, problems)).build();
  }
}
