package forge.scm.web;

import forge.access.CorePermission;
import forge.access.DeployKeys;
import forge.access.Visit;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.web.SettingsFrame.Section;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The deploy keys of a repository in its settings. */
@Produces(MediaType.TEXT_HTML)
public final class DeployKeyViews {
  private final Visit visit;
  private final Repositories repositories;
  private final DeployKeys keys;

  DeployKeyViews(Visit visit, Repositories repositories, DeployKeys keys) {
    visit.require(CorePermission.ADMIN);
    this.visit = visit;
    this.repositories = repositories;
    this.keys = keys;
  }

  @GET
  public View list() {
    return page("", "", false, Problems.NONE);
  }

  @POST
  public Response add(
      @FormParam("title") @DefaultValue("") String title,
      @FormParam("key") @DefaultValue("") String key,
      @FormParam("writes") @Nullable String writes) {
    boolean pushes = writes != null;
    try {
      keys.add(visit, title, key, pushes);
      return done("The key is added.");
    } catch (Invalid e) {
      String shown = key.contains("PRIVATE KEY") ? "" : key;
      return Answers.again(page(title, shown, pushes, Problems.of(e)));
    } catch (Conflict e) {
      return Answers.again(page(title, key, pushes, Problems.of("key", e.reason())));
    }
  }

  @POST
  @Path("{id}/remove")
  public Response remove(@PathParam("id") String id) {
    keys.remove(visit, id);
    return done("The key is removed.");
  }

  private DeployKeysPage page(String title, String key, boolean writes, Problems problems) {
    try (Repository repository = repositories.open(visit)) {
      return new DeployKeysPage(
          SettingsFrame.of(visit.mount(), repository, Section.KEYS),
          base().toString(),
          keys.list(visit),
          repositories.addresses().ssh(visit.mount()).orElse(""),
          title,
          key,
          writes,
          problems);
    }
  }

  private URI base() {
    return visit.mount().page("settings", "keys");
  }

  private Response done(String notice) {
    return Answers.seeOther(base(), notice);
  }
}
