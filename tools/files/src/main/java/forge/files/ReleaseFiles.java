package forge.files;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.event.Event;
import forge.event.Events;
import forge.files.ContentStore.Arrived;
import forge.job.Job;
import forge.job.Jobs;
import forge.job.Submission;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Gone;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.user.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a project ships: published, described, found, fetched, withdrawn. */
public final class ReleaseFiles {
  /** In bytes. */
  public static final long LARGEST = 4L * 1024 * 1024 * 1024;

  private static final int CONSIDERED = 300;
  private static final int SHOWN = 500;
  private static final Duration KEPT_AFTER_REMOVAL = Duration.ofDays(7);

  private final ReleaseFileStore store;
  private final ReleaseFolders folders;
  private final ReleaseStore releases;
  private final ContentStore contents;
  private final Events events;
  private final Jobs jobs;
  private final Clock clock;

  /** Asks for bytes to be removed that no file has any more. */
  public record Discard(String sha256) implements Job {}

  /** Asks for what arrived only in part to be removed. */
  public record Sweep() implements Job {}

  /**
   * What came of publishing.
   *
   * @param fresh false when the very same file was there already
   */
  public record Published(ReleaseFile file, boolean fresh) {}

  ReleaseFiles(
      ReleaseFileStore store,
      ReleaseFolders folders,
      ReleaseStore releases,
      ContentStore contents,
      PartialStore partials,
      Events events,
      Jobs jobs,
      Clock clock) {
    this.store = store;
    this.folders = folders;
    this.releases = releases;
    this.contents = contents;
    this.events = events;
    this.jobs = jobs;
    this.clock = clock;
    jobs.assign(Discard.class, (job, progress) -> discard(job));
    jobs.assign(Sweep.class, (job, progress) -> sweep(contents, partials));
    jobs.schedule("files sweep", Duration.ofDays(1), Sweep::new);
  }

  private void sweep(ContentStore arriving, PartialStore partials) {
    arriving.sweep(yesterday());
    partials.sweep(clock.instant());
  }

  // Shipping

  /**
   * Publishes a file: nobody sees it before all of it is here. The same content under the same name
   * changes nothing; other content is refused, for a published file never changes.
   */
  public Published publish(Visit visit, FilePath path, InputStream in, Checksum expected) {
    visit.require(FilesPermission.UPLOAD);
    checkName(visit, path);
    Arrived arrived = contents.receive(in, NameRules.of(visit.mount().options()).largest());
    try {
      expected.check(arrived.content().sha256());
      return publish(visit, path, arrived);
    } catch (RuntimeException e) {
      contents.drop(arrived);
      throw e;
    }
  }

  /** Refuses names that cannot be published here, before any of the file has come. */
  void checkName(Visit visit, FilePath path) {
    if (path.root()) {
      throw new Invalid("path", "A file needs a name.");
    }
    NameRules.of(visit.mount().options()).check(path);
    folders.checkPlace(visit.mount().id(), path);
  }

  /** Publishes what has arrived and lies aside. */
  Published publish(Visit visit, FilePath path, Arrived arrived) {
    visit.require(FilesPermission.UPLOAD);
    Instant now = clock.instant();
    Mount mount = visit.mount();
    Optional<Release> release = releases.holding(mount.id(), path);
    boolean staged = release.filter(Release::draft).isPresent();
    release.filter(Release::withdrawn).ifPresent(ReleaseFiles::refuse);
    var file =
        new ReleaseFile(
            mount.id(),
            path,
            arrived.content(),
            visit.user().id(),
            now,
            0,
            staged ? Standing.STAGED : Standing.LIVE,
            Set.of());
    Optional<ReleaseFile> before = store.find(mount.id(), path);
    if (before.isPresent() && before.get().standing() == Standing.STAGED) {
      return restage(before.get(), file, arrived, now);
    }
    before.ifPresent(b -> checkSame(b, file));
    if (before.isPresent() && before.get().live()) {
      contents.drop(arrived);
      return new Published(before.get(), false);
    }
    contents.keep(arrived, now);
    if (staged && before.isEmpty()) {
      return stage(file);
    }
    folders.touch(visit, path.folder(), now);
    Event news = event("file.published", mount, file, visit.user().id(), now);
    boolean kept = before.isPresent() ? store.revive(file, news) : store.insert(file, news);
    if (!kept) {
      return publishedMeanwhile(file);
    }
    events.tell();
    return new Published(file, true);
  }

  private static void refuse(Release release) {
    throw new Conflict(
        "Release “%s” was withdrawn; its folder takes no more files.".formatted(release.version()));
  }

  /** What arrives while its release is being published must not be left behind. */
  private Published stage(ReleaseFile file) {
    if (!store.insert(file)) {
      return publishedMeanwhile(file);
    }
    releases
        .holding(file.mount(), file.path())
        .filter(r -> !r.draft() && !r.withdrawn())
        .ifPresent(r -> revealLate(file));
    return new Published(file, true);
  }

  private void revealLate(ReleaseFile file) {
    jobs.submit(new Revealing.Reveal(file.mount().value(), file.path().folder().value()));
  }

  private Published restage(ReleaseFile before, ReleaseFile file, Arrived arrived, Instant now) {
    checkCase(before, file);
    if (before.content().equals(file.content())) {
      contents.drop(arrived);
      return new Published(before, false);
    }
    contents.keep(arrived, now);
    if (!store.restage(file)) {
      throw new Conflict("“" + file.path() + "” was published meanwhile.");
    }
    discardLater(before.content().sha256(), now);
    return new Published(file, true);
  }

  private Published publishedMeanwhile(ReleaseFile file) {
    ReleaseFile other = get(file.mount(), file.path());
    checkSame(other, file);
    return new Published(other, false);
  }

  private static void checkCase(ReleaseFile before, ReleaseFile now) {
    if (!before.path().equals(now.path())) {
      throw new Invalid(
          "path", "The name differs from “" + before.path() + "” only in the case of its letters.");
    }
  }

  private static void checkSame(ReleaseFile before, ReleaseFile now) {
    checkCase(before, now);
    if (!before.content().sha256().equals(now.content().sha256())) {
      throw new Conflict(
          "A file “%s” was published before, and published files never change. Give the new one another name."
              .formatted(before.path()));
    }
  }

  /** Withdraws a file. Its name stays taken, and its bytes go some days later. */
  public void remove(Visit visit, FilePath path) {
    visit.require(FilesPermission.REMOVE);
    ReleaseFile file = get(visit, path);
    Instant now = clock.instant();
    boolean gone =
        file.live()
            ? store.remove(
                file, now, event("file.removed", visit.mount(), file, visit.user().id(), now))
            : store.unstage(file);
    if (!gone) {
      throw new NotFound("The file " + path);
    }
    events.tell();
    discardLater(file.content().sha256(), now);
  }

  private void discardLater(String content, Instant now) {
    jobs.submit(
        new Discard(content),
        Submission.NOW.at(now.plus(KEPT_AFTER_REMOVAL)).once("discard " + content + " " + now));
  }

  private void discard(Discard job) {
    if (!store.uses(job.sha256())) {
      contents.remove(job.sha256(), yesterday());
    }
  }

  /** Everything of a mount that is gone for good. */
  void forget(MountId mount) {
    releases.forget(mount);
    folders.forget(mount);
    store.forget(mount).forEach(content -> jobs.submit(new Discard(content)));
  }

  // Finding

  public ReleaseFile get(Visit visit, FilePath path) {
    visit.require(CorePermission.READ);
    ReleaseFile file = get(visit.mount().id(), path);
    if (file.standing() == Standing.WITHDRAWN) {
      throw new Gone(withdrawn(file));
    }
    if (file.standing() == Standing.STAGED && !visit.may(FilesPermission.UPLOAD)) {
      throw new NotFound("The file " + path);
    }
    return file;
  }

  private String withdrawn(ReleaseFile file) {
    return releases
        .holding(file.mount(), file.path())
        .map(
            r ->
                "“%s” was withdrawn with release %s: %s"
                    .formatted(file.name(), r.version(), r.because()))
        .orElse("“" + file.name() + "” was withdrawn.");
  }

  private ReleaseFile get(MountId mount, FilePath path) {
    return store
        .find(mount, path)
        .filter(f -> f.path().equals(path) && f.standing() != Standing.REMOVED)
        .orElseThrow(() -> new NotFound("The file " + path));
  }

  /** The files in several folders, newest first, in one call. */
  public List<ReleaseFile> filesIn(Visit visit, Collection<FilePath> folders) {
    visit.require(CorePermission.READ);
    return folders.isEmpty() ? List.of() : store.filesIn(visit.mount().id(), folders, SHOWN);
  }

  /** The newest files of all folders. */
  public List<ReleaseFile> newest(Visit visit, int limit) {
    visit.require(CorePermission.READ);
    return store.newest(visit.mount().id(), Math.clamp(limit, 1, CONSIDERED));
  }

  /** What was fetched most. */
  public List<ReleaseFile> mostFetched(Visit visit, int limit) {
    visit.require(CorePermission.READ);
    return store.mostFetched(visit.mount().id(), Math.clamp(limit, 1, 100));
  }

  // Fetching

  /** Where the bytes of a file lie. */
  public Path bytes(ReleaseFile file) {
    return contents.place(file.content().sha256());
  }

  /** The bytes of a file, to be read from any place. */
  public SeekableByteChannel open(ReleaseFile file) throws IOException {
    return Files.newByteChannel(bytes(file));
  }

  static Event event(String kind, Mount mount, ReleaseFile file, UserId by, Instant now) {
    var subject =
        Artifacts.subject(
            mount,
            file.path().value(),
            file.name(),
            ReleaseFolders.page(mount, file.path().folder()));
    return Event.of(
        kind,
        subject,
        by,
        now,
        Map.of(
            "path", file.path().value(),
            "size", Long.toString(file.content().size()),
            "sha256", file.content().sha256()));
  }

  private Instant yesterday() {
    return clock.instant().minus(Duration.ofDays(1));
  }
}
