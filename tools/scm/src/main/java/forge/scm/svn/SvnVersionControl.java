package forge.scm.svn;

import forge.project.MountId;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.CommitId.Revision;
import forge.scm.Push;
import forge.scm.Ref;
import forge.scm.Repository;
import forge.scm.RepositoryFolder;
import forge.scm.VersionControl;
import forge.user.UserId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Subversion repositories, by the stock programs and SVNKit. */
public final class SvnVersionControl implements VersionControl {
  private static final int COMMITS = 200;
  private static final int COUNTED = 100_000;

  private final Svn svn;
  private final RepositoryFolder folder;
  private final SvnLog log;
  private final Predicate<UserId> known;

  private SvnVersionControl(Svn svn, Path folder, SvnLogStore store, Predicate<UserId> known) {
    this.svn = svn;
    this.folder = new RepositoryFolder(folder, ".svn", svn::create);
    this.log = new SvnLog(store);
    this.known = known;
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
  public Map<String, String> tips(MountId mount) {
    try (SvnRepository repository = repository(mount)) {
      var tips = new TreeMap<String, String>();
      repository.layout().refs().forEach((name, state) -> tips.put(name, state.text()));
      return tips;
    }
  }

  @Override
  public List<Push> news(MountId mount, Map<String, String> before, Map<String, String> after) {
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    long told = SvnRepository.newest(before.values());
    try (SvnRepository repository = repository(mount)) {
      var pushes = new ArrayList<Push>();
      for (String name : names) {
        String from = before.get(name);
        String to = after.get(name);
        if (!Objects.equals(from, to)) {
          pushes.add(push(repository, name, from, to, told));
        }
      }
      return pushes;
    }
  }

  private Push push(
      SvnRepository repository,
      String name,
      @Nullable String from,
      @Nullable String to,
      long told) {
    CommitId tip = CommitId.parse(to == null ? Objects.requireNonNull(from) : to).orElseThrow();
    var commits = new ArrayList<Commit>();
    int count = 0;
    if (to != null) {
      repository.arrived(tip, List.of("r" + told), COMMITS, commits::add);
      count = repository.count((Revision) tip, told, COUNTED);
    }
    UserId by = to == null ? UserId.FORGE : author(repository, tip);
    return new Push(new Ref(name, tip), from, to, by, commits, count);
  }

  /** Who made the commit; the forge where that is nobody known here. */
  private UserId author(SvnRepository repository, CommitId id) {
    try {
      return repository
          .find(id)
          .map(commit -> UserId.valueOf(commit.author().name()))
          .filter(known)
          .orElse(UserId.FORGE);
    } catch (IllegalArgumentException somebodyElse) {
      return UserId.FORGE;
    }
  }

  @Override
  public void showFirst(MountId mount, String branch) {
    try (SvnRepository repository = repository(mount)) {
      repository.layout().choose(branch);
    }
  }
}
