package forge.scm.web;

import forge.project.Mount;
import forge.scm.Archive;
import forge.scm.Archived;
import forge.scm.RepoPath;
import forge.scm.Repository;
import forge.scm.Repository.Place;
import forge.scm.Settings;
import forge.scm.Systems;
import forge.scm.VersionControl.Kind;
import forge.scm.life.Forks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page of a repository has on top: its views, the ref it shows, and where that could be
 * exchanged for another.
 *
 * @param more branches beyond those to choose from
 */
public record Bar(
    Mount mount,
    String ref,
    List<Tab> tabs,
    List<Choice> choices,
    int more,
    String zip,
    String tar) {
  private static final int CHOICES = 25;

  /** Whether the repository is kept for reading only. */
  public boolean archived() {
    return Archived.is(mount);
  }

  /** Whether it can have forks. */
  public boolean forkable() {
    return Systems.kind(mount) == Kind.GIT;
  }

  /** Whether it began as another repository. */
  public boolean forked() {
    return Forks.is(mount);
  }

  /** A sentence on what the repository keeps; empty where nobody wrote one. */
  public String about() {
    return Settings.about(mount);
  }

  /** A view of the repository. */
  public record Tab(String label, String url, boolean active, String icon, @Nullable Long count) {}

  /** Another ref that the same page could show. */
  public record Choice(String label, String url, boolean active) {}

  /** The views, by the first part of their address. */
  enum View {
    TREE("Files", "folder", "tree"),
    LOG("Commits", "history", "log"),
    BRANCHES("Branches", "git-branch", "branches"),
    TAGS("Tags", "tag", "tags"),
    ACTIVITY("Activity", "activity", "activity");

    private final String label;
    private final String icon;
    private final String part;

    View(String label, String icon, String part) {
      this.label = label;
      this.icon = icon;
      this.part = part;
    }
  }

  /** The top of a page that shows a place by one of the views. */
  static Bar at(Mount mount, Repository repository, Place place, View view, String part) {
    List<String> branches = repository.branches();
    var choices = new ArrayList<Choice>();
    for (String branch : branches.subList(0, Math.min(CHOICES, branches.size()))) {
      choices.add(
          new Choice(branch, url(mount, part, branch, place.path()), branch.equals(place.ref())));
    }
    return bar(mount, place.ref(), view, choices, branches.size() - choices.size());
  }

  /** The top of a page that shows no place. */
  static Bar of(Mount mount, String ref, @Nullable View view) {
    return bar(mount, ref, view, List.of(), 0);
  }

  private static Bar bar(
      Mount mount, String ref, @Nullable View view, List<Choice> choices, int more) {
    return new Bar(
        mount,
        ref,
        tabs(mount, ref, view),
        choices,
        more,
        archive(mount, ref, Archive.ZIP),
        archive(mount, ref, Archive.TAR_GZ));
  }

  static String archive(Mount mount, String ref, Archive format) {
    return mount.link("archive", ref + format.suffix());
  }

  private static List<Tab> tabs(Mount mount, String ref, @Nullable View active) {
    var tabs = new ArrayList<Tab>();
    for (View view : View.values()) {
      boolean placed = view == View.TREE || view == View.LOG;
      String url = placed ? mount.link(view.part, ref) : mount.link(view.part);
      tabs.add(new Tab(view.label, url, view == active, view.icon, null));
    }
    return tabs;
  }

  static String url(Mount mount, String part, String ref, RepoPath path) {
    return path.root() ? mount.link(part, ref) : mount.link(part, ref, path);
  }

  /** The path as links to each folder on the way; empty at the root. */
  static List<Crumb> trail(Mount mount, Place place) {
    var crumbs = new ArrayList<Crumb>();
    if (!place.path().root()) {
      crumbs.add(new Crumb(mount.label(), url(mount, "tree", place.ref(), RepoPath.ROOT)));
      for (RepoPath step : place.path().trail()) {
        boolean last = step.parts().size() == place.path().parts().size();
        crumbs.add(new Crumb(step.name(), last ? null : url(mount, "tree", place.ref(), step)));
      }
    }
    return crumbs;
  }
}
