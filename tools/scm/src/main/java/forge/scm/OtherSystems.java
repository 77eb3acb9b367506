package forge.scm;

import forge.access.Visit;
import forge.project.MountId;
import forge.scm.hg.HgHooks;
import forge.scm.hg.HgHttp;
import forge.scm.hg.HgSsh;
import forge.scm.hg.HgVersionControl;
import forge.scm.hook.HookSocket;
import forge.scm.life.LifeVisits;
import forge.scm.rule.Rules;
import forge.scm.ssh.Visits;
import forge.scm.svn.SvnHooks;
import forge.scm.svn.SvnHttp;
import forge.scm.svn.SvnSsh;
import forge.scm.svn.SvnVersionControl;
import forge.ssh.AnswersSsh;
import forge.tool.Platform;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts together what answers the clients of Subversion and Mercurial, where these are installed.
 */
final class OtherSystems {
  private final Platform platform;
  private final Pushes pushes;
  private final Path work;
  private final Optional<SvnVersionControl> svn;
  private final Optional<SvnHooks> svnHooks;
  private final Optional<HgVersionControl> hg;
  private final Optional<HgHooks> hgHooks;

  OtherSystems(Platform platform, Systems systems, Pushes pushes, Rules rules) {
    this.platform = platform;
    this.pushes = pushes;
    this.work = platform.config().data().resolve("work");
    var socket = new HookSocket(work.resolve("hooks"));
    this.svn = systems.find(SvnVersionControl.class);
    this.svnHooks =
        svn.map(
            system ->
                new SvnHooks(
                    system,
                    socket,
                    rules,
                    pushes,
                    this::visit,
                    id -> LifeVisits.mount(platform, id)));
    this.hg = systems.find(HgVersionControl.class);
    hg.ifPresent(system -> platform.onStop(system::rest));
    this.hgHooks = hg.map(system -> new HgHooks(socket, rules, work.resolve("hg")));
  }

  private Optional<Visit> visit(UserId user, MountId mount) {
    var identity =
        new Identity(
            new User(user, user.value(), false),
            Identity.Proof.NONE,
            null,
            Set.of(Identity.EVERYTHING));
    return platform.known(user) ? platform.visit(identity, mount) : Optional.empty();
  }

  /** What answers over SSH. */
  List<AnswersSsh> ssh(Visits visits) {
    var all = new ArrayList<AnswersSsh>();
    svn.ifPresent(
        system ->
            all.add(
                new SvnSsh(system, visits, pushes, svnHooks.orElseThrow(), work.resolve("svn"))));
    hg.ifPresent(system -> all.add(new HgSsh(system, visits, pushes, hgHooks.orElseThrow())));
    return all;
  }

  /** What says who may do what over HTTP. */
  Optional<SvnHttp> svnHttp() {
    return svnHooks.map(hooks -> new SvnHttp(hooks, platform.config().data().resolve("svn")));
  }

  /** What answers over HTTP. */
  Optional<HgHttp> hgHttp() {
    return hg.map(system -> HgHttp.of(system, hgHooks.orElseThrow(), pushes));
  }
}
