package forge.scm.web;

import forge.access.Visit;
import forge.project.Mount;
import forge.refusal.Refusal.Invalid;
import forge.scm.Ref;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.life.Forks;
import forge.scm.web.RepositoriesApi.RepositoryRow;
import forge.web.Answers;
import forge.web.Paging;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The forks of a repository, as programs list, make and sync them. */
@Produces(MediaType.APPLICATION_JSON)
public final class ForksApi {
  private final Visit visit;
  private final Forks forks;
  private final Repositories repositories;

  ForksApi(Visit visit, Forks forks, Repositories repositories) {
    this.visit = visit;
    this.forks = forks;
    this.repositories = repositories;
  }

  /** Where a fork is to be. */
  public record NewForkJson(@Nullable String project, @Nullable String point) {}

  /** The branch to bring up to date; the default branch where none is named. */
  public record SyncJson(@Nullable String branch) {}

  /** Whether the branch moved. */
  public record SyncedJson(String branch, boolean moved) {}

  @GET
  public Response list(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    var found = forks.list(visit, after, Paging.limit(limit, 25));
    return Paging.answer(found.map(RepositoryRow::of), "after", uri);
  }

  @POST
  public Response make(@Nullable NewForkJson json) {
    if (json == null || json.project() == null || json.point() == null) {
      throw new Invalid("project", "Name a project and a mount point for the fork.");
    }
    Mount fork = forks.make(visit, json.project(), json.point());
    return Answers.created(fork.api(), RepositoryRow.of(fork));
  }

  @POST
  @Path("sync")
  public SyncedJson sync(@Nullable SyncJson json) {
    String branch = json == null || json.branch() == null ? standard() : json.branch();
    if (!org.eclipse.jgit.lib.Repository.isValidRefName(Ref.BRANCHES + branch)) {
      throw new Invalid("branch", "No branch can have this name.");
    }
    return new SyncedJson(branch, forks.sync(visit, branch));
  }

  private String standard() {
    try (Repository repository = repositories.open(visit)) {
      return Objects.requireNonNullElse(repository.head().map(Ref::brief).orElse(null), "main");
    }
  }
}
