package forge.scm.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.Mount;
import forge.refusal.Refusal.Invalid;
import forge.scm.Settings;
import forge.scm.Systems;
import forge.scm.VersionControl.Kind;
import forge.scm.life.Login;
import forge.scm.life.NewRepositories;
import forge.scm.life.NewRepositories.Beginning;
import forge.scm.life.NewRepositories.Wanted;
import forge.web.Answers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The repositories of a project, as programs list and make them. */
@Produces(MediaType.APPLICATION_JSON)
public final class RepositoriesApi {
  private final Visit visit;
  private final NewRepositories repositories;

  RepositoriesApi(Visit visit, NewRepositories repositories) {
    this.visit = visit;
    this.repositories = repositories;
  }

  /** A repository of the project. */
  public record RepositoryRow(
      String id, String point, String label, String about, String system, String api) {
    static RepositoryRow of(Mount mount) {
      return new RepositoryRow(
          mount.id().value(),
          mount.point().value(),
          mount.label(),
          Settings.about(mount),
          Systems.kind(mount).key(),
          mount.api().toString());
    }
  }

  /**
   * A repository to be made.
   *
   * @param begin {@code empty}, {@code readme} or {@code import}
   */
  public record NewRepositoryJson(
      @Nullable String point,
      @Nullable String label,
      @Nullable String about,
      @Nullable String system,
      @Nullable String begin,
      @Nullable String url,
      @Nullable String user,
      @Nullable String password) {}

  @GET
  public List<RepositoryRow> list() {
    visit.require(CorePermission.READ);
    return NewRepositories.all(visit).stream().map(RepositoryRow::of).toList();
  }

  @POST
  public Response make(@Nullable NewRepositoryJson json) throws IOException {
    visit.require(CorePermission.ADMIN);
    if (json == null) {
      throw new Invalid("point", "Say where the repository is to be.");
    }
    Beginning beginning =
        Beginning.of(Objects.requireNonNullElse(json.begin(), Beginning.EMPTY.key()));
    if (beginning == Beginning.UPLOAD) {
      throw new Invalid("begin", "Upload a file on the page; programs push or import.");
    }
    Mount made =
        repositories.make(
            visit,
            new Wanted(
                or(json.point()),
                or(json.label()),
                or(json.about()),
                Objects.requireNonNullElse(json.system(), Kind.GIT.key()),
                beginning,
                or(json.url()),
                Login.of(json.user(), json.password())),
            null);
    return Answers.created(made.api(), RepositoryRow.of(made));
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
