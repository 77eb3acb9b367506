package forge.directory.web;

import forge.directory.Categories;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.user.Identity;
import forge.user.User;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Answers the administrators of the site who write the categories of the directory. */
@Path("/admin/categories")
@Produces(MediaType.TEXT_HTML)
public final class CategoryViews {
  private final Categories categories;

  public CategoryViews(Categories categories) {
    this.categories = categories;
  }

  /** The tree in force, or the one that comes with the forge to be taken instead. */
  @GET
  public View form(
      @QueryParam("standard") @Nullable String standard, @Context ContainerRequestContext request) {
    admin(request);
    String text = standard == null ? categories.tree().text() : Categories.standard().text();
    return page(text, categories.revision(), Problems.NONE);
  }

  @POST
  public Response write(
      @FormParam("tree") @Nullable String tree,
      @FormParam("revision") @DefaultValue("0") String revision,
      @Context ContainerRequestContext request) {
    User admin = admin(request);
    String typed = tree == null ? "" : tree.replace("\r\n", "\n");
    try {
      categories.write(admin, typed, number(revision));
      return Answers.seeOther(URI.create("/admin/categories"), "The categories are changed.");
    } catch (Invalid e) {
      return Answers.again(page(typed, number(revision), Problems.of(e)));
    } catch (Conflict e) {
      return Answers.again(page(typed, number(revision), Problems.of("tree", e.reason())));
    }
  }

  private static int number(String revision) {
    return revision.matches("[0-9]{1,9}") ? Integer.parseInt(revision) : 0;
  }

  private CategoriesPage page(String text, int revision, Problems problems) {
    return new CategoriesPage(categories.tree(), text, revision, problems);
  }

  private static User admin(ContainerRequestContext request) {
    User user = Identity.of(request).user();
    if (!user.admin()) {
      throw new NotFound("This page");
    }
    return user;
  }
}
