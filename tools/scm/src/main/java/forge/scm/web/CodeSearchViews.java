package forge.scm.web;

import forge.access.Visit;
import forge.search.SearchTabs;
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
  private final @Nullable SearchTabs tabs;

  /**
   * @param visit to a project or a repository; null for the whole site
   * @param tabs the searches beside it; null where only the visited repository is searched
   */
  CodeSearchViews(
      CodeSearchDesk desk, Identity identity, @Nullable Visit visit, @Nullable SearchTabs tabs) {
    this.desk = desk;
    this.identity = identity;
    this.visit = visit;
    this.tabs = tabs;
  }

  @GET
  public Response page(
      @QueryParam("q") @Nullable String typed, @QueryParam("cursor") @Nullable String cursor) {
    return desk.page(identity, visit, tabs, typed, cursor);
  }
}
