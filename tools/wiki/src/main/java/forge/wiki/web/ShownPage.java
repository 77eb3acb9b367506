package forge.wiki.web;

import forge.artifact.Attachment;
import forge.artifact.Rendered;
import forge.project.Project;
import forge.user.UserId;
import forge.web.View;
import forge.wiki.PageTitle;
import forge.wiki.WikiPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page to be read. */
public record ShownPage(
    Project project,
    Places places,
    WikiPage page,
    Rendered rendered,
    Outline outline,
    String place,
    UserId viewer,
    boolean mayEdit,
    boolean mayModerate)
    implements View {

  /** The pages it is below, then itself. */
  public List<Crumb> crumbs() {
    var crumbs = new ArrayList<Crumb>();
    crumbs.add(new Crumb(places.mount().label(), places.home()));
    String[] parts = page.title().value().split("/", -1);
    var path = new StringBuilder();
    for (int i = 0; i < parts.length - 1; i++) {
      path.append(i == 0 ? "" : "/").append(parts[i]);
      crumbs.add(new Crumb(parts[i], places.page(new PageTitle(path.toString()))));
    }
    crumbs.add(new Crumb(page.title().last(), null));
    return crumbs;
  }

  /** Whether the text begins with a heading of its own, so that the page needs no other. */
  public boolean titled() {
    return page.current().text().startsWith("# ");
  }

  /** A step of the way to a page. */
  public record Crumb(String label, @Nullable String url) {}

  /** The files that whoever looks may remove. */
  public List<Attachment> removable() {
    return rendered.attachments().stream()
        .filter(a -> mayModerate || a.by().equals(viewer))
        .toList();
  }

  /** The files attached to it, as the list of them wants them. */
  public List<Map<String, Object>> files() {
    return rendered.attachments().stream()
        .<Map<String, Object>>map(
            a ->
                a.thumbnail() == null
                    ? Map.of("name", a.name(), "url", a.page(), "size", a.size())
                    : Map.of(
                        "name",
                        a.name(),
                        "url",
                        a.page(),
                        "size",
                        a.size(),
                        "thumbnail",
                        String.valueOf(a.thumbnail())))
        .toList();
  }
}
