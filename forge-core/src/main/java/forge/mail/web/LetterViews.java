package forge.mail.web;

import forge.mail.LetterBook;
import forge.refusal.Refusal.NotFound;
import forge.user.Identity;
import forge.web.View;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Shows the letters of this site to its administrators. For everybody else there is nothing. */
@Path("admin/letters")
@Produces(MediaType.TEXT_HTML)
public final class LetterViews {
  private static final int PAGE = 50;

  private final LetterBook letters;

  public LetterViews(LetterBook letters) {
    this.letters = letters;
  }

  @GET
  public View list(
      @QueryParam("before") @Nullable String before, @Context ContainerRequestContext request) {
    requireAdmin(request);
    return new LettersPage(letters.list(before, PAGE));
  }

  @GET
  @Path("{id: [0-9a-f]{24,64}}")
  public View show(@PathParam("id") String id, @Context ContainerRequestContext request) {
    requireAdmin(request);
    return new LetterPage(letters.get(id));
  }

  private static void requireAdmin(ContainerRequestContext request) {
    if (!Identity.of(request).user().admin()) {
      throw new NotFound("This page");
    }
  }
}
