package forge.scm.life;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.event.Event;
import forge.event.Listener;
import forge.job.Jobs;
import forge.job.Submission;
import forge.live.Live;
import forge.project.Mount;
import forge.project.MountId;
import forge.scm.Pushes;
import forge.scm.RepositoryStore;
import forge.scm.Systems;
import forge.scm.VersionControl.Kind;
import forge.scm.git.GitUpkeep;
import forge.scm.git.GitUpkeep.Shape;
import forge.scm.life.Locks.Keeping;
import forge.tool.RunningTool.Warning;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after repositories: tidies them after pushes and at night, and reads all of each once a
 * week to find out whether it is whole. A push never meets it: it makes room.
 */
public final class Upkeep {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration SOON = Duration.ofMinutes(5);
  private static final int SHOWN = 50;

  private final CareStore store;
  private final GitUpkeep git;
  private final Locks locks;
  private final RepositoryStore repositories;
  private final Forks forks;
  private final Jobs jobs;
  private final Live live;
  private final Clock clock;
  private final Function<MountId, Optional<Mount>> mounts;

  public Upkeep(
      CareStore store,
      GitUpkeep git,
      Locks locks,
      RepositoryStore repositories,
      Forks forks,
      Jobs jobs,
      Live live,
      Clock clock,
      Function<MountId, Optional<Mount>> mounts) {
    this.store = store;
    this.git = git;
    this.locks = locks;
    this.repositories = repositories;
    this.forks = forks;
    this.jobs = jobs;
    this.live = live;
    this.clock = clock;
    this.mounts = mounts;
    jobs.assign(Tidy.class, (job, progress) -> tidy(new MountId(job.mount()), job.whole()));
    jobs.assign(CheckWhole.class, (job, progress) -> check(new MountId(job.mount())));
    jobs.assign(CareForAll.class, (job, progress) -> careForAll());
    jobs.schedule("scm care", Duration.ofDays(1), CareForAll::new);
  }

  /** Hears of pushes, and has a repository tidied that they have left untidy. */
  public Listener listener() {
    return this::pushed;
  }

  private void pushed(Event event) {
    String system = event.details().getOrDefault("system", Kind.GIT.key());
    if (!system.equals(Kind.GIT.key())) {
      return;
    }
    MountId mount = event.subject().mount();
    Shape shape = git.shape(mount);
    if (shape.untidy()) {
      submit(mount, !shape.bitmap(), clock.instant());
    }
  }

  private void submit(MountId mount, boolean whole, Instant at) {
    String key = "scm tidy " + mount + (whole ? " whole" : "");
    jobs.submit(new Tidy(mount.value(), whole), Submission.NOW.at(at).priority(-1).coalesced(key));
  }

  private void tidy(MountId id, boolean whole) {
    Optional<Mount> mount = mounts.apply(id);
    if (mount.isEmpty()) {
      return;
    }
    Optional<Keeping> held = locks.keep(id);
    if (held.isEmpty()) {
      submit(id, whole, clock.instant().plus(SOON));
      return;
    }
    try (Keeping keeping = held.get()) {
      long begun = System.nanoTime();
      if (git.tidy(id, forks.lends(id), whole, keeping::goOn)) {
        long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        keep(care(mount.get()).tidied(clock.instant(), took, git.by()));
        LOG.info("Tidied the repository {} in {} ms with {}", id, took, git.by());
      } else {
        submit(id, whole, clock.instant().plus(SOON));
      }
    }
  }

  private void check(MountId id) {
    Optional<Mount> mount = mounts.apply(id);
    if (mount.isEmpty()) {
      return;
    }
    String fault = git.check(id, () -> true).orElse("");
    if (!fault.isEmpty()) {
      LOG.error("The repository {} is not whole: {}", id, fault);
    }
    keep(care(mount.get()).checked(clock.instant(), fault));
  }

  private void keep(Care care) {
    store.keep(care);
    live.tell(Pushes.stream(care.mount()), "upkeep", Map.of());
  }

  private Care care(Mount mount) {
    return store.find(mount.id()).orElseGet(() -> Care.none(mount.id(), mount.page().toString()));
  }

  private void careForAll() {
    repositories.each(
        told ->
            mounts
                .apply(told.id())
                .filter(m -> Systems.kind(m) == Kind.GIT)
                .ifPresent(this::careFor));
  }

  /** Spread over time by the queue: each is a job of its own. */
  private void careFor(Mount mount) {
    forks.detachWhereParentClosed(mount.id());
    if (!git.shape(mount.id()).tidy()) {
      submit(mount.id(), true, clock.instant());
    }
    Instant checked = care(mount).checkedAt();
    if (checked == null || checked.plus(WEEK).isBefore(clock.instant())) {
      String key = "scm check " + mount.id();
      jobs.submit(new CheckWhole(mount.id().value()), Submission.NOW.priority(-2).coalesced(key));
    }
  }

  /** What is known of the visited repository. */
  public Care get(Visit visit) {
    visit.require(CorePermission.ADMIN);
    return care(visit.mount());
  }

  public Shape shape(Visit visit) {
    visit.require(CorePermission.ADMIN);
    return git.shape(visit.mount().id());
  }

  /** Has the visited repository tidied and checked now. */
  public void now(Visit visit) {
    visit.require(CorePermission.ADMIN);
    submit(visit.mount().id(), true, clock.instant());
    jobs.submit(
        new CheckWhole(visit.mount().id().value()),
        Submission.NOW.coalesced("scm check " + visit.mount().id()));
  }

  /** The repositories that are not whole, for the site's admins. */
  public List<Warning> warnings() {
    return store.broken(SHOWN).stream()
        .map(
            care ->
                new Warning(
                    "The repository " + care.page() + " is not whole.",
                    care.page() + "/settings/upkeep"))
        .toList();
  }

  void forget(MountId mount) {
    store.delete(mount);
    locks.forget(mount);
  }
}
