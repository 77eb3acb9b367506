package forge.scm;

import forge.access.Visit;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Refusal.Conflict;
import forge.scm.git.GitFolder;
import forge.scm.git.GitVersionControl;
import forge.scm.hg.HgVersionControl;
import forge.scm.svn.SvnLogStore;
import forge.scm.svn.SvnVersionControl;
import forge.tool.Platform;
import forge.user.Identity;
import forge.user.User;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all parts of the running tool stand on: the repositories, where they lie, and how it is told
 * what was pushed to them.
 */
record Grounds(
    Platform platform,
    GitFolder folder,
    RepositoryStore store,
    Systems systems,
    Pushes pushes,
    Repositories repositories) {
  private static final Logger LOG = LoggerFactory.getLogger(Grounds.class);
  private static final Identity FORGE =
      new Identity(User.FORGE, Identity.Proof.NONE, null, Set.of(Identity.EVERYTHING));

  static Grounds of(Platform platform) {
    Path repositories = platform.config().data().resolve("repos");
    var folder = new GitFolder(repositories);
    var store = new RepositoryStore(platform.database(), platform.events());
    Systems systems = systems(platform, folder, repositories);
    var pushes = new Pushes(systems, store, platform.events(), platform.live(), platform.clock());
    Pushes.guard(platform);
    return new Grounds(
        platform,
        folder,
        store,
        systems,
        pushes,
        new Repositories(systems, store, pushes, CloneAddresses.of(platform), platform.clock()));
  }

  private static Systems systems(Platform platform, GitFolder folder, Path others) {
    var systems = new ArrayList<VersionControl>(List.of(new GitVersionControl(folder)));
    SvnVersionControl.find(others, new SvnLogStore(platform.database()), platform::known)
        .ifPresent(systems::add);
    HgVersionControl.find(others, platform::known).ifPresent(systems::add);
    return new Systems(systems);
  }

  /** A visit of the forge itself; empty where the mount is gone. */
  Optional<Visit> own(MountId mount) {
    return platform.visit(FORGE, mount);
  }

  /** Tells what nobody was told because something died in between. */
  void catchUp() {
    store.each(this::catchUp);
  }

  private void catchUp(Mount mount) {
    try {
      pushes.catchUp(mount);
    } catch (Conflict systemGone) {
      LOG.warn("News of the repository {} have to wait: {}", mount.id(), systemGone.reason());
    }
  }
}
