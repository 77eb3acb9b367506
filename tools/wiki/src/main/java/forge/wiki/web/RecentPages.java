package forge.wiki.web;

import forge.project.Mount;
import forge.wiki.WikiPage;
import java.time.Instant;
import java.util.List;

/** The pages of a wiki that were changed last, as a project's home shows them. */
public record RecentPages(String label, String changes, List<Row> rows) {

  /** A page that was changed. */
  public record Row(String title, String url, String by, Instant at) {}

  public static RecentPages of(Mount mount, List<WikiPage> pages) {
    return new RecentPages(
        mount.label(),
        mount.page("-", "changes").toString(),
        pages.stream()
            .map(
                p ->
                    new Row(
                        p.title().value(),
                        mount.page(p.title()).toString(),
                        p.current().by().value(),
                        p.current().at()))
            .toList());
  }
}
