package forge.scm.life;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.job.Jobs;
import forge.job.Submission;
import forge.live.Live;
import forge.outgoing.Outgoing;
import forge.outgoing.Seal;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Check;
import forge.refusal.Refusal;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.NotFound;
import forge.scm.Pushes;
import forge.scm.Systems;
import forge.scm.VersionControl.Kind;
import forge.scm.git.GitRemote;
import forge.scm.git.GitRemote.Fetching;
import forge.scm.git.GitUploads;
import forge.scm.life.Import.State;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings repositories in from other sites and from uploaded files. */
public final class Imports {
  /** What the address of a repository elsewhere may start with. */
  public static final Set<String> SCHEMES = Set.of("http", "https", "git");

  private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
  private static final Duration LONGEST = Duration.ofHours(6);
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final ImportStore store;
  private final GitRemote remote;
  private final Map<Kind, BringsIn> others;
  private final GitUploads uploads;
  private final Pushes pushes;
  private final Seal seal;
  private final Locks locks;
  private final Jobs jobs;
  private final Live live;
  private final Clock clock;
  private final Function<MountId, Optional<Mount>> mounts;

  public Imports(
      ImportStore store,
      GitRemote remote,
      Map<Kind, BringsIn> others,
      GitUploads uploads,
      Pushes pushes,
      Seal seal,
      Locks locks,
      Jobs jobs,
      Live live,
      Clock clock,
      Function<MountId, Optional<Mount>> mounts) {
    this.store = store;
    this.remote = remote;
    this.others = Map.copyOf(others);
    this.uploads = uploads;
    this.pushes = pushes;
    this.seal = seal;
    this.locks = locks;
    this.jobs = jobs;
    this.live = live;
    this.clock = clock;
    this.mounts = mounts;
    jobs.assign(BringIn.class, (job, progress) -> bring(new MountId(job.mount())));
  }

  /** The import of a repository, where it has one. */
  public Optional<Import> find(Visit visit) {
    visit.require(CorePermission.READ);
    return store.find(visit.mount().id());
  }

  /** The same for admins, or a refusal. */
  public Import get(Visit visit) {
    visit.require(CorePermission.ADMIN);
    return store
        .find(visit.mount().id())
        .orElseThrow(() -> new NotFound("The import of " + visit.mount().label()));
  }

  /** Refuses an address that no repository of this system could come from. */
  public URI source(Kind kind, @Nullable String address) {
    if (kind == Kind.GIT) {
      return source(address);
    }
    BringsIn other = others.get(kind);
    if (other == null) {
      throw new Conflict(kind.label() + " is not installed where this forge runs.");
    }
    return Outgoing.parse("url", Check.line("url", "The address", address, 2_000), other.schemes());
  }

  /** Refuses an address that no import could come from, before anything is made for it. */
  public static URI source(@Nullable String address) {
    return Outgoing.parse("url", Check.line("url", "The address", address, 2_000), SCHEMES);
  }

  /** Has the visited repository filled from another site. */
  public void from(Visit visit, String address, @Nullable Login login) {
    visit.require(CorePermission.ADMIN);
    URI source = source(Systems.kind(visit.mount()), address);
    submit(
        new Import(
            visit.mount().id(),
            source.toString(),
            State.WAITING,
            0,
            "Waits for its turn",
            visit.user().id(),
            login == null ? "" : closed(visit.mount().id(), login),
            clock.instant()));
  }

  /** Takes a file in which a repository comes. */
  public void upload(Visit visit, InputStream in) throws IOException {
    visit.require(CorePermission.ADMIN);
    uploads.take(visit.mount().id(), in);
    submit(
        new Import(
            visit.mount().id(),
            "",
            State.WAITING,
            0,
            "Waits for its turn",
            visit.user().id(),
            "",
            clock.instant()));
  }

  private void submit(Import one) {
    if (store.find(one.mount()).filter(Import::underWay).isPresent()) {
      throw new Conflict("An import into this repository is under way; cancel it first.");
    }
    store.keep(one);
    jobs.submit(
        new BringIn(one.mount().value()),
        Submission.by(one.by()).coalesced("scm import " + one.mount()));
    tell(one);
  }

  /** Ends an import; what has arrived so far is thrown away. */
  public void cancel(Visit visit) {
    Import one = get(visit);
    if (!one.underWay()) {
      throw new Conflict("The import is over; there is nothing to cancel.");
    }
    Import ended = one.now(State.CANCELLED, one.percent(), "Cancelled", clock.instant());
    store.keep(ended);
    uploads.drop(one.mount());
    tell(ended);
  }

  /** Starts an import that failed or was cancelled once more. */
  public void again(Visit visit, @Nullable Login login) {
    Import one = get(visit);
    if (one.uploaded()) {
      throw new Conflict("Upload the file once more.");
    }
    String secret = login == null ? one.secret() : closed(one.mount(), login);
    submit(
        new Import(
            one.mount(),
            one.source(),
            State.WAITING,
            0,
            "Waits for its turn",
            visit.user().id(),
            secret,
            clock.instant()));
  }

  /** Forgets what belonged to a repository that is gone. */
  public void forget(MountId mount) {
    store.delete(mount);
    uploads.drop(mount);
  }

  /** Does the work, as often as it takes: what is half there after a crash is fetched anew. */
  private void bring(MountId id) throws IOException {
    Optional<Mount> mount = mounts.apply(id);
    Optional<Import> waiting = store.find(id).filter(Import::underWay);
    if (mount.isEmpty() || waiting.isEmpty()) {
      return;
    }
    Import one = waiting.get();
    var reports = new Reports(one);
    reports.at(0, one.uploaded() ? "Reading the file" : "Asking " + host(one));
    try {
      locks.writing(id, () -> fetch(mount.get(), one, reports));
      pushes.catchUp(mount.get());
      end(one, State.DONE, "Everything is here");
      uploads.drop(id);
    } catch (Refusal refusal) {
      end(one, State.FAILED, refusal.reason());
    }
  }

  private boolean fetch(Mount mount, Import one, Reports reports) throws IOException {
    if (one.uploaded()) {
      uploads.bring(one.mount(), one.by(), reports);
      return true;
    }
    URI from = URI.create(one.source());
    BringsIn other = others.get(Systems.kind(mount));
    if (other != null) {
      other.bring(one.mount(), from, login(one), reports);
    } else {
      remote.fetch(new Fetching(one.mount(), from, login(one), false, true), reports);
    }
    return true;
  }

  private static String host(Import one) {
    return String.valueOf(URI.create(one.source()).getHost());
  }

  private void end(Import one, State state, String text) {
    Import ended = one.now(state, state == State.DONE ? 100 : 0, text, clock.instant());
    if (store.step(ended)) {
      LOG.info("The import into {} has ended: {}", one.mount(), state.key());
      tell(ended);
    }
  }

  private void tell(Import one) {
    live.tell(
        Pushes.stream(one.mount()),
        "import",
        Map.of("state", one.state().key(), "percent", one.percent(), "text", one.text()));
  }

  private String closed(MountId mount, Login login) {
    return seal.close(place(mount), login.user() + "\n" + login.password());
  }

  private @Nullable Login login(Import one) {
    if (one.secret().isEmpty()) {
      return null;
    }
    String[] parts = seal.open(place(one.mount()), one.secret()).split("\n", 2);
    return new Login(parts[0], parts[1]);
  }

  private static String place(MountId mount) {
    return "import:" + mount;
  }

  /** Keeps how far an import is, once a second, and hears whether somebody has ended it. */
  private final class Reports implements Watch {
    private final Import one;
    private final Instant until;
    private Instant next = Instant.MIN;
    private boolean stopped;

    Reports(Import one) {
      this.one = one;
      this.until = clock.instant().plus(LONGEST);
    }

    @Override
    public synchronized void at(int percent, String text) {
      Instant now = clock.instant();
      if (now.isBefore(next) || stopped) {
        return;
      }
      next = now.plus(BEAT);
      Import step = one.now(State.RUNNING, Math.clamp(percent, 0, 99), text, now);
      stopped = !store.step(step);
      if (!stopped) {
        tell(step);
      }
    }

    @Override
    public synchronized boolean stop() {
      return stopped || clock.instant().isAfter(until);
    }
  }
}
