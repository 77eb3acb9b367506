package forge.directory.web;

import forge.access.MembershipStore;
import forge.access.Visit;
import forge.config.ForgeConfig;
import forge.directory.Directory;
import forge.markup.Markup;
import forge.tool.Tools;
import forge.web.View;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Hands out what answers those who look for projects, or present theirs. */
public final class DirectoryDesk {
  private final Directory directory;
  private final URI site;
  private final Summary front;

  /**
   * Hands out what answers.
   *
   * @param instead the front page of projects that have another than the usual
   */
  public DirectoryDesk(
      Directory directory,
      Tools tools,
      MembershipStore memberships,
      Markup markup,
      ForgeConfig config,
      Function<Visit, Optional<View>> instead) {
    this.directory = directory;
    this.site = config.publicUrl();
    this.front =
        new Summary(
            tools, memberships, markup, directory.categories(), directory.figures(), instead);
  }

  /** The front pages of projects. */
  public Summary front() {
    return front;
  }

  /** What answers at the site itself. */
  public List<Object> resources() {
    var categories = directory.categories();
    return List.of(
        new CategoryViews(categories),
        new DirectoryViews(directory.shelves(), categories, site),
        new DirectoryApi(directory.shelves(), categories));
  }

  /** What answers browsers within a project, by the word after {@code /-/}. */
  public Map<String, Function<Visit, Object>> parts() {
    var showcase = directory.showcase();
    var categories = directory.categories();
    var figures = directory.figures();
    return Map.of(
        "profile", visit -> new ProfileViews(visit, showcase, categories),
        "screenshots", visit -> new ScreenshotViews(visit, showcase),
        "pictures", visit -> new PictureViews(visit, showcase),
        "badges", visit -> new BadgeViews(visit, figures, site),
        "doap",
            visit ->
                new DoapViews(visit, categories.tree(), figures.of(visit.project().id()), site));
  }

  /** What answers programs within a project, likewise. */
  public Map<String, Function<Visit, Object>> apis() {
    return Map.of("profile", visit -> new ProfileApi(visit, directory.showcase()));
  }
}
