package forge.scm.hg;

import forge.project.MountId;
import forge.scm.Authors;
import forge.scm.Commit;
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

/** Mercurial repositories, by the stock {@code hg}. */
public final class HgVersionControl implements VersionControl {
  private static final int COMMITS = 200;
  private static final int COUNTED = 100_000;

  private final Hg hg;
  private final RepositoryFolder folder;
  private final HgServers servers;
  private final HgManifests manifests = new HgManifests();
  private final Authors authors;

  private HgVersionControl(Hg hg, Path folder, Predicate<UserId> known) {
    this.hg = hg;
    this.folder = new RepositoryFolder(folder, ".hg", hg::create);
    this.servers = new HgServers(hg);
    this.authors = new Authors(known);
  }

  /** Whether this machine has what it takes. */
  public static boolean installed() {
    return Hg.find().isPresent();
  }

  /**
   * Mercurial, where this machine has it.
   *
   * @param known whether the author of a commit is a user of the forge
   */
  public static Optional<HgVersionControl> find(Path folder, Predicate<UserId> known) {
    return Hg.find().map(hg -> new HgVersionControl(hg, folder, known));
  }

  Hg hg() {
    return hg;
  }

  /** Ends the programs that wait for work; they start again when there is some. */
  public void rest() {
    servers.stop();
  }

  /** Where the mount's repository lies. */
  Path directory(MountId mount) {
    return folder.open(mount);
  }

  /** Has another repository in the mount's place, when it has been filled. */
  void replace(MountId mount, Consumer<Path> refill) {
    folder.replace(mount, refill);
  }

  @Override
  public Kind kind() {
    return Kind.HG;
  }

  @Override
  public void make(MountId mount) {
    folder.open(mount);
  }

  @Override
  public Repository open(MountId mount) {
    return repository(mount);
  }

  private HgRepository repository(MountId mount) {
    return new HgRepository(mount, new HgCommands(servers, folder.open(mount)), manifests);
  }

  @Override
  public void remove(MountId mount) {
    folder.remove(mount);
  }

  @Override
  public Map<String, String> tips(MountId mount) {
    try (HgRepository repository = repository(mount)) {
      var tips = new TreeMap<String, String>();
      repository.named().refs().forEach((name, node) -> tips.put(name, node.sha()));
      return tips;
    }
  }

  @Override
  public List<Push> news(MountId mount, Map<String, String> before, Map<String, String> after) {
    var told = new ArrayList<>(before.values());
    try (HgRepository repository = repository(mount)) {
      var pushes = new ArrayList<Push>();
      for (Moved moved : Moved.between(before, after)) {
        pushes.add(push(repository, moved, told));
        if (moved.to() != null) {
          told.add(moved.to());
        }
      }
      return pushes;
    }
  }

  private Push push(HgRepository repository, Moved moved, List<String> told) {
    var commits = new ArrayList<Commit>();
    if (moved.to() != null) {
      repository.arrived(moved.tip(), told, COMMITS, commits::add);
    }
    boolean all = commits.size() < COMMITS;
    int count = all ? commits.size() : repository.count(moved.tip(), told, COUNTED);
    return moved.by(authors.of(commits.stream().findFirst()), commits, count);
  }

  @Override
  public void showFirst(MountId mount, String branch) {
    try (HgRepository repository = repository(mount)) {
      repository.named().choose(branch);
    }
  }
}
