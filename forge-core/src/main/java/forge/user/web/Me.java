package forge.user.web;

import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.SignInNeeded;
import forge.user.Identity;
import forge.user.Identity.Proof;
import forge.user.UserId;
import jakarta.ws.rs.container.ContainerRequestContext;

/** Whoever sends a request about their own account. */
final class Me {
  private Me() {}

  static UserId id(ContainerRequestContext request) {
    return identity(request).user().id();
  }

  static Identity identity(ContainerRequestContext request) {
    Identity identity = Identity.of(request);
    if (identity.user().guest()) {
      throw new SignInNeeded("see your account");
    }
    return identity;
  }

  /** As {@link #id}, but not by a token, which must not beget others. */
  static UserId inPerson(ContainerRequestContext request) {
    Identity identity = identity(request);
    if (identity.proof() == Proof.TOKEN) {
      throw new Denied("make or add credentials with a token; sign in for that");
    }
    return identity.user().id();
  }
}
