package forge.scm.web;

import forge.access.Visit;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.life.Upkeep;
import forge.scm.web.SettingsFrame.Section;
import forge.web.Answers;
import forge.web.View;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The settings about how a repository is kept well. */
@Produces(MediaType.TEXT_HTML)
public final class UpkeepViews {
  private final Visit visit;
  private final Repositories repositories;
  private final Upkeep upkeep;

  UpkeepViews(Visit visit, Repositories repositories, Upkeep upkeep) {
    this.visit = visit;
    this.repositories = repositories;
    this.upkeep = upkeep;
  }

  @GET
  public View page() {
    try (Repository repository = repositories.open(visit)) {
      return new UpkeepPage(
          SettingsFrame.of(visit.mount(), repository, Section.UPKEEP),
          visit.mount(),
          upkeep.get(visit),
          upkeep.shape(visit));
    }
  }

  @POST
  public Response now() {
    upkeep.now(visit);
    return Answers.seeOther(
        visit.mount().page("settings", "upkeep"), "It is done as soon as nobody pushes.");
  }
}
