package forge.user.web;

import forge.user.Identity;
import forge.user.Identity.Proof;
import forge.user.SignIns;
import forge.web.Answers;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Lets people out. */
@Path("sign-out")
public final class SignOutViews {
  private final SignIns signIns;
  private final SessionCookie cookie;

  public SignOutViews(SignIns signIns, SessionCookie cookie) {
    this.signIns = signIns;
    this.cookie = cookie;
  }

  @POST
  public Response signOut(@Context ContainerRequestContext request) {
    Identity identity = Identity.of(request);
    if (identity.proof() == Proof.SESSION && identity.credential() != null) {
      signIns.signOut(identity.user().id(), identity.credential());
    }
    return Response.fromResponse(Answers.seeOther(URI.create("/"), "You are signed out."))
        .cookie(cookie.gone())
        .build();
  }
}
