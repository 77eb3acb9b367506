package forge.scm;

import forge.access.Visit;
import forge.user.Identity.Proof;

/** What a machine is called that comes with a deploy key: histories and news name it so. */
public final class Machine {
  private static final String DEPLOY_KEY = "deploy key ";

  private Machine() {}

  /** What to write down as the author of a visitor's change: no user has a name with a space. */
  public static String author(Visit visit) {
    return visit.identity().proof() == Proof.DEPLOY_KEY
        ? DEPLOY_KEY + visit.user().displayName()
        : visit.user().id().value();
  }

  /** Whether this is what some machine was called. */
  public static boolean named(String author) {
    return author.startsWith(DEPLOY_KEY);
  }
}
