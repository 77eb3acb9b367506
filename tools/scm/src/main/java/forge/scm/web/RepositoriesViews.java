package forge.scm.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.Mount;
import forge.scm.Ref;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.Settings;
import forge.scm.Systems;
import forge.scm.life.NewRepositories;
import forge.web.View;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Lists the repositories of a project. */
@Produces(MediaType.TEXT_HTML)
public final class RepositoriesViews {
  private final Visit visit;
  private final Repositories repositories;

  RepositoriesViews(Visit visit, Repositories repositories) {
    this.visit = visit;
    this.repositories = repositories;
  }

  @GET
  public View list() {
    visit.require(CorePermission.READ);
    return new RepositoriesPage(
        visit.mount(),
        NewRepositories.all(visit).stream().map(this::row).toList(),
        visit.atProject().may(CorePermission.ADMIN));
  }

  private RepositoriesPage.Row row(Mount mount) {
    try (Repository repository = repositories.open(visit.at(mount))) {
      return new RepositoriesPage.Row(
          mount.label(),
          mount.page().toString(),
          Systems.kind(mount).label(),
          Settings.about(mount),
          repository.head().map(Ref::touchedAt).orElse(null));
    }
  }
}
