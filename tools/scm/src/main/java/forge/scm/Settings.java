package forge.scm;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.Mount;
import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import forge.tool.Mounting;
import forge.tool.Option;
import forge.tool.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What admins decide of a repository as a whole: name, standard branch, archive, place, end. */
public final class Settings {
  private static final int LONGEST_ABOUT = 140;
  static final Option ABOUT =
      new Option("about", "About", "A sentence on what is kept here.", "", List.of());

  private final Platform platform;
  private final Repositories repositories;

  Settings(Platform platform, Repositories repositories) {
    this.platform = platform;
    this.repositories = repositories;
  }

  /** A sentence on what the repository keeps; empty where nobody wrote one. */
  public static String about(Mount mount) {
    return ABOUT.of(mount.options());
  }

  /** Names the repository, and has newcomers see a branch first; an empty one stays as it is. */
  public void describe(Visit visit, String label, String about, String branch) {
    visit.require(CorePermission.ADMIN);
    String line = Check.optionalLine("about", "The sentence", about, LONGEST_ABOUT);
    if (!branch.isEmpty()) {
      repositories.showFirst(visit, branch);
    }
    mounting().set(visit, visit.mount().id(), label, Map.of(ABOUT.name(), line));
  }

  /** Says how much a push may bring; what is not named stays as it is. */
  public void limit(Visit visit, Map<String, String> values) {
    visit.require(CorePermission.ADMIN);
    var named = new HashMap<>(values);
    named.keySet().retainAll(Limits.OPTIONS.stream().map(Option::name).toList());
    mounting().set(visit, visit.mount().id(), visit.mount().label(), named);
  }

  /** Lets nobody change the repository any more, or lets them again. */
  public void archive(Visit visit, boolean archived) {
    visit.require(CorePermission.ADMIN);
    mounting()
        .set(
            visit,
            visit.mount().id(),
            visit.mount().label(),
            Map.of(Archived.OPTION.name(), Archived.text(archived)));
  }

  /** Gives the repository another address; the old one leads there. */
  public Mount move(Visit visit, String point) {
    visit.require(CorePermission.ADMIN);
    return mounting().move(visit, visit.mount().id(), point);
  }

  /** Removes the repository with everything in it, if its mount point was typed. */
  public void delete(Visit visit, String typed) {
    visit.require(CorePermission.ADMIN);
    String name = visit.mount().point().value();
    if (!typed.equals(name)) {
      throw new Invalid("name", "Type “" + name + "” to delete the repository.");
    }
    mounting().unmount(visit, visit.mount().id());
  }

  private Mounting mounting() {
    return platform.mounting();
  }
}
