package forge.scm.life;

import forge.live.Live;
import forge.project.MountId;

/** The parts that look after the life of repositories. */
public record Life(
    NewRepositories fresh,
    Imports imports,
    Forks forks,
    Mirrors mirrors,
    Upkeep upkeep,
    Locks locks,
    Live live) {

  /** Where pushes come in. */
  public LifeGate gate() {
    return new LifeGate(mirrors, locks);
  }

  /** Forgets what belonged to a repository that is gone, and leaves its forks whole. */
  public void forget(MountId mount) {
    forks.forget(mount);
    imports.forget(mount);
    mirrors.forget(mount);
    upkeep.forget(mount);
  }
}
