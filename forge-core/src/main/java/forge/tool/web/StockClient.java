package forge.tool.web;

import forge.user.Identity;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Objects;

/**
 * What stock git, svn and hg need of the entrance: they send a password only after a 401, so a
 * guest who asks for a repository that is hidden or missing is asked to sign in, alike for both.
 */
final class StockClient {
  private StockClient() {}

  static boolean wantsToSignIn(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    return Identity.of(request).user().guest()
        && (path.endsWith("/info/refs")
            || path.contains("/info/lfs/")
            || path.endsWith("/git-upload-pack")
            || path.endsWith("/git-receive-pack")
            || path.endsWith("/svn-access")
            || mercurial(request));
  }

  /** Nobody asks so, and the answer would be made at some cost for nobody to read. */
  static void refuseHead(ContainerRequestContext request) {
    if (request.getMethod().equals("HEAD") && mercurial(request)) {
      throw new NotAllowedException(
          Response.status(405).header(HttpHeaders.ALLOW, "GET, POST").build());
    }
  }

  private static boolean mercurial(ContainerRequestContext request) {
    String accepts = Objects.requireNonNullElse(request.getHeaderString(HttpHeaders.ACCEPT), "");
    return accepts.contains("application/mercurial");
  }

  static RuntimeException challenge() {
    return new NotAuthorizedException(
        Response.status(401)
            .header("WWW-Authenticate", "Basic realm=\"Forge\", charset=\"UTF-8\"")
            .type("text/plain; charset=utf-8")
            .entity("Sign in with your user name and a personal access token.\n")
            .build());
  }
}
