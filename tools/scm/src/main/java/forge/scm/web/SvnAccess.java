package forge.scm.web;

import forge.access.Visit;
import forge.refusal.Refusal;
import forge.scm.svn.SvnHttp;
import forge.user.web.NeedsScope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Tells a server in front whether a request of Subversion's clients may pass, and whom its author
 * is: 204, 401 or 403, as the {@code auth_request} of nginx wants it.
 */
@NeedsScope("repository:read")
@Produces(MediaType.WILDCARD)
public final class SvnAccess {
  private final Visit visit;
  private final SvnHttp server;

  SvnAccess(Visit visit, SvnHttp server) {
    this.visit = visit;
    this.server = server;
  }

  @GET
  public Response ask(@HeaderParam("X-Original-Method") @Nullable String method) {
    try {
      String author = server.admit(visit, method == null ? "GET" : method) + ":forge";
      byte[] bytes = author.getBytes(StandardCharsets.UTF_8);
      return Response.noContent()
          .header("Forge-Svn-User", "Basic " + Base64.getEncoder().encodeToString(bytes))
          .header("Cache-Control", "no-store")
          .build();
    } catch (Refusal.NotFound notHere) {
      throw notHere;
    } catch (Refusal refusal) {
      return GitHttp.refused(refusal);
    }
  }
}
