package forge.files;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.event.Event;
import forge.event.Events;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Refusal.Gone;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.tool.Platform;
import forge.user.UserId;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a project ships: published, described, found, fetched, withdrawn. */
public final class ReleaseFiles {
  /** In bytes. */
  public static final long LARGEST = 4L * 1024 * 1024 * 1024;

  private static final int CONSIDERED = 300;
  private static final int SHOWN = 500;

  private final ReleaseFileStore store;
  private final ReleaseFolders folders;
  private final ReleaseStore releases;
  private final Arrivals arrivals;
  private final ContentStore contents;
  private final Publishing publishing;
  private final Discarding discarding;
  private final Quotas quotas;
  private final Events events;
  private final Clock clock;

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
      Arrivals arrivals,
      ContentStore contents,
      Publishing publishing,
      Discarding discarding,
      Quotas quotas,
      Platform platform) {
    this.store = store;
    this.folders = folders;
    this.releases = releases;
    this.arrivals = arrivals;
    this.contents = contents;
    this.publishing = publishing;
    this.discarding = discarding;
    this.quotas = quotas;
    this.events = platform.events();
    this.clock = platform.clock();
  }

  // Shipping

  /**
   * Publishes a file: nobody sees it before all of it is here. The same content under the same name
   * changes nothing; other content is refused, for a published file never changes.
   */
  public Published publish(Visit visit, FilePath path, InputStream in, Checksum expected) {
    visit.require(FilesPermission.UPLOAD);
    checkName(visit, path);
    Arrived arrived = arrivals.receive(in, NameRules.of(visit.mount().options()).largest());
    try {
      expected.check(arrived.content().sha256());
      return publish(visit, path, arrived);
    } catch (RuntimeException e) {
      arrivals.drop(arrived);
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
    return publishing.publish(visit, path, arrived);
  }

  /** Withdraws a file. Its name stays taken, and its bytes go some days later. */
  public void remove(Visit visit, FilePath path) {
    visit.require(FilesPermission.REMOVE);
    ReleaseFile file = get(visit, path);
    Instant now = clock.instant();
    Quotas.Change change = quotas.go(visit.mount().project(), file);
    boolean gone =
        file.live()
            ? store.remove(
                file, now, event("file.removed", visit.mount(), file, visit.user().id(), now))
            : store.unstage(file);
    quotas.went(change, gone);
    if (!gone) {
      throw new NotFound("The file " + path);
    }
    events.tell();
    discarding.later(file.content().sha256(), now);
  }

  /** Everything of a mount that is gone for good. */
  void forget(Mount mount) {
    releases.forget(mount.id());
    folders.forget(mount.id());
    for (var some = store.some(mount.id()); !some.isEmpty(); some = store.some(mount.id())) {
      for (ReleaseFile file : some) {
        Quotas.Change change = quotas.go(mount.project(), file);
        boolean counted = store.delete(file) && file.standing() != Standing.REMOVED;
        quotas.went(change, counted);
        discarding.soon(file.content().sha256());
      }
    }
    store.forget(mount.id());
  }

  // Finding

  /** Tells of mounts whose files have just been changed, at this node or another. */
  public void onChange(Consumer<MountId> hears) {
    store.onChange(hears);
  }

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

  /** The newest files in and below a folder; of those below, as far as they are newer than most. */
  public List<ReleaseFile> newestBelow(Visit visit, FilePath folder, int limit) {
    var found = new LinkedHashSet<>(filesIn(visit, List.of(folder)));
    newest(visit, CONSIDERED).stream()
        .filter(file -> file.path().value().startsWith(folder + "/"))
        .forEach(found::add);
    return found.stream()
        .sorted(Comparator.comparing(ReleaseFile::publishedAt).reversed())
        .limit(limit)
        .toList();
  }

  /** What was fetched most. */
  public List<ReleaseFile> mostFetched(Visit visit, int limit) {
    visit.require(CorePermission.READ);
    return store.mostFetched(visit.mount().id(), Math.clamp(limit, 1, 100));
  }

  // Fetching

  /** The bytes of a file. */
  public Stored stored(ReleaseFile file) {
    return new Stored(contents, file);
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
}
