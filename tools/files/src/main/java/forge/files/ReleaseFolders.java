package forge.files;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.event.Event;
import forge.event.Events;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Overtaken;
import forge.refusal.Refusal.Taken;
import forge.store.Slice;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folders in which a project ships: made, described, found. */
public final class ReleaseFolders {
  private static final int NOTES = 100_000;
  private static final int SHOWN = 500;

  private final FolderStore store;
  private final ReleaseFileStore files;
  private final ReleaseStore releases;
  private final Events events;
  private final Clock clock;

  ReleaseFolders(
      FolderStore store,
      ReleaseFileStore files,
      ReleaseStore releases,
      Events events,
      Clock clock) {
    this.store = store;
    this.files = files;
    this.releases = releases;
    this.events = events;
    this.clock = clock;
  }

  /** Makes a folder, so that its notes can be written before its files come. */
  public Folder make(Visit visit, FilePath path) {
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
    touch(visit, path, now);
    return get(visit, path);
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
    Folder before = get(visit, path);
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
      throw new Overtaken("Somebody else changed the release meanwhile. Nothing was saved.");
    }
    events.tell();
    return new Folder(
        release.mount(), release.folder(), notes, release.by(), release.madeAt(), now);
  }

  /** A file is no folder, nor the other way round, and folders of one name are one. */
  void checkPlace(MountId mount, FilePath path) {
    if (store.find(mount, path).isPresent()) {
      throw new Taken("“" + path + "” is a folder.");
    }
    for (FilePath folder : path.folder().trail()) {
      checkFolder(mount, folder);
    }
  }

  private void checkFolder(MountId mount, FilePath folder) {
    store
        .find(mount, folder)
        .filter(f -> !f.path().equals(folder))
        .ifPresent(
            f -> {
              throw new Invalid(
                  "path",
                  "There is a folder “"
                      + f.path()
                      + "”, which differs only in case or form of letters.");
            });
    if (files.find(mount, folder).isPresent()) {
      throw new Taken("“" + folder + "” is a file.");
    }
  }

  void touch(Visit visit, FilePath folder, Instant now) {
    MountId mount = visit.mount().id();
    for (FilePath path : folder.trail()) {
      store.touch(new Folder(mount, path, "", visit.user().id(), now, now));
    }
  }

  // Finding

  public Folder get(Visit visit, FilePath path) {
    visit.require(CorePermission.READ);
    return find(visit, path).orElseThrow(() -> new NotFound("The folder " + path));
  }

  public Optional<Folder> find(Visit visit, FilePath path) {
    visit.require(CorePermission.READ);
    return store.find(visit.mount().id(), path).filter(f -> f.path().equals(path));
  }

  /** The folders in a folder, newest first. */
  public Slice<Folder> list(Visit visit, FilePath parent, @Nullable String after, int limit) {
    visit.require(CorePermission.READ);
    return store.list(visit.mount().id(), parent, Cursor.parse(after), Math.clamp(limit, 1, 100));
  }

  /** The folders in several folders, in one call. */
  public List<Folder> listIn(Visit visit, Collection<FilePath> parents) {
    visit.require(CorePermission.READ);
    return parents.isEmpty() ? List.of() : store.listIn(visit.mount().id(), parents, SHOWN);
  }

  static String page(Mount mount, FilePath folder) {
    return folder.root() ? mount.page().toString() : mount.page("in", folder.value()).toString();
  }

  void forget(MountId mount) {
    store.forget(mount);
  }
}
