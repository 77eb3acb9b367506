package forge.directory.web;

import forge.access.Visit;
import forge.directory.Said;
import forge.directory.Showcase;
import forge.project.Profile;
import forge.project.RunsOn;
import forge.project.Screenshot;
import forge.project.Stage;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a project tells strangers, for programs. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ProfileApi {
  private final Visit visit;
  private final Showcase showcase;

  public ProfileApi(Visit visit, Showcase showcase) {
    this.visit = visit;
    this.showcase = showcase;
  }

  /** A profile as programs read it. */
  public record PresentedJson(
      String licence,
      List<String> categories,
      List<String> languages,
      List<String> runsOn,
      @Nullable String stage,
      String home,
      String help,
      List<PictureJson> screenshots) {}

  /** A picture as programs read it. */
  public record PictureJson(String url, String text, int width, int height) {}

  @GET
  public PresentedJson profile() {
    return json(visit.project().profile());
  }

  /** Says all of it anew; the pictures stay. */
  @PUT
  public PresentedJson describe(Said said) {
    return json(showcase.describe(visit, said).profile());
  }

  private PresentedJson json(Profile profile) {
    Stage stage = profile.stage();
    return new PresentedJson(
        profile.licence(),
        profile.categories(),
        profile.languages(),
        profile.runsOn().stream().map(RunsOn::name).map(ProfileApi::lower).toList(),
        stage == null ? null : lower(stage.name()),
        profile.home(),
        profile.help(),
        profile.screenshots().stream().map(this::picture).toList());
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private PictureJson picture(Screenshot shot) {
    return new PictureJson(
        visit.project().page() + "/-/pictures/" + shot.content(),
        shot.text(),
        shot.width(),
        shot.height());
  }
}
