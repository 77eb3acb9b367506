package forge.scm.hg;

import forge.project.MountId;
import forge.scm.Commit;
import forge.scm.CommitId;
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

/** Mercurial repositories, by the stock {@code hg}. */
public final class HgVersionControl implements VersionControl {
  private static final int COMMITS = 200;
  private static final int COUNTED = 100_000;

  private final Hg hg;
  private final RepositoryFolder folder;
  private final HgServers servers;
  private final HgManifests manifests = new HgManifests();
  private final Predicate<UserId> known;

  private HgVersionControl(Hg hg, Path folder, Predicate<UserId> known) {
    this.hg = hg;
    this.folder = new RepositoryFolder(folder, ".hg", hg::create);
    this.servers = new HgServers(hg);
    this.known = known;
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
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    var told = new ArrayList<>(before.values());
    try (HgRepository repository = repository(mount)) {
      var pushes = new ArrayList<Push>();
      for (String name : names) {
        String from = before.get(name);
        String to = after.get(name);
        if (!Objects.equals(from, to)) {
          pushes.add(push(repository, name, from, to, told));
          if (to != null) {
            told.add(to);
          }
        }
      }
      return pushes;
    }
  }

  private Push push(
      HgRepository repository,
      String name,
      @Nullable String from,
      @Nullable String to,
      List<String> told) {
    CommitId tip = CommitId.parse(to == null ? Objects.requireNonNull(from) : to).orElseThrow();
    var commits = new ArrayList<Commit>();
    int count = 0;
    if (to != null) {
      repository.arrived(tip, told, COMMITS, commits::add);
      count = commits.size() < COMMITS ? commits.size() : repository.count(tip, told, COUNTED);
    }
    return new Push(new Ref(name, tip), from, to, author(commits), commits, count);
  }

  /** Who made the newest commit, where that is somebody known here. */
  private UserId author(List<Commit> commits) {
    try {
      return commits.stream()
          .findFirst()
          .map(commit -> UserId.valueOf(commit.author().name()))
          .filter(known)
          .orElse(UserId.FORGE);
    } catch (IllegalArgumentException somebodyElse) {
      return UserId.FORGE;
    }
  }

  @Override
  public void showFirst(MountId mount, String branch) {
    try (HgRepository repository = repository(mount)) {
      repository.named().choose(branch);
    }
  }
}
