package forge.scm.life;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.event.Event;
import forge.job.Submission;
import forge.outgoing.Seal;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Refusal;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.scm.Archived;
import forge.scm.Pushes;
import forge.scm.Systems;
import forge.scm.VersionControl.Kind;
import forge.scm.git.GitRemote;
import forge.scm.git.GitRemote.Fetching;
import forge.scm.life.Mirror.Direction;
import forge.scm.life.Mirror.Run;
import forge.tool.Platform;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps repositories equal to others elsewhere, in either direction. */
public final class Mirrors {
  /** How often a mirror may be pulled, in minutes. */
  public static final List<Integer> MINUTES = List.of(15, 60, 360, 1440);

  private static final Duration LOOK = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofHours(2);
  private static final int BATCH = 100;

  private final Platform platform;
  private final MirrorStore store;
  private final GitRemote remote;
  private final Pushes pushes;
  private final Locks locks;
  private final Seal seal;
  private final Clock clock;

  public Mirrors(
      Platform platform, MirrorStore store, GitRemote remote, Pushes pushes, Locks locks) {
    this.platform = platform;
    this.store = store;
    this.remote = remote;
    this.pushes = pushes;
    this.locks = locks;
    this.seal = platform.seal();
    this.clock = platform.clock();
    platform.jobs().assign(RunMirror.class, (job, progress) -> run(job));
    platform.jobs().assign(DueMirrors.class, (job, progress) -> submitDue());
    platform.jobs().schedule("scm mirrors", LOOK, DueMirrors::new);
    platform.events().listen("mirrors", Set.of("commit.pushed"), this::pushed);
  }

  /** The mirror of the visited repository in a direction, where it has one. */
  public Optional<Mirror> find(Visit visit, Direction direction) {
    visit.require(CorePermission.ADMIN);
    return store.find(visit.mount().id(), direction);
  }

  /** Why nobody may push to a repository, where it follows another one. */
  public Optional<String> closed(Mount mount) {
    return store
        .find(mount.id(), Direction.PULL)
        .map(
            mirror ->
                "This repository follows "
                    + URI.create(mirror.url()).getHost()
                    + " and takes no pushes. Push there instead.");
  }

  /**
   * Sets a mirror up, or changes it, and has it run at once.
   *
   * @param login null leaves the one that was given before, if the host is the same
   */
  public Mirror keep(
      Visit visit,
      Direction direction,
      @Nullable String address,
      @Nullable Login login,
      int minutes,
      boolean prune) {
    visit.require(CorePermission.ADMIN);
    if (Systems.kind(visit.mount()) != Kind.GIT) {
      throw new Conflict("Only Git repositories have mirrors.");
    }
    URI url = Imports.source(address);
    if (direction == Direction.PUSH && url.getScheme().equals("git")) {
      throw new Invalid("url", "Pushing needs an address that starts with https:// or http://.");
    }
    if (!MINUTES.contains(minutes)) {
      throw new Invalid("minutes", "A mirror is pulled every 15, 60, 360 or 1440 minutes.");
    }
    Optional<Mirror> before = store.find(visit.mount().id(), direction);
    var mirror =
        new Mirror(
            visit.mount().id(),
            direction,
            url.toString(),
            secret(visit.mount().id(), direction, url, login, before),
            Duration.ofMinutes(minutes),
            prune,
            visit.user().id(),
            before.map(Mirror::runs).orElse(List.of()),
            clock.instant());
    store.keep(mirror);
    submitNow(mirror);
    return mirror;
  }

  private String secret(
      MountId mount, Direction direction, URI url, @Nullable Login login, Optional<Mirror> before) {
    if (login != null) {
      return seal.close(
          "mirror:" + Mirror.id(mount, direction), login.user() + "\n" + login.password());
    }
    return before
        .filter(b -> URI.create(b.url()).getHost().equals(url.getHost()))
        .map(Mirror::secret)
        .orElse("");
  }

  private @Nullable Login login(Mirror mirror) {
    if (mirror.secret().isEmpty()) {
      return null;
    }
    String[] parts = seal.open("mirror:" + mirror.id(), mirror.secret()).split("\n", 2);
    return new Login(parts[0], parts[1]);
  }

  /** Has a mirror run now. */
  public void now(Visit visit, Direction direction) {
    submitNow(get(visit, direction));
  }

  /** Waits for no run that failed and is to be tried again later. */
  private void submitNow(Mirror mirror) {
    platform
        .jobs()
        .submit(new RunMirror(mirror.mount().value(), mirror.direction().key()), Submission.NOW);
  }

  /** Ends a mirror; what has arrived stays on both sides. */
  public void remove(Visit visit, Direction direction) {
    store.delete(get(visit, direction).mount(), direction);
  }

  private Mirror get(Visit visit, Direction direction) {
    return find(visit, direction)
        .orElseThrow(() -> new NotFound("The " + direction.key() + " mirror"));
  }

  private void submit(Mirror mirror) {
    platform
        .jobs()
        .submit(
            new RunMirror(mirror.mount().value(), mirror.direction().key()),
            Submission.NOW.coalesced("scm mirror " + mirror.id()));
  }

  private void submitDue() {
    store.due(clock.instant(), BATCH).forEach(this::submit);
  }

  /** Many pushes in a short time are one run. */
  private void pushed(Event event) {
    if (event.details().getOrDefault("system", Kind.GIT.key()).equals(Kind.GIT.key())) {
      store.find(event.subject().mount(), Direction.PUSH).ifPresent(this::submit);
    }
  }

  private void run(RunMirror job) {
    var direction = Direction.valueOf(job.direction().toUpperCase(Locale.ROOT));
    var id = new MountId(job.mount());
    Optional<Mirror> mirror = store.find(id, direction);
    Optional<Mount> mount = LifeVisits.mount(platform, id);
    if (mirror.isEmpty() || mount.isEmpty() || Archived.is(mount.get())) {
      return;
    }
    run(mirror.get(), mount.get());
  }

  private void run(Mirror mirror, Mount mount) {
    Instant now = clock.instant();
    try {
      int moved = mirror.direction() == Direction.PULL ? pull(mirror, mount) : push(mirror);
      String text =
          moved == 0 ? "Nothing new" : moved == 1 ? "One ref moved" : moved + " refs moved";
      ran(mirror, new Run(now, true, text));
    } catch (Refusal refusal) {
      ran(mirror, new Run(now, false, refusal.reason()));
      if (mirror.direction() == Direction.PUSH) {
        throw refusal;
      }
    }
  }

  private int pull(Mirror mirror, Mount mount) {
    var what =
        new Fetching(
            mount.id(), URI.create(mirror.url()), login(mirror), mirror.prune(), first(mirror));
    int moved = locks.writing(mount.id(), () -> remote.fetch(what, watch()));
    pushes.catchUp(mount);
    return moved;
  }

  private static boolean first(Mirror mirror) {
    return mirror.runs().stream().noneMatch(Run::well);
  }

  private int push(Mirror mirror) {
    return remote.push(mirror.mount(), URI.create(mirror.url()), login(mirror), watch());
  }

  private Watch watch() {
    Instant until = clock.instant().plus(LONGEST);
    return new Watch() {
      @Override
      public void at(int percent, String text) {}

      @Override
      public boolean stop() {
        return clock.instant().isAfter(until);
      }
    };
  }

  private void ran(Mirror mirror, Run run) {
    store.ran(mirror, run, run.at().plus(mirror.every()));
    platform
        .live()
        .tell(
            Pushes.stream(mirror.mount()), "mirror", Map.of("direction", mirror.direction().key()));
  }

  void forget(MountId mount) {
    store.delete(mount);
  }
}
