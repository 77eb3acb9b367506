package forge.scm.life;

import forge.access.Visit;
import forge.project.Mount;
import forge.project.MountId;
import forge.tool.Platform;
import forge.user.Identity;
import forge.user.User;
import java.util.Optional;
import java.util.Set;

/** Visits that work in the background makes by itself. */
public final class LifeVisits {
  private static final Identity FORGE =
      new Identity(User.FORGE, Identity.Proof.NONE, null, Set.of(Identity.EVERYTHING));

  private LifeVisits() {}

  /** The mount of a repository, where it is now. */
  public static Optional<Mount> mount(Platform platform, MountId id) {
    return platform.visit(FORGE, id).map(Visit::mount);
  }

  /** Whether everybody may read a repository that is there. */
  static boolean open(Platform platform, MountId id) {
    return platform.visit(Identity.GUEST, id).isPresent();
  }
}
