package forge.scm.web;

import forge.access.Visit;
import forge.live.Live;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.life.Life;
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
  private final Live live;

  UpkeepViews(Visit visit, Repositories repositories, Life life) {
    this.visit = visit;
    this.repositories = repositories;
    this.upkeep = life.upkeep();
    this.live = life.live();
  }

  @GET
  public View page() {
    LiveSpot spot = LiveSpot.of(live, visit.mount());
    try (Repository repository = repositories.open(visit)) {
      return new UpkeepPage(
          SettingsFrame.of(visit.mount(), repository, Section.UPKEEP),
          visit.mount(),
          upkeep.get(visit),
          upkeep.shape(visit),
          spot);
    }
  }

  @POST
  public Response now() {
    upkeep.now(visit);
    return Answers.seeOther(
        visit.mount().page("settings", "upkeep"), "It is done as soon as nobody pushes.");
  }
}
