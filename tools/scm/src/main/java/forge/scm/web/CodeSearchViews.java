package forge.scm.web;

import forge.access.Visit;
import forge.user.Identity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Answers browsers that search code. */
@Produces(MediaType.TEXT_HTML)
public final class CodeSearchViews {
  private final CodeSearchDesk desk;
  private final Identity identity;
  private final @Nullable Visit visit;
  private final boolean here;

  /**
   * @param visit to a project or a repository; null for the whole site
   * @param here whether only the visited repository is searched
   */
  CodeSearchViews(CodeSearchDesk desk, Identity identity, @Nullable Visit visit, boolean here) {
    this.desk = desk;
    this.identity = identity;
    this.visit = visit;
    this.here = here;
  }

  @GET
  public Response page(
      @QueryParam("q") @Nullable String typed, @QueryParam("cursor") @Nullable String cursor) {
    return desk.page(identity, visit, here, typed, cursor);
  }
}
