package forge.scm.web;

import forge.access.CorePermission;
import forge.access.DeployKeys;
import forge.access.Visit;
import forge.project.Mount;
import forge.scm.Archived;
import forge.scm.Ref;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.Settings;
import forge.scm.rule.Rules;
import forge.scm.web.SettingsFrame.Section;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The settings of a repository, for admins of its project. */
@Produces(MediaType.TEXT_HTML)
public final class CodeSettingsViews {
  private final Visit visit;
  private final Mount mount;
  private final Repositories repositories;
  private final Settings settings;
  private final Rules rules;
  private final DeployKeys keys;
  private final Upkeep upkeep;

  /** Only admins get in, whatever page of the settings they want. */
  CodeSettingsViews(Visit visit, Repositories repositories, Upkeep upkeep) {
    visit.require(CorePermission.ADMIN);
    this.visit = visit;
    this.mount = visit.mount();
    this.repositories = repositories;
    this.settings = upkeep.settings();
    this.rules = upkeep.rules();
    this.keys = upkeep.keys();
    this.upkeep = upkeep;
  }

  @GET
  public View general() {
    return page(mount.label(), Settings.about(mount), mount.point().value(), Problems.NONE);
  }

  @POST
  public Response describe(
      @FormParam("label") @Nullable String label,
      @FormParam("about") @Nullable String about,
      @FormParam("branch") @Nullable String branch) {
    return Answers.orAgain(
        "point",
        () -> {
          settings.describe(visit, or(label), or(about), or(branch));
          return done(mount, "Saved.");
        },
        problems -> page(or(label), or(about), mount.point().value(), problems));
  }

  @POST
  @Path("archive")
  public Response archive(@FormParam("archived") @Nullable String archived) {
    boolean now = "yes".equals(archived);
    settings.archive(visit, now);
    return done(mount, now ? "Nobody can change this repository now." : "It takes changes again.");
  }

  @POST
  @Path("index")
  public Response index() {
    upkeep.remade().ask(visit);
    return done(mount, "What is kept of this repository is read again from its files.");
  }

  @POST
  @Path("move")
  public Response move(@FormParam("point") @Nullable String point) {
    return Answers.orAgain(
        "point",
        () -> {
          Mount moved = settings.move(visit, or(point).strip());
          return done(moved, "It is at " + moved.page() + " now; the old address leads here.");
        },
        problems -> page(mount.label(), Settings.about(mount), or(point), problems));
  }

  @POST
  @Path("delete")
  public Response delete(@FormParam("name") @Nullable String name) {
    return Answers.orAgain(
        "point",
        () -> {
          settings.delete(visit, or(name).strip());
          return Answers.seeOther(
              visit.project().page(), "The repository " + mount.point() + " is gone.");
        },
        problems -> page(mount.label(), Settings.about(mount), mount.point().value(), problems));
  }

  @Path("rules")
  public Object rules() {
    return new RuleViews(visit, repositories, rules, settings);
  }

  @Path("keys")
  public Object keys() {
    return new DeployKeyViews(visit, repositories, keys);
  }

  private GeneralPage page(String label, String about, String point, Problems problems) {
    try (Repository repository = repositories.open(visit)) {
      return new GeneralPage(
          SettingsFrame.of(mount, repository, Section.GENERAL),
          mount,
          label,
          about,
          repository.head().map(Ref::brief).orElse(""),
          repository.branches(),
          Archived.is(mount),
          point,
          problems);
    }
  }

  private static Response done(Mount at, String notice) {
    return Answers.seeOther(at.page("settings"), notice);
  }

  private static String or(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
