package forge.scm.lfs;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.NotFound;
import forge.scm.Archived;
import forge.scm.Limits;
import forge.scm.ScmPermission;
import forge.store.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** What people do with large files: fetch, bring, lock and unlock them. */
public final class LargeFiles {
  private static final int LONGEST_PATH = 4096;
  private static final Duration UNFINISHED = Duration.ofDays(1);

  private final LfsFolder folder;
  private final LockStore locks;
  private final Clock clock;

  public LargeFiles(LfsFolder folder, LockStore locks, Clock clock) {
    this.folder = folder;
    this.locks = locks;
    this.clock = clock;
  }

  /** Where the client of Git LFS finds the large files of a repository. */
  public static String address(URI site, Mount mount) {
    return site.toString() + mount.page() + ".git/info/lfs";
  }

  /** Refuses whoever may not fetch large files here. */
  public void admitReader(Visit visit) {
    visit.require(CorePermission.READ);
    visit.requireScope("repository:read");
  }

  /** Refuses whoever may not bring large files here. */
  public void admitWriter(Visit visit) {
    visit.require(ScmPermission.WRITE);
    visit.requireScope("repository:write");
    Archived.refuse(visit.mount());
  }

  public Optional<Path> find(Visit visit, Oid oid) {
    admitReader(visit);
    return folder.find(visit.mount().id(), oid);
  }

  /** Why a file of this size cannot come in; empty where it can. */
  public Optional<String> tooMuch(Visit visit, long size) {
    Mount mount = visit.mount();
    long largest = Limits.largestLfs(mount);
    if (size > largest) {
      return Optional.of(
          "The largest file this repository takes with Git LFS has %,d MB."
              .formatted(largest >> 20));
    }
    Optional<Long> quota = Limits.lfsQuota(mount);
    return quota.isPresent() && folder.used(mount.id()) + size > quota.get()
        ? Optional.of(
            "This repository may keep %,d MB with Git LFS, and this file would be too much."
                .formatted(quota.get() >> 20))
        : Optional.empty();
  }

  /**
   * Takes the bytes of a file.
   *
   * @param size as the client says; -1 where it does not
   */
  public void bring(Visit visit, Oid oid, long size, InputStream in) throws IOException {
    admitWriter(visit);
    Optional<String> refusal = tooMuch(visit, Math.max(size, 0));
    if (refusal.isPresent()) {
      throw new Conflict(refusal.get());
    }
    folder.keep(visit.mount().id(), oid, in, limit(visit.mount()));
  }

  private long limit(Mount mount) {
    long largest = Limits.largestLfs(mount);
    return Limits.lfsQuota(mount)
        .map(quota -> Math.min(largest, Math.max(0, quota - folder.used(mount.id()))))
        .orElse(largest);
  }

  /** Claims a file; empty when somebody else, or the same, has claimed it before. */
  public Optional<LfsLock> lock(Visit visit, @Nullable String path) {
    admitWriter(visit);
    String line = Check.line("path", "The path", path, LONGEST_PATH);
    var lock = new LfsLock(new ObjectId().toHexString(), line, visit.user().id(), clock.instant());
    return locks.insert(visit.mount().id(), lock) ? Optional.of(lock) : Optional.empty();
  }

  public Optional<LfsLock> lockOf(Visit visit, String path) {
    admitReader(visit);
    return locks.findByPath(visit.mount().id(), path);
  }

  public Optional<LfsLock> lockById(Visit visit, String id) {
    admitReader(visit);
    return locks.find(visit.mount().id(), id);
  }

  public Slice<LfsLock> locks(Visit visit, @Nullable String after, int limit) {
    admitReader(visit);
    return locks.list(visit.mount().id(), after, limit);
  }

  /** Gives a file free: its owner always, admins by force. */
  public LfsLock unlock(Visit visit, String id, boolean force) {
    admitWriter(visit);
    MountId mount = visit.mount().id();
    LfsLock lock = locks.find(mount, id).orElseThrow(() -> new NotFound("This lock"));
    if (!lock.owner().equals(visit.user().id())) {
      if (!force) {
        throw new Denied(
            "unlock "
                + lock.path()
                + ", which "
                + lock.owner()
                + " has locked; admins may by force");
      }
      visit.require(CorePermission.ADMIN);
    }
    if (!locks.delete(mount, id)) {
      throw new NotFound("This lock");
    }
    return lock;
  }

  /** Removes everything of a repository that is gone. */
  public void remove(MountId mount) {
    folder.remove(mount);
    locks.deleteAll(mount);
  }

  /** Removes what began to come in and never ended. */
  public void tidy() {
    folder.tidy(clock.instant().minus(UNFINISHED));
  }
}
