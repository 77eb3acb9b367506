package forge.directory.web;

import forge.project.Project;
import forge.web.View;
import java.util.List;

/** The page from which badges and buttons are taken to other pages. */
public record BadgesPage(Project project, List<Offered> offered) implements View {

  /**
   * A badge.
   *
   * @param alt what it says, for who cannot see it
   */
  public record Offered(
      String name, String picture, String alt, String html, String markdown, String bbcode) {}
}
