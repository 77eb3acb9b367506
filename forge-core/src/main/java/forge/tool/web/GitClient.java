package forge.tool.web;

import forge.user.Identity;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

/**
 * What stock git needs of the entrance: it sends a password only after a 401, so a guest who asks
 * for a repository that is hidden or missing is asked to sign in, alike for both.
 */
final class GitClient {
  private GitClient() {}

  static boolean wantsToSignIn(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    return Identity.of(request).user().guest()
        && (path.endsWith("/info/refs")
            || path.contains("/info/lfs/")
            || path.endsWith("/git-upload-pack")
            || path.endsWith("/git-receive-pack"));
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
