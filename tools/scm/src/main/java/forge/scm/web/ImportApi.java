package forge.scm.web;

import forge.access.Visit;
import forge.scm.life.Import;
import forge.scm.life.Imports;
import forge.scm.life.Login;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The import of a repository, as programs follow it. */
@Produces(MediaType.APPLICATION_JSON)
public final class ImportApi {
  private final Visit visit;
  private final Imports imports;

  ImportApi(Visit visit, Imports imports) {
    this.visit = visit;
    this.imports = imports;
  }

  /** How far an import is. */
  public record ImportJson(
      String source, String state, int percent, String text, String by, Instant at) {
    static ImportJson of(Import one) {
      return new ImportJson(
          one.source(), one.state().key(), one.percent(), one.text(), one.by().value(), one.at());
    }
  }

  /** The login for another try; none where the one given before will do. */
  public record AgainJson(@Nullable String user, @Nullable String password) {}

  @GET
  public ImportJson status() {
    return ImportJson.of(imports.get(visit));
  }

  @POST
  public Response again(@Nullable AgainJson json) {
    imports.get(visit);
    imports.again(visit, json == null ? null : Login.of(json.user(), json.password()));
    return Response.accepted(ImportJson.of(imports.get(visit))).build();
  }

  @DELETE
  public ImportJson cancel() {
    imports.cancel(visit);
    return ImportJson.of(imports.get(visit));
  }
}
