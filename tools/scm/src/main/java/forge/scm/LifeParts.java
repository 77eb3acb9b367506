package forge.scm;

import forge.outgoing.Outgoing;
import forge.project.Mount;
import forge.project.MountId;
import forge.scm.VersionControl.Kind;
import forge.scm.git.GitFolder;
import forge.scm.git.GitForks;
import forge.scm.git.GitRemote;
import forge.scm.git.GitUpkeep;
import forge.scm.git.GitUploads;
import forge.scm.hg.HgImport;
import forge.scm.hg.HgVersionControl;
import forge.scm.lfs.LargeFiles;
import forge.scm.life.BringsIn;
import forge.scm.life.CareStore;
import forge.scm.life.ForkStore;
import forge.scm.life.Forks;
import forge.scm.life.ImportStore;
import forge.scm.life.Imports;
import forge.scm.life.Life;
import forge.scm.life.LifeVisits;
import forge.scm.life.Locks;
import forge.scm.life.MirrorStore;
import forge.scm.life.Mirrors;
import forge.scm.life.NewRepositories;
import forge.scm.life.Upkeep;
import forge.scm.svn.SvnImport;
import forge.scm.svn.SvnVersionControl;
import forge.tool.Platform;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Puts together what looks after the life of repositories. */
final class LifeParts {
  private LifeParts() {}

  static Life of(Grounds grounds, LargeFiles files) {
    Platform platform = grounds.platform();
    GitFolder folder = grounds.folder();
    Pushes pushes = grounds.pushes();
    Function<MountId, Optional<Mount>> mounts = id -> LifeVisits.mount(platform, id);
    var database = platform.database();
    var locks = new Locks(database, platform.clock());
    platform.onStop(locks::stop);
    var remote = new GitRemote(folder, platform.outgoing());
    var uploads = new GitUploads(folder, platform.clock());
    var imports =
        new Imports(
            new ImportStore(database),
            remote,
            others(grounds.systems(), platform.outgoing()),
            uploads,
            pushes,
            platform.seal(),
            locks,
            platform.jobs(),
            platform.live(),
            platform.clock(),
            mounts);
    var fresh = new NewRepositories(platform::mounting, imports, uploads, pushes);
    var git = new GitForks(folder, platform.clock());
    var forks = new Forks(platform, new ForkStore(database), git, pushes, locks, files);
    var mirrors = new Mirrors(platform, new MirrorStore(database), remote, pushes, locks);
    var upkeep =
        new Upkeep(
            new CareStore(database),
            new GitUpkeep(folder, platform.clock()),
            locks,
            grounds.store(),
            forks,
            platform.jobs(),
            platform.live(),
            platform.clock(),
            mounts);
    platform.events().listen("upkeep", Set.of("commit.pushed"), upkeep.listener());
    return new Life(fresh, imports, forks, mirrors, upkeep, locks, platform.live());
  }

  private static Map<Kind, BringsIn> others(Systems systems, Outgoing outgoing) {
    var others = new EnumMap<Kind, BringsIn>(Kind.class);
    systems
        .find(SvnVersionControl.class)
        .ifPresent(svn -> others.put(Kind.SVN, new SvnImport(svn, outgoing)));
    systems
        .find(HgVersionControl.class)
        .ifPresent(hg -> others.put(Kind.HG, new HgImport(hg, outgoing)));
    return others;
  }
}
