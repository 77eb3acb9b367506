package forge.artifact;

import forge.access.Visit;
import forge.event.Event;
import forge.event.Events;
import forge.event.Subject;
import forge.markup.Html;
import forge.project.Mount;
import forge.project.MountId;
import forge.project.Project;
import forge.project.ProjectStore;
import forge.user.UserId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the platform knows of all artifacts: how they are linked, who follows them and what is
 * attached to them.
 *
 * <p>It learns of an artifact by asking its tool for the {@link Card} after every event about it.
 */
public final class Artifacts {
  private final ArtifactStore store;
  private final Descriptions descriptions;
  private final ProjectStore projects;
  private final Clock clock;

  public Artifacts(
      ArtifactStore store, Descriptions descriptions, ProjectStore projects, Clock clock) {
    this.store = store;
    this.descriptions = descriptions;
    this.projects = projects;
    this.clock = clock;
  }

  /** What an event about an artifact of the visited mount has as its subject. */
  public static Subject subject(Mount mount, String artifact, String title, String page) {
    return new Subject(mount.project(), mount.id(), mount.tool(), artifact, title, page);
  }

  /**
   * Renders all Markdown of a page, with its links, in one database call; brings along what is
   * related to the artifact, attached to it and whether the visitor follows it.
   *
   * @param artifact the artifact the page shows; empty for a page that shows none
   */
  public Rendered render(Visit visit, String artifact, List<String> texts) {
    return new Rendered(
        texts.stream().map(Html::new).toList(),
        List.of(),
        List.of(),
        following(visit.mount(), artifact, false, 0));
  }

  /** Renders Markdown as a preview, in one database call. */
  public Html preview(Visit visit, String text) {
    return render(visit, "", List.of(text)).texts().getFirst();
  }

  /** Has somebody told of what happens to an artifact; the empty artifact is the whole mount. */
  public void follow(Mount mount, String artifact, UserId user) {
    store.follow(mount, artifact, user);
  }

  public void unfollow(MountId mount, String artifact, UserId user) {
    store.unfollow(mount, artifact, user);
  }

  /** Who follows the artifact or the whole of its mount. */
  public Set<UserId> followers(MountId mount, String artifact) {
    var all = new java.util.TreeSet<>(store.followers(mount, artifact));
    all.addAll(store.followers(mount, ""));
    return all;
  }

  private static Following following(Mount mount, String artifact, boolean follows, int count) {
    String action =
        "/-/%s/%s/%s"
            .formatted(
                follows ? "unfollow" : "follow",
                mount.id(),
                URLEncoder.encode(artifact, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/"));
    return new Following(follows, count, action);
  }
}
