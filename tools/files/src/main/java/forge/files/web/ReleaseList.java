package forge.files.web;

import forge.files.Release;
import forge.files.ReleaseState;
import forge.markup.Html;
import forge.project.Mount;
import forge.web.View;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The releases of a project, the newest on top.
 *
 * @param drafts shown to those who ship
 * @param next the address of the older part; null at the end
 */
public record ReleaseList(
    Mount mount, List<Line> drafts, List<Line> releases, @Nullable String next, boolean mayShip)
    implements View {

  /**
   * A release as the list shows it.
   *
   * @param at when it came out; of a draft, when it is to come out or was begun
   * @param state a word; empty where nothing need be said
   * @param latest whether it is the highest version on this page that is out for good
   */
  public record Line(
      String name,
      String version,
      URI url,
      Instant at,
      String state,
      String because,
      boolean latest,
      Html notes) {}

  static ReleaseList of(
      Mount mount,
      List<Release> drafts,
      List<Release> releases,
      List<Html> notes,
      @Nullable String next,
      boolean mayShip) {
    Release latest =
        releases.stream()
            .filter(r -> r.state() == ReleaseState.PUBLISHED)
            .max(Comparator.comparing(Release::order))
            .orElse(null);
    var lines = new ArrayList<Line>();
    for (int i = 0; i < releases.size(); i++) {
      lines.add(line(mount, releases.get(i), notes.get(i), releases.get(i).equals(latest)));
    }
    return new ReleaseList(
        mount,
        drafts.stream().map(d -> line(mount, d, Html.EMPTY, false)).toList(),
        lines,
        next,
        mayShip);
  }

  private static Line line(Mount mount, Release release, Html notes, boolean latest) {
    Instant begun = Objects.requireNonNullElse(release.due(), release.madeAt());
    return new Line(
        release.name(),
        release.version(),
        mount.page("releases", release.version()),
        Objects.requireNonNullElse(release.publishedAt(), begun),
        release.state() == ReleaseState.PUBLISHED ? "" : release.state().label(),
        release.because(),
        latest,
        notes);
  }
}
