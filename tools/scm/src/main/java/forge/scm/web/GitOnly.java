package forge.scm.web;

import forge.project.Mount;
import forge.refusal.Refusal.NotFound;
import forge.scm.Systems;
import forge.scm.VersionControl.Kind;

/** What only Git repositories have: others do without, and say so to whoever asks all the same. */
final class GitOnly {
  private GitOnly() {}

  static boolean is(Mount mount) {
    return Systems.kind(mount) == Kind.GIT;
  }

  /**
   * Refuses repositories of other systems.
   *
   * @param what is asked for, such as "Mirrors"
   */
  static void require(Mount mount, String what) {
    if (!is(mount)) {
      throw new NotFound(
          what
              + " is there for Git repositories only; for this one, which is kept by "
              + Systems.kind(mount).label()
              + ", it");
    }
  }
}
