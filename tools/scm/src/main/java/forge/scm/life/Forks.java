package forge.scm.life;

import forge.access.CorePermission;
import forge.access.Roles;
import forge.access.Visit;
import forge.job.Jobs;
import forge.job.Submission;
import forge.project.Mount;
import forge.project.MountId;
import forge.project.ProjectId;
import forge.project.ToolKey;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.SignInNeeded;
import forge.scm.Distance;
import forge.scm.Pushes;
import forge.scm.ScmPermission;
import forge.scm.Systems;
import forge.scm.VersionControl.Kind;
import forge.scm.git.GitForks;
import forge.scm.lfs.LargeFiles;
import forge.store.Slice;
import forge.tool.Option;
import forge.tool.Platform;
import forge.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Repositories that began as others. A fork of what everybody may read borrows its objects; one of
 * what only some may read has its own, and is readable by the admins of its project alone.
 */
public final class Forks {
  /** The mount that a fork began as, so that pages know without asking the database. */
  public static final Option OPTION =
      Option.chosenOnce("forked-from", "Forked from", "The repository it began as.", "", List.of());

  private static final ToolKey TOOL = new ToolKey("scm");
  private static final int DEEPEST = 4;
  private static final int BATCH = 50;

  private final Platform platform;
  private final ForkStore store;
  private final GitForks git;
  private final Pushes pushes;
  private final Locks locks;
  private final LargeFiles files;
  private final Clock clock;

  public Forks(
      Platform platform,
      ForkStore store,
      GitForks git,
      Pushes pushes,
      Locks locks,
      LargeFiles files) {
    this.platform = platform;
    this.store = store;
    this.git = git;
    this.pushes = pushes;
    this.locks = locks;
    this.files = files;
    this.clock = platform.clock();
    Jobs jobs = platform.jobs();
    jobs.assign(FillFork.class, (job, progress) -> fill(new MountId(job.mount())));
  }

  /** The origin of a fork as a visitor sees it. */
  public record Origin(Mount mount, Optional<Distance> distance) {}

  /** Whether a mount began as another one. */
  public static boolean is(Mount mount) {
    return !OPTION.of(mount.options()).isEmpty();
  }

  /** The same visitor at what the visited repository was forked from, if they may read it. */
  public static Optional<Visit> parent(Platform platform, Visit visit) {
    String parent = OPTION.of(visit.mount().options());
    return parent.matches("[0-9a-f]{24}")
        ? platform.visit(visit.identity(), new MountId(parent))
        : Optional.empty();
  }

  /**
   * Makes a fork of the visited repository.
   *
   * @param project where it goes, such as {@code u/ada}; the visitor must be an admin there
   */
  public Mount make(Visit visit, String project, String point) {
    visit.require(CorePermission.READ);
    visit.requireScope("repository:read");
    if (visit.user().guest()) {
      throw new SignInNeeded("fork this repository");
    }
    if (Systems.kind(visit.mount()) != Kind.GIT) {
      throw new Conflict("Only Git repositories can be forked.");
    }
    Visit there = platform.projects().visit(visit.identity(), id(project));
    there.require(CorePermission.ADMIN);
    boolean borrow = publicly(visit) && depth(visit.mount().id()) < DEEPEST;
    Mount fork =
        platform
            .mounting()
            .mount(
                there,
                TOOL,
                point,
                visit.mount().label(),
                Map.of("system", Kind.GIT.key(), OPTION.name(), visit.mount().id().value()),
                publicly(visit)
                    ? Map.of()
                    : Map.of(CorePermission.READ.name(), Set.of(Roles.ADMIN)));
    UserId by = visit.user().id();
    store.insert(new Fork(fork.id(), visit.mount().id(), by, clock.instant(), borrow));
    platform
        .jobs()
        .submit(
            new FillFork(fork.id().value()),
            Submission.NOW
                .at(clock.instant().plus(Duration.ofMinutes(1)))
                .once("scm fork " + fork.id()));
    fill(fork.id());
    return fork;
  }

  private static ProjectId id(String project) {
    try {
      return ProjectId.parse(project.strip().replaceAll("^/+|/+$", ""));
    } catch (RuntimeException e) {
      throw new Invalid("project", "Name a project such as p/aqueduct or u/ada.");
    }
  }

  /** Whether everybody may read it, so that its objects are no secret. */
  private boolean publicly(Visit visit) {
    return LifeVisits.open(platform, visit.mount().id());
  }

  private int depth(MountId mount) {
    int depth = 0;
    Optional<Fork> fork = store.find(mount);
    while (fork.isPresent() && depth < DEEPEST) {
      depth++;
      fork = store.find(fork.get().parent());
    }
    return depth;
  }

  /** May be repeated: what has a branch already is left alone. */
  private void fill(MountId id) {
    Optional<Fork> fork = store.find(id);
    if (fork.isEmpty() || !git.empty(id)) {
      return;
    }
    locks.writing(fork.get().parent(), () -> begin(fork.get()));
    LifeVisits.mount(platform, id).ifPresent(pushes::takeAsTold);
  }

  private boolean begin(Fork fork) {
    files.lend(fork.parent(), fork.mount());
    git.begin(fork.mount(), fork.parent(), fork.borrows(), fork.by());
    return true;
  }

  /** Where the visited fork came from, as far as the visitor may know. */
  public Optional<Origin> origin(Visit visit, String branch) {
    visit.require(CorePermission.READ);
    MountId here = visit.mount().id();
    return parent(platform, visit)
        .filter(v -> store.find(here).isPresent())
        .map(v -> new Origin(v.mount(), git.distance(here, v.mount().id(), branch)));
  }

  /**
   * A repository of the same family that the visitor may read.
   *
   * @param owner its project, such as {@code u/ada} or just {@code ada}, or its place, such as
   *     {@code u/ada/arch}
   */
  public Optional<Visit> relative(Visit visit, String owner) {
    visit.require(CorePermission.READ);
    return Family.places(owner).stream()
        .flatMap(place -> readable(visit, place).stream())
        .findFirst();
  }

  private Optional<Visit> readable(Visit visit, Family.Place place) {
    try {
      Visit there = platform.projects().visit(visit.identity(), place.project());
      return there.project().mounts().stream()
          .filter(mount -> place.fits(mount) && Family.related(visit.mount(), mount))
          .map(there::at)
          .filter(v -> v.may(CorePermission.READ))
          .findFirst();
    } catch (NotFound hidden) {
      return Optional.empty();
    }
  }

  /** The forks of the visited repository that the visitor may read, the newest first. */
  public Slice<Mount> list(Visit visit, @Nullable String after, int limit) {
    visit.require(CorePermission.READ);
    Slice<Fork> forks = store.of(visit.mount().id(), after, limit);
    List<Mount> seen =
        forks.items().stream()
            .flatMap(fork -> platform.visit(visit.identity(), fork.mount()).stream())
            .map(Visit::mount)
            .toList();
    return new Slice<>(seen, forks.next());
  }

  /** Brings a branch of the visited fork to where its parent has it; answers whether it moved. */
  public boolean sync(Visit visit, String branch) {
    visit.require(ScmPermission.WRITE);
    visit.requireScope("repository:write");
    Mount parent =
        origin(visit, branch)
            .map(Origin::mount)
            .orElseThrow(() -> new NotFound("The repository this was forked from"));
    MountId here = visit.mount().id();
    files.lend(parent.id(), here);
    boolean moved =
        locks.writing(here, () -> git.sync(here, parent.id(), branch, visit.user().id()));
    pushes.catchUp(visit.mount());
    return moved;
  }

  /** Whether others borrow objects of a repository, so that none may go. */
  public boolean lends(MountId mount) {
    return each(mount, Fork::borrows);
  }

  /** Whether one of the forks is as wanted. */
  private boolean each(MountId parent, java.util.function.Predicate<Fork> wanted) {
    String after = null;
    do {
      Slice<Fork> some = store.of(parent, after, BATCH);
      if (some.items().stream().anyMatch(wanted)) {
        return true;
      }
      after = some.next();
    } while (after != null);
    return false;
  }

  /** Before a repository goes: its forks get objects of their own. */
  void forget(MountId mount) {
    locks.writing(mount, () -> each(mount, fork -> !detach(fork)));
    store.delete(mount);
  }

  /** Ends the borrowing of a fork whose parent is no longer open to everybody. */
  void detachWhereParentClosed(MountId fork) {
    Optional<Fork> found = store.find(fork).filter(Fork::borrows);
    if (found.isPresent() && !LifeVisits.open(platform, found.get().parent())) {
      locks.writing(found.get().parent(), () -> detach(found.get()));
    }
  }

  private boolean detach(Fork fork) {
    if (fork.borrows()) {
      git.detach(fork.mount());
      store.detached(fork.mount());
    }
    return true;
  }
}
