package forge.scm.svn;

import forge.project.MountId;
import forge.scm.Authors;
import forge.scm.Commit;
import forge.scm.CommitId.Revision;
import forge.scm.Machine;
import forge.scm.Moved;
import forge.scm.Push;
import forge.scm.Repository;
import forge.scm.RepositoryFolder;
import forge.scm.VersionControl;
import forge.user.UserId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Subversion repositories, by the stock programs and SVNKit. */
public final class SvnVersionControl implements VersionControl {
  private static final int COMMITS = 200;
  private static final int COUNTED = 100_000;

  private final Svn svn;
  private final RepositoryFolder folder;
  private final SvnLog log;
  private final Authors authors;

  private SvnVersionControl(Svn svn, Path folder, SvnLogStore store, Predicate<UserId> known) {
    this.svn = svn;
    this.folder = new RepositoryFolder(folder, ".svn", svn::create);
    this.log = new SvnLog(store);
    this.authors = new Authors(known);
  }

  /**
   * Subversion, where this machine has it.
   *
   * @param known whether the author of a commit is a user of the forge
   */
  public static Optional<SvnVersionControl> find(
      Path folder, SvnLogStore store, Predicate<UserId> known) {
    return Svn.find().map(svn -> new SvnVersionControl(svn, folder, store, known));
  }

  /** Whether this machine has what it takes. */
  public static boolean installed() {
    return Svn.find().isPresent();
  }

  Svn svn() {
    return svn;
  }

  /** Where the mount's repository lies. */
  Path directory(MountId mount) {
    return folder.open(mount);
  }

  /** Has another repository in the mount's place, when it has been filled. */
  void replace(MountId mount, Consumer<Path> refill) {
    folder.replace(mount, refill);
    log.delete(mount);
  }

  @Override
  public Kind kind() {
    return Kind.SVN;
  }

  @Override
  public void make(MountId mount) {
    folder.open(mount);
  }

  @Override
  public Repository open(MountId mount) {
    return repository(mount);
  }

  private SvnRepository repository(MountId mount) {
    return new SvnRepository(mount, svn, log, new SvnTree(folder.open(mount)));
  }

  @Override
  public void remove(MountId mount) {
    folder.remove(mount);
    log.delete(mount);
  }

  @Override
  public void forgetKept(MountId mount) {
    log.delete(mount);
  }

  @Override
  public Map<String, String> tips(MountId mount) {
    try (SvnRepository repository = repository(mount)) {
      var tips = new TreeMap<String, String>();
      repository.layout().refs().forEach((name, state) -> tips.put(name, state.text()));
      return tips;
    }
  }

  @Override
  public List<Push> news(MountId mount, Map<String, String> before, Map<String, String> after) {
    long told = SvnRepository.newest(before.values());
    try (SvnRepository repository = repository(mount)) {
      return Moved.between(before, after).stream()
          .map(moved -> push(repository, moved, told))
          .toList();
    }
  }

  private Push push(SvnRepository repository, Moved moved, long told) {
    if (moved.to() == null) {
      return moved.by(UserId.FORGE, List.of(), 0);
    }
    var commits = new ArrayList<Commit>();
    repository.arrived(moved.tip(), List.of("r" + told), COMMITS, commits::add);
    int count = repository.count((Revision) moved.tip(), told, COUNTED);
    Optional<Commit> newest = repository.find(moved.tip());
    String author = newest.map(commit -> commit.author().name()).orElse("");
    return moved.by(authors.of(newest), Machine.named(author) ? author : "", commits, count);
  }

  @Override
  public void showFirst(MountId mount, String branch) {
    try (SvnRepository repository = repository(mount)) {
      repository.layout().choose(branch);
    }
  }
}
