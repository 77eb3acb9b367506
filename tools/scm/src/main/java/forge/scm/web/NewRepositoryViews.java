package forge.scm.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.Mount;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.TooLarge;
import forge.scm.Systems;
import forge.scm.VersionControl.Kind;
import forge.scm.git.GitUploads;
import forge.scm.life.Login;
import forge.scm.life.NewRepositories;
import forge.scm.life.NewRepositories.Beginning;
import forge.scm.life.NewRepositories.Wanted;
import forge.web.Answers;
import forge.web.Multipart;
import forge.web.Multipart.Part;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes another repository in the project. */
@Produces(MediaType.TEXT_HTML)
public final class NewRepositoryViews {
  private static final int LONGEST_FIELD = 4_000;

  private final Visit visit;
  private final NewRepositories repositories;

  NewRepositoryViews(Visit visit, NewRepositories repositories) {
    visit.require(CorePermission.ADMIN);
    this.visit = visit;
    this.repositories = repositories;
  }

  @GET
  public View form() {
    return page(Map.of("begin", Beginning.EMPTY.key(), "system", Kind.GIT.key()), Problems.NONE);
  }

  /** The file comes last, so that everything else is known when it arrives. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response make(@Context HttpHeaders headers, InputStream body) throws IOException {
    var typed = new HashMap<String, String>();
    Multipart form = Multipart.of(headers.getMediaType(), body);
    InputStream file = null;
    for (Part part = form.next(); part != null && file == null; part = form.next()) {
      if (part.file() == null) {
        typed.put(part.name(), part.text(LONGEST_FIELD).strip());
      } else if (Beginning.UPLOAD.key().equals(typed.get("begin"))) {
        file = part.content();
        break;
      }
    }
    return make(typed, file);
  }

  private Response make(Map<String, String> typed, @Nullable InputStream file) throws IOException {
    try {
      Mount made = repositories.make(visit, wanted(typed), file);
      return Answers.seeOther(made.page(), "The repository " + made.label() + " is there now.");
    } catch (Invalid e) {
      return Answers.again(page(typed, Problems.of(e)));
    } catch (Conflict e) {
      return Answers.again(page(typed, Problems.of("point", e.reason())));
    } catch (TooLarge e) {
      return Answers.again(page(typed, Problems.of("file", e.reason())));
    }
  }

  private static Wanted wanted(Map<String, String> typed) {
    return new Wanted(
        typed.getOrDefault("point", ""),
        typed.getOrDefault("label", ""),
        typed.getOrDefault("about", ""),
        typed.getOrDefault("system", Kind.GIT.key()),
        Beginning.of(typed.getOrDefault("begin", Beginning.EMPTY.key())),
        typed.getOrDefault("url", ""),
        Login.of(typed.get("user"), typed.get("password")));
  }

  private NewRepositoryPage page(Map<String, String> typed, Problems problems) {
    var shown = new HashMap<>(typed);
    shown.remove("password");
    return new NewRepositoryPage(
        visit.mount(),
        visit.project().about().title(),
        Arrays.stream(Kind.values())
            .filter(kind -> Systems.keys().contains(kind.key()))
            .map(kind -> new NewRepositoryPage.Choice(kind.key(), kind.label()))
            .toList(),
        shown,
        GitUploads.LARGEST,
        problems);
  }
}
