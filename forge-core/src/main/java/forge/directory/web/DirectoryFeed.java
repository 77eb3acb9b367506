package forge.directory.web;

import forge.directory.Shelves.Shown;
import forge.web.AtomFeed;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Projects as an Atom feed. */
final class DirectoryFeed {
  private final URI site;

  DirectoryFeed(URI site) {
    this.site = site;
  }

  String write(String page, String self, List<Shown> projects) {
    return new AtomFeed("Projects", page, self, projects.stream().map(this::entry).toList())
        .write();
  }

  private AtomFeed.Entry entry(Shown shown) {
    var project = shown.project();
    String title = project.about().title();
    return new AtomFeed.Entry(
            title, site + project.page().toString(), title, at(shown), project.about().summary())
        .published(project.createdAt(), project.about().labels());
  }

  private static Instant at(Shown shown) {
    return Objects.requireNonNullElse(shown.figures().activeAt(), shown.project().createdAt());
  }
}
