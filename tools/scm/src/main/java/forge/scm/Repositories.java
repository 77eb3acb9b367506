package forge.scm;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.Mount;
import forge.project.MountId;
import forge.scm.VersionControl.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All repositories of this forge: opens them for whoever may read them, makes and removes them. */
public final class Repositories {
  private static final Logger LOG = LoggerFactory.getLogger(Repositories.class);
  private static final long CHARACTERS_KEPT = 24_000_000;
  private static final Duration CHECKED = Duration.ofSeconds(30);

  private final Systems systems;
  private final RepositoryStore store;
  private final Pushes pushes;
  private final CloneAddresses addresses;
  private final Soon soon = new Soon();
  private final Clock clock;
  private final Map<MountId, Instant> checked = new ConcurrentHashMap<>();
  private final Executor threads = task -> Thread.ofVirtual().name("scm").start(task);

  private final Cache<Walk, Map<String, Commit>> lastCommits =
      Caffeine.newBuilder()
          .maximumWeight(CHARACTERS_KEPT)
          .<Walk, Map<String, Commit>>weigher((walk, found) -> weight(found))
          .build();

  private record Walk(MountId mount, CommitId commit, RepoPath folder) {}

  Repositories(
      Systems systems,
      RepositoryStore store,
      Pushes pushes,
      CloneAddresses addresses,
      Clock clock) {
    this.systems = systems;
    this.store = store;
    this.pushes = pushes;
    this.addresses = addresses;
    this.clock = clock;
  }

  /** The visited repository. Close it after use. */
  public Repository open(Visit visit) {
    visit.require(CorePermission.READ);
    checkSometimes(visit.mount());
    return open(visit.mount());
  }

  Repository open(Mount mount) {
    return systems.of(mount).open(mount.id());
  }

  Repository open(Kind kind, MountId mount) {
    return systems.of(kind).open(mount);
  }

  /** What was pushed but not told, because something died in between, is told soon. */
  private void checkSometimes(Mount mount) {
    Instant now = clock.instant();
    Instant last = checked.get(mount.id());
    if (last == null || last.plus(CHECKED).isBefore(now)) {
      checked.put(mount.id(), now);
      threads.execute(() -> catchUp(mount));
    }
  }

  private void catchUp(Mount mount) {
    try {
      pushes.catchUp(mount);
    } catch (RuntimeException e) {
      LOG.warn("News of the repository {} has to wait: {}", mount.id(), e.toString());
    }
  }

  /**
   * For each name in a folder the commit that last changed it; empty while a long history is still
   * being walked, which goes on, so that whoever asks again gets it.
   */
  public Optional<Map<String, Commit>> lastCommitsSoon(
      Visit visit, CommitId commit, RepoPath path) {
    visit.require(CorePermission.READ);
    var walk = new Walk(visit.mount().id(), commit, path);
    Map<String, Commit> known = lastCommits.getIfPresent(walk);
    return known != null
        ? Optional.of(known)
        : soon.ask(walk, () -> lastCommits(visit.mount(), walk));
  }

  private Map<String, Commit> lastCommits(Mount mount, Walk walk) {
    try (Repository repository = open(mount)) {
      Map<String, Commit> found = repository.lastCommits(walk.commit(), walk.folder());
      lastCommits.put(walk, found);
      return found;
    }
  }

  private static int weight(Map<String, Commit> found) {
    return 100 + found.values().stream().mapToInt(c -> 400 + c.message().length()).sum();
  }

  Soon soon() {
    return soon;
  }

  /** What time it is, for pages that tell how long something is ago. */
  public Instant now() {
    return clock.instant();
  }

  /** What people give to their client. */
  public CloneAddresses addresses() {
    return addresses;
  }

  /** Makes the visited repository, empty. */
  void make(Visit visit) {
    systems.of(visit.mount()).make(visit.mount().id());
  }

  /** Removes everything of a mount that is gone for good. */
  void remove(Mount mount) {
    systems.of(mount).remove(mount.id());
    store.delete(mount.id());
  }

  /** Has newcomers see another branch from now on. */
  public void showFirst(Visit visit, String branch) {
    visit.require(CorePermission.ADMIN);
    systems.of(visit.mount()).showFirst(visit.mount().id(), branch);
  }
}
