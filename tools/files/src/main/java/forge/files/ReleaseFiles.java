package forge.files;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.event.Event;
import forge.event.Events;
import forge.files.ContentStore.Arrived;
import forge.files.Target.OperatingSystem;
import forge.job.Job;
import forge.job.Jobs;
import forge.job.Submission;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Gone;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.store.Slice;
import forge.user.UserId;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a project ships: published, described, found, fetched, withdrawn. */
public final class ReleaseFiles {
  /** In bytes. */
  public static final long LARGEST = 4L * 1024 * 1024 * 1024;

  private static final int NOTES = 100_000;
  private static final int CONSIDERED = 300;
  private static final int SHOWN = 500;
  private static final Duration KEPT_AFTER_REMOVAL = Duration.ofDays(7);

  private final ReleaseFileStore store;
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
      ReleaseStore releases,
      ContentStore contents,
      PartialStore partials,
      Events events,
      Jobs jobs,
      Clock clock) {
    this.store = store;
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
    checkPlace(visit.mount().id(), path);
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
    touchFolders(visit, path.folder(), now);
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
    jobs.submit(new Releases.Reveal(file.mount().value(), file.path().folder().value()));
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

  /** A file is no folder, nor the other way round, and folders of one name are one. */
  private void checkPlace(MountId mount, FilePath path) {
    if (store.findFolder(mount, path).isPresent()) {
      throw new Conflict("“" + path + "” is a folder.");
    }
    for (FilePath folder : path.folder().trail()) {
      checkFolder(mount, folder);
    }
  }

  private void checkFolder(MountId mount, FilePath folder) {
    store
        .findFolder(mount, folder)
        .filter(f -> !f.path().equals(folder))
        .ifPresent(
            f -> {
              throw new Invalid(
                  "path",
                  "There is a folder “"
                      + f.path()
                      + "”, which differs only in the case of its letters.");
            });
    if (store.find(mount, folder).isPresent()) {
      throw new Conflict("“" + folder + "” is a file.");
    }
  }

  private void touchFolders(Visit visit, FilePath folder, Instant now) {
    MountId mount = visit.mount().id();
    for (FilePath path : folder.trail()) {
      store.touch(new Folder(mount, path, "", visit.user().id(), now, now));
    }
  }

  /** Makes a folder, so that its notes can be written before its files come. */
  public Folder makeFolder(Visit visit, FilePath path) {
    visit.require(FilesPermission.UPLOAD);
    if (path.root()) {
      throw new Invalid("path", "A folder needs a name.");
    }
    MountId mount = visit.mount().id();
    path.trail().forEach(folder -> checkFolder(mount, folder));
    Instant now = clock.instant();
    if (releases.holding(mount, path).filter(Release::draft).isPresent()) {
      return new Folder(mount, path, "", visit.user().id(), now, now);
    }
    touchFolders(visit, path, now);
    return folder(visit, path);
  }

  /** Writes the notes of a folder: what is in it, and what is new. */
  public Folder describe(Visit visit, FilePath path, @Nullable String notes) {
    visit.require(FilesPermission.UPLOAD);
    String text = Check.text("notes", "The notes", notes, NOTES);
    Instant now = clock.instant();
    Mount mount = visit.mount();
    Optional<Release> release = releases.ofFolder(mount.id(), path);
    if (release.isPresent()) {
      return describe(visit, release.get(), text, now);
    }
    if (path.root()) {
      store.touch(new Folder(mount.id(), path, "", visit.user().id(), now, now));
    }
    Folder before = folder(visit, path);
    var after =
        new Folder(mount.id(), path, text, before.by(), before.madeAt(), before.touchedAt());
    var subject =
        Artifacts.subject(
            mount, Describing.folderId(path), Describing.title(mount, path), page(mount, path));
    store.describe(after, Event.of("release.described", subject, visit.user().id(), now));
    events.tell();
    return after;
  }

  /** Where a folder is a release, its notes are those of the release. */
  private Folder describe(Visit visit, Release release, String notes, Instant now) {
    Release after = release.withText(release.title(), notes, release.tag());
    Event[] news = Releases.described(visit, after, now);
    if (!releases.replace(after, release.revision(), news)) {
      throw new Conflict("Somebody else changed the release meanwhile. Nothing was saved.");
    }
    events.tell();
    return new Folder(
        release.mount(), release.folder(), notes, release.by(), release.madeAt(), now);
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

  public Folder folder(Visit visit, FilePath path) {
    visit.require(CorePermission.READ);
    return findFolder(visit, path).orElseThrow(() -> new NotFound("The folder " + path));
  }

  public Optional<Folder> findFolder(Visit visit, FilePath path) {
    visit.require(CorePermission.READ);
    return store.findFolder(visit.mount().id(), path).filter(f -> f.path().equals(path));
  }

  /** The folders in a folder, newest first. */
  public Slice<Folder> folders(Visit visit, FilePath parent, @Nullable String after, int limit) {
    visit.require(CorePermission.READ);
    var cursor = after == null || after.isEmpty() ? null : ReleaseFileStore.Cursor.parse(after);
    return store.folders(visit.mount().id(), parent, cursor, Math.clamp(limit, 1, 100));
  }

  /** The folders in several folders, in one call. */
  public List<Folder> foldersIn(Visit visit, Collection<FilePath> parents) {
    visit.require(CorePermission.READ);
    return parents.isEmpty() ? List.of() : store.foldersIn(visit.mount().id(), parents, SHOWN);
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

  /** Which file visitors most likely want, in one call. */
  public Recommendation recommend(Visit visit) {
    Mount mount = visit.mount();
    return new Recommendation(
        store.markedAndNewest(mount.id(), CONSIDERED), Rules.of(mount.options()));
  }

  /**
   * Says by hand which systems a file is offered for, whatever its version.
   *
   * @param systems such as {@code windows}; {@code all} for unknown ones; empty to leave it to
   *     rules and versions
   */
  public ReleaseFile mark(Visit visit, FilePath path, Collection<String> systems) {
    visit.require(FilesPermission.UPLOAD);
    ReleaseFile file = get(visit, path);
    systems.forEach(ReleaseFiles::checkMark);
    for (ReleaseFile other : store.markedAndNewest(file.mount(), CONSIDERED)) {
      if (!other.path().equals(path) && other.marks().stream().anyMatch(systems::contains)) {
        var left = new TreeSet<>(other.marks());
        left.removeAll(systems);
        store.mark(other, left);
      }
    }
    if (!store.mark(file, systems)) {
      throw new Conflict("“" + path + "” is not published.");
    }
    return get(visit, path);
  }

  /** Offers a file to the users of one more system. */
  public ReleaseFile markAlso(Visit visit, FilePath path, String system) {
    visit.require(FilesPermission.UPLOAD);
    var marks = new TreeSet<>(get(visit, path).marks());
    marks.add(system);
    return mark(visit, path, marks);
  }

  /** Leaves a system to rules and versions again. */
  public void unmark(Visit visit, String system) {
    visit.require(FilesPermission.UPLOAD);
    checkMark(system);
    for (ReleaseFile file : store.markedAndNewest(visit.mount().id(), CONSIDERED)) {
      if (file.marks().contains(system)) {
        var left = new TreeSet<>(file.marks());
        left.remove(system);
        store.mark(file, left);
      }
    }
  }

  private static void checkMark(String system) {
    boolean known =
        system.equals(Recommendation.EVERYBODY)
            || Arrays.stream(OperatingSystem.values())
                .anyMatch(s -> Recommendation.mark(s).equals(system));
    if (!known) {
      throw new Invalid("recommended", "“" + system + "” is none of the systems known here.");
    }
  }

  // Fetching

  /** Where the bytes of a file lie. */
  public Path bytes(ReleaseFile file) {
    return contents.place(file.content().sha256());
  }

  static String page(Mount mount, FilePath folder) {
    return folder.root() ? mount.page().toString() : mount.page("in", folder.value()).toString();
  }

  static Event event(String kind, Mount mount, ReleaseFile file, UserId by, Instant now) {
    var subject =
        Artifacts.subject(
            mount, file.path().value(), file.name(), page(mount, file.path().folder()));
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
