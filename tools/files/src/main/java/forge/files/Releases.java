package forge.files;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.event.Event;
import forge.job.Job;
import forge.job.Submission;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Overtaken;
import forge.store.Slice;
import forge.tool.Platform;
import forge.user.UserId;
import java.nio.channels.Channels;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Releases: drafted, published now or later, found, compared, withdrawn. */
public final class Releases {
  static final int FILES = 500;
  private static final int DRAFTS = 50;
  private static final int COMPARED = 300;
  private static final int DUE = 100;
  private static final Duration LATEST_PLAN = Duration.ofDays(366);

  private final ReleaseStore store;
  private final ReleaseFileStore files;
  private final ContentStore contents;
  private final Revealing revealing;
  private final Quotas quotas;
  private final Discarding discarding;
  private final Platform platform;

  /** Asks for the drafts to be published whose time has come. */
  public record PublishDue() implements Job {}

  /**
   * What a release is to say.
   *
   * @param folder where its files are; empty means a folder named like the version
   */
  public record Wish(String version, String title, String notes, String tag, String folder) {}

  Releases(
      ReleaseStore store,
      ReleaseFileStore files,
      ContentStore contents,
      Revealing revealing,
      Quotas quotas,
      Discarding discarding,
      Platform platform) {
    this.store = store;
    this.files = files;
    this.contents = contents;
    this.revealing = revealing;
    this.quotas = quotas;
    this.discarding = discarding;
    this.platform = platform;
    platform.jobs().assign(PublishDue.class, (job, progress) -> publishDue());
    platform.jobs().schedule("releases due", Duration.ofMinutes(5), PublishDue::new);
  }

  // Making

  /** Makes a draft, which only those see who ship. */
  public Release draft(Visit visit, Wish wish) {
    visit.require(FilesPermission.UPLOAD);
    MountId mount = visit.mount().id();
    FilePath folder = folder(wish);
    Release draft =
        Release.draft(mount, wish.version(), folder, visit.user().id(), now())
            .withText(wish.title(), wish.notes(), wish.tag());
    checkFolder(mount, folder);
    if (!store.insert(draft)) {
      throw new Invalid("version", "There is a release “" + draft.version() + "” already.");
    }
    return draft;
  }

  private static FilePath folder(Wish wish) {
    try {
      FilePath folder = FilePath.of(wish.folder().isBlank() ? wish.version() : wish.folder());
      if (folder.root()) {
        throw new Invalid("folder", "A release needs a folder of its own.");
      }
      return folder;
    } catch (Invalid e) {
      throw new Invalid(wish.folder().isBlank() ? "version" : "folder", e.reason());
    }
  }

  private void checkFolder(MountId mount, FilePath folder) {
    store
        .holding(mount, folder)
        .ifPresent(
            r -> {
              throw new Invalid(
                  "folder", "The folder belongs to the release “" + r.version() + "”.");
            });
    for (FilePath step : folder.trail()) {
      if (files.find(mount, step).isPresent()) {
        throw new Invalid("folder", "“" + step + "” is a file.");
      }
    }
  }

  /** Writes title, notes and, of a draft, the tag. */
  public Release edit(Visit visit, String version, String title, String notes, String tag) {
    visit.require(FilesPermission.UPLOAD);
    Release before = get(visit, version);
    Release after = before.withText(title, notes, tag);
    keep(before, after, described(visit, after, now()));
    return after;
  }

  /** The news that the text of a release changed; none of a draft. */
  static Event[] described(Visit visit, Release release, Instant now) {
    return release.draft()
        ? new Event[0]
        : new Event[] {event("release.described", visit.mount(), release, visit.user().id(), now)};
  }

  /** Forgets a draft with the files it has. */
  public void discard(Visit visit, String version) {
    visit.require(FilesPermission.UPLOAD);
    Release draft = get(visit, version);
    if (!draft.draft() || !store.remove(draft)) {
      throw new Conflict("Release “" + version + "” is published; it can be withdrawn.");
    }
    for (ReleaseFile file : files.below(draft.mount(), draft.folder(), Standing.STAGED, FILES)) {
      Quotas.Change change = quotas.go(visit.mount().project(), file);
      quotas.went(change, files.unstage(file));
      discarding.soon(file.content().sha256());
    }
  }

  // Publishing

  /**
   * Publishes a release, or makes a pre-release a release.
   *
   * @param as what it is to be: pre-release or published
   * @param at when; null for now
   */
  public Release publish(Visit visit, String version, ReleaseState as, @Nullable Instant at) {
    visit.require(FilesPermission.UPLOAD);
    if (as != ReleaseState.PRE_RELEASE && as != ReleaseState.PUBLISHED) {
      throw new Invalid("state", "A release comes out as pre-release or as published.");
    }
    Release before = get(visit, version);
    checkState(before, as);
    if (at != null && at.isAfter(now())) {
      return schedule(before, as, at);
    }
    return out(visit.mount(), before, as, visit.user().id());
  }

  private static void checkState(Release release, ReleaseState as) {
    if (release.withdrawn()) {
      throw new Conflict("Release “" + release.version() + "” was withdrawn.");
    }
    if (release.state() == as) {
      throw new Conflict("Release “" + release.version() + "” is out already.");
    }
    if (release.state() == ReleaseState.PUBLISHED) {
      throw new Conflict("A published release does not become a pre-release.");
    }
  }

  private Release schedule(Release before, ReleaseState as, Instant at) {
    if (!before.draft()) {
      throw new Invalid("at", "Only a draft can come out later.");
    }
    if (at.isAfter(now().plus(LATEST_PLAN))) {
      throw new Invalid("at", "A release can be planned for the next 366 days.", 366L);
    }
    Release after = before.scheduled(as, at);
    keep(before, after);
    platform.jobs().submit(new PublishDue(), Submission.NOW.at(at));
    return after;
  }

  /** A draft that was to come out by itself does not any more. */
  public Release unschedule(Visit visit, String version) {
    visit.require(FilesPermission.UPLOAD);
    Release before = get(visit, version);
    Release after = before.scheduled(ReleaseState.PUBLISHED, null);
    keep(before, after);
    return after;
  }

  private Release out(Mount mount, Release before, ReleaseState as, UserId by) {
    Sums.check(
        filesOf(before), file -> Channels.newInputStream(contents.open(file.content().sha256())));
    Instant now = now();
    Release after = before.published(as, now);
    keep(before, after, event("release.published", mount, after, by, now));
    revealing.reveal(mount, after, now);
    return after;
  }

  private void publishDue() {
    for (Release release : store.due(now(), DUE)) {
      Optional<Mount> mount = revealing.mount(release.mount());
      try {
        mount.ifPresent(m -> out(m, release, release.dueAs(), release.by()));
      } catch (Conflict wrongNow) {
        store.replace(release.scheduled(release.dueAs(), null), release.revision());
      }
    }
  }

  /** Takes a release back; its page stays and says why. */
  public Release withdraw(Visit visit, String version, @Nullable String reason) {
    visit.require(FilesPermission.REMOVE);
    Release before = get(visit, version);
    if (before.draft() || before.withdrawn()) {
      throw new Conflict("Release “" + version + "” is not out.");
    }
    Instant now = now();
    Release after = before.withdrawn(reason);
    keep(before, after, event("release.withdrawn", visit.mount(), after, visit.user().id(), now));
    revealing.reveal(visit.mount(), after, now);
    return after;
  }

  private void keep(Release before, Release after, Event... news) {
    if (!store.replace(after, before.revision(), news)) {
      throw new Overtaken("Somebody else changed the release meanwhile. Nothing was saved.");
    }
    platform.events().tell();
  }

  // Finding

  public Release get(Visit visit, String version) {
    visit.require(CorePermission.READ);
    return store
        .find(visit.mount().id(), version)
        .filter(r -> !r.draft() || visit.may(FilesPermission.UPLOAD))
        .orElseThrow(() -> new NotFound("The release " + version));
  }

  /** What is out, the newest first. */
  public Slice<Release> list(Visit visit, @Nullable String after, int limit) {
    visit.require(CorePermission.READ);
    return store.out(visit.mount().id(), Cursor.parse(after), Math.clamp(limit, 1, 100));
  }

  /** What is to come; nothing for those who do not ship. */
  public List<Release> drafts(Visit visit) {
    visit.require(CorePermission.READ);
    return visit.may(FilesPermission.UPLOAD) ? store.drafts(visit.mount().id(), DRAFTS) : List.of();
  }

  /** The releases that some folders are. */
  public List<Release> ofFolders(Visit visit, List<FilePath> folders) {
    visit.require(CorePermission.READ);
    return store.ofFolders(visit.mount().id(), folders).stream()
        .filter(r -> !r.draft() || visit.may(FilesPermission.UPLOAD))
        .toList();
  }

  public List<ReleaseFile> files(Visit visit, Release release) {
    visit.require(CorePermission.READ);
    return filesOf(release);
  }

  /** A draft made of a folder that was there has the files of that as well. */
  private List<ReleaseFile> filesOf(Release release) {
    var own = files.below(release.mount(), release.folder(), release.standing(), FILES);
    if (!release.draft()) {
      return own;
    }
    var out = files.below(release.mount(), release.folder(), Standing.LIVE, FILES);
    return Stream.concat(own.stream(), out.stream()).toList();
  }

  /** Whether a folder is that of a draft, or one in it, to somebody who ships. */
  public boolean drafting(Visit visit, FilePath folder) {
    MountId mount = visit.mount().id();
    Optional<Release> draft =
        visit.may(FilesPermission.UPLOAD)
            ? store.holding(mount, folder).filter(Release::draft)
            : Optional.empty();
    return draft.isPresent()
        && (draft.get().folder().equals(folder)
            || !files.below(mount, folder, Standing.STAGED, 1).isEmpty());
  }

  /** The files in a folder that wait for their release; none for those who do not ship. */
  public List<ReleaseFile> staged(Visit visit, FilePath folder) {
    return folder.root() || !visit.may(FilesPermission.UPLOAD)
        ? List.of()
        : files.below(visit.mount().id(), folder, Standing.STAGED, FILES).stream()
            .filter(f -> f.path().folder().equals(folder))
            .toList();
  }

  /** The release before this one by its version; none for the first. */
  public Optional<Release> previous(Visit visit, Release release) {
    visit.require(CorePermission.READ);
    return store.out(release.mount(), null, COMPARED).items().stream()
        .filter(r -> !r.withdrawn() && r.order().compareTo(release.order()) < 0)
        .max(Comparator.comparing(Release::order));
  }

  /** The files of two releases beside each other. */
  public Comparison compare(Visit visit, Release before, Release after) {
    return Comparison.of(before, files(visit, before), after, files(visit, after));
  }

  static String page(Mount mount, Release release) {
    return mount.page("releases", release.version()).toString();
  }

  private Instant now() {
    return platform.clock().instant();
  }

  private static Event event(String kind, Mount mount, Release release, UserId by, Instant now) {
    var subject =
        Artifacts.subject(
            mount, Describing.folderId(release.folder()), release.name(), page(mount, release));
    return Event.of(
        kind,
        subject,
        by,
        now,
        Map.of(
            "version", release.version(),
            "notes", release.notes(),
            "folder", release.folder().value(),
            "state", release.state().text(),
            "reason", release.because()));
  }
}
