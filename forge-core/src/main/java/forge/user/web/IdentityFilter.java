package forge.user.web;

import forge.user.Credentials;
import forge.user.Credentials.Outcome.Known;
import forge.user.Credentials.Outcome.Wrong;
import forge.user.Identity;
import forge.user.Sessions;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who sends a request before anything looks for what it is about, and leaves the answer
 * in {@link Identity#PROPERTY}.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public final class IdentityFilter implements ContainerRequestFilter {
  private final Credentials credentials;

  public IdentityFilter(Credentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    var outcome =
        credentials.identify(
            request.getHeaderString(HttpHeaders.AUTHORIZATION),
            cookie(request),
            ClientAddress.of(request));
    switch (outcome) {
      case Known(var identity) -> request.setProperty(Identity.PROPERTY, identity);
      case Wrong wrong -> request.abortWith(answer(new Challenge(wrong)));
    }
  }

  private static @Nullable String cookie(ContainerRequestContext request) {
    var cookie = request.getCookies().get(Sessions.COOKIE);
    return cookie == null ? null : cookie.getValue();
  }

  private static Response answer(Challenge challenge) {
    return Response.status(Challenge.STATUS)
        .type(Challenge.TYPE)
        .entity(challenge.problem())
        .header(HttpHeaders.WWW_AUTHENTICATE, challenge.header())
        .build();
  }
}
