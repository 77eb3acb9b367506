package forge.scm.count;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.access.CorePermission;
import forge.access.Visit;
import forge.event.Event;
import forge.event.Listener;
import forge.job.Jobs;
import forge.job.Progress;
import forge.job.Submission;
import forge.project.MountId;
import forge.scm.CommitId;
import forge.scm.Ref;
import forge.scm.RepoPath;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.TreeEntry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the counts of repositories like their default branches: what came since the last tip is
 * added, and all is counted anew where the old tip is no longer in the history.
 */
public final class CodeCounts implements Listener {
  private static final int COMMITS = 2_000_000;
  private static final int FILES = 100_000;
  private static final int KEPT = 500;
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final CountStore store;
  private final Repositories repositories;
  private final Function<MountId, Optional<Visit>> visits;
  private final Jobs jobs;
  private final Cache<MountId, Optional<Counts>> known;

  /**
   * Counts of all repositories.
   *
   * @param visits a visit of the forge itself; empty where the mount is gone
   */
  public CodeCounts(
      CountStore store,
      Repositories repositories,
      Function<MountId, Optional<Visit>> visits,
      Jobs jobs,
      Clock clock) {
    this.store = store;
    this.repositories = repositories;
    this.visits = visits;
    this.jobs = jobs;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterWrite(AGAIN)
            .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
            .build();
    jobs.assign(CountCode.class, this::count);
  }

  @Override
  public void on(Event event) {
    ask(event.subject().mount());
  }

  private void ask(MountId mount) {
    var job = new CountCode(mount.value());
    jobs.submit(job, Submission.NOW.coalesced(job.key()));
  }

  /**
   * What was counted of the visited repository, which may be of an older tip; empty where nothing
   * was. What is missing is asked for, so that whoever asks again gets it.
   */
  public Optional<Counts> of(Visit visit, Ref head) {
    visit.require(CorePermission.READ);
    MountId mount = visit.mount().id();
    return known
        .get(mount, id -> find(id, head))
        .filter(counts -> counts.ref().equals(head.brief()));
  }

  private Optional<Counts> find(MountId mount, Ref head) {
    Optional<Counts> counts = store.find(mount);
    if (!current(counts, head)) {
      ask(mount);
    }
    return counts;
  }

  private static boolean current(Optional<Counts> counts, Ref head) {
    return counts.filter(c -> c.tip().equals(head.target().text())).isPresent();
  }

  /** Forgets a repository that is gone. */
  public void forget(MountId mount) {
    store.delete(mount);
    known.invalidate(mount);
  }

  void count(CountCode job, Progress progress) {
    var id = new MountId(job.mount());
    Optional<Visit> visit = visits.apply(id);
    if (visit.isEmpty()) {
      forget(id);
      return;
    }
    try (Repository repository = repositories.open(visit.get())) {
      Optional<Ref> head = repository.head();
      if (head.isEmpty()) {
        forget(id);
        return;
      }
      Optional<Counts> before = store.find(id);
      if (!current(before, head.get()) || !before.get().ref().equals(head.get().brief())) {
        store.keep(id, count(repository, before, head.get()));
        known.invalidate(id);
      }
      progress.at(100, "Counted up to " + head.get().target().brief() + ".");
    }
  }

  private static Counts count(Repository repository, Optional<Counts> before, Ref head) {
    var tally = new Tally();
    CommitId since =
        before.map(Counts::tip).flatMap(tip -> base(repository, tip, head)).orElse(null);
    if (since != null) {
      tally.addAll(before.orElseThrow());
    }
    List<String> counted = since == null ? List.of() : List.of(since.text());
    repository.arrived(head.target(), counted, COMMITS, tally::add);
    repository.changed(
        since,
        head.target(),
        FILES,
        (path, now) -> {
          RepoPath place = RepoPath.of(path);
          now.ifPresent(file -> tally.add(repository, place, file, 1));
          old(repository, since, place).ifPresent(file -> tally.add(repository, place, file, -1));
        });
    return tally.counts(head.brief(), head.target().text());
  }

  private static Optional<TreeEntry> old(
      Repository repository, @Nullable CommitId since, RepoPath path) {
    return since == null ? Optional.empty() : repository.entry(since, path);
  }

  /** The old tip where the new one goes on from it. */
  private static Optional<CommitId> base(Repository repository, String tip, Ref head) {
    return CommitId.parse(tip)
        .filter(old -> repository.find(old).isPresent())
        .filter(old -> repository.mergeBase(old, head.target()).filter(old::equals).isPresent());
  }
}
