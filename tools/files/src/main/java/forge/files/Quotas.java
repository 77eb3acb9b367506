package forge.files;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.files.QuotaStore.Begun;
import forge.files.QuotaStore.Kept;
import forge.job.Job;
import forge.project.Mount;
import forge.project.Project;
import forge.project.ProjectId;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.tool.Platform;
import forge.user.Identity;
import forge.user.Identity.Proof;
import forge.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much room the files of a project may take. The sum is kept rather than counted: each change
 * is noted with it before it happens and settled afterwards, and what died in between is settled by
 * what is really there.
 */
public final class Quotas {
  private static final Duration SETTLED_BY_OTHERS = Duration.ofHours(1);
  private static final long GB = 1L << 30;
  private static final long MOST_GB = 1L << 20;
  private static final int AT_ONCE = 100;

  private final QuotaStore store;
  private final ReleaseFileStore files;
  private final long everybodys;
  private final Platform platform;

  /** Asks for what was begun long ago to be settled. */
  public record Settle() implements Job {}

  /** The room of a project: what is taken and what there is, in bytes. */
  public record Room(long used, long limit, boolean own) {}

  /** A change that was noted. */
  record Change(ProjectId project, String key, long size) {}

  /**
   * @param everybodys what a project has of which nothing is said, in bytes
   */
  Quotas(QuotaStore store, ReleaseFileStore files, long everybodys, Platform platform) {
    this.store = store;
    this.files = files;
    this.everybodys = everybodys;
    this.platform = platform;
    platform.jobs().assign(Settle.class, (job, progress) -> settleAll());
    platform.jobs().schedule("settle quotas", Duration.ofHours(1), Settle::new);
  }

  /** The room of the visited project. */
  public Room room(Visit visit) {
    visit.require(CorePermission.READ);
    Kept kept = kept(visit.mount().project());
    return new Room(kept.used(), limit(kept), kept.limit() != null);
  }

  /** Gives a project room of its own; null for what every project has. */
  public Room limit(Visit visit, @Nullable Long gigabytes) {
    visit.require(CorePermission.READ);
    if (!visit.user().admin()) {
      throw new Denied("change how much room a project has");
    }
    if (gigabytes != null && (gigabytes < 0 || gigabytes > MOST_GB)) {
      throw new Invalid("gb", "A project has from 0 to " + MOST_GB + " GB.", MOST_GB);
    }
    kept(visit.mount().project());
    store.limit(visit.mount().project(), gigabytes == null ? null : gigabytes * GB);
    platform.note(
        visit,
        "gave the project "
            + (gigabytes == null ? "the usual room" : gigabytes + " GB")
            + " for files");
    return room(visit);
  }

  /** Takes room for a file that is to be kept; refuses where there is none left. */
  Change come(Mount mount, ReleaseFile file) {
    Kept kept = kept(mount.project());
    long limit = limit(kept);
    String key =
        store
            .come(mount.project(), file, limit, now())
            .orElseThrow(
                () ->
                    new Invalid(
                        "file",
                        "The files of this project take %s of %s; there is no room for %s more."
                            .formatted(
                                shown(kept.used()), shown(limit), shown(file.content().size())),
                        limit));
    return new Change(mount.project(), key, file.content().size());
  }

  /** The file is kept. */
  void came(Change change) {
    store.settle(change.project(), change.key(), 0);
  }

  /** The file was not kept after all. */
  void stayedAway(Change change) {
    store.settle(change.project(), change.key(), -change.size());
  }

  /** Notes that a file is about to go. */
  Change go(ProjectId project, ReleaseFile file) {
    kept(project);
    return new Change(project, store.go(project, file, now()), file.content().size());
  }

  /** The file is gone, or it was not removed after all. */
  void went(Change change, boolean gone) {
    store.settle(change.project(), change.key(), gone ? -change.size() : 0);
  }

  /** Settles, of all projects, what was begun and died. */
  void settleAll() {
    String after = "";
    for (var some = store.projects(after, AT_ONCE);
        !some.isEmpty();
        some = store.projects(after, AT_ONCE)) {
      some.forEach(this::settle);
      after = some.getLast().toString();
    }
  }

  private void settle(ProjectId project) {
    Instant before = now().minus(SETTLED_BY_OTHERS);
    for (Begun begun : store.begun(project)) {
      if (begun.at().isBefore(before)) {
        store.settle(project, begun.key(), here(begun) ? 0 : -begun.size());
      }
    }
  }

  private boolean here(Begun begun) {
    return files
        .find(begun.mount(), begun.path())
        .filter(f -> f.standing() != Standing.REMOVED)
        .filter(f -> f.content().sha256().equals(begun.sha256()))
        .isPresent();
  }

  private Kept kept(ProjectId project) {
    return store
        .find(project)
        .orElseGet(
            () -> {
              store.insert(project, counted(project));
              return store.find(project).orElseThrow();
            });
  }

  /** For projects that had files before room was counted. */
  private long counted(ProjectId project) {
    var forge = new Identity(User.FORGE, Proof.NONE, null, Set.of(Identity.EVERYTHING));
    Project counted = platform.projects().visit(forge, project).project();
    return counted.mounts().stream()
        .filter(m -> m.tool().value().equals("files"))
        .mapToLong(m -> files.size(m.id()))
        .sum();
  }

  private long limit(Kept kept) {
    return Optional.ofNullable(kept.limit()).orElse(everybodys);
  }

  /** A number of bytes, for people. */
  public static String shown(long bytes) {
    if (bytes < 1024) {
      return bytes + " bytes";
    }
    List<String> units = List.of("KB", "MB", "GB", "TB");
    double some = bytes / 1024.0;
    int unit = 0;
    for (; some >= 1024 && unit < units.size() - 1; unit++) {
      some /= 1024;
    }
    return String.format(Locale.ROOT, some < 10 ? "%.1f %s" : "%.0f %s", some, units.get(unit));
  }

  private Instant now() {
    return platform.clock().instant();
  }
}
