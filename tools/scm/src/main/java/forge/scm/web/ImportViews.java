package forge.scm.web;

import forge.access.Visit;
import forge.scm.life.Imports;
import forge.scm.life.Login;
import forge.web.Answers;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What admins do about the import of a repository; how far it is, its first page shows. */
@Produces(MediaType.TEXT_HTML)
public final class ImportViews {
  private final Visit visit;
  private final Imports imports;

  ImportViews(Visit visit, Imports imports) {
    this.visit = visit;
    this.imports = imports;
  }

  @GET
  public Response page() {
    return Answers.seeOther(visit.mount().page());
  }

  @POST
  @Path("cancel")
  public Response cancel() {
    imports.cancel(visit);
    return Answers.seeOther(visit.mount().page(), "The import was cancelled.");
  }

  @POST
  @Path("again")
  public Response again(
      @FormParam("user") @Nullable String user, @FormParam("password") @Nullable String password) {
    imports.again(visit, Login.of(user, password));
    return Answers.seeOther(visit.mount().page(), "The import starts once more.");
  }
}
