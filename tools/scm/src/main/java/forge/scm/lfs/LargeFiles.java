package forge.scm.lfs;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Check;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Full;
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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** What people do with large files: fetch, bring, lock and unlock them. */
public final class LargeFiles {
  private static final int LONGEST_PATH = 4096;
  private static final int FAMILY = 20;

  private final LfsFolder folder;
  private final LockStore locks;
  private final LfsUsageStore usage;
  private final Function<Visit, Optional<Visit>> parents;
  private final Clock clock;

  /**
   * The large files of all repositories.
   *
   * @param parents the same visitor at the repository that the visited one was forked from; empty
   *     where they may not read it
   */
  public LargeFiles(
      LfsFolder folder,
      LockStore locks,
      LfsUsageStore usage,
      Function<Visit, Optional<Visit>> parents,
      Clock clock) {
    this.folder = folder;
    this.locks = locks;
    this.usage = usage;
    this.parents = parents;
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

  /** A large file of the visited repository, or of one it was forked from that they may read. */
  public Optional<Path> find(Visit visit, Oid oid) {
    admitReader(visit);
    return folder.find(visit.mount().id(), oid).or(() -> inherited(visit, oid));
  }

  /** Nobody gets more of a parent than they may read there themselves. */
  private Optional<Path> inherited(Visit visit, Oid oid) {
    Optional<Visit> at = parents.apply(visit);
    for (int i = 0; i < FAMILY && at.isPresent(); i++) {
      admitReader(at.get());
      Optional<Path> found = folder.findToStay(at.get().mount().id(), oid);
      if (found.isPresent()) {
        return found;
      }
      at = parents.apply(at.get());
    }
    return Optional.empty();
  }

  /**
   * Whether a large file need not be brought, because it is here, or in a parent that the visitor
   * may read, and then here too from now on. What a visitor is told is here, stays for a while.
   */
  public boolean has(Visit visit, Oid oid) {
    admitWriter(visit);
    MountId here = visit.mount().id();
    if (folder.findToStay(here, oid).isPresent()) {
      return true;
    }
    Optional<Path> inherited = inherited(visit, oid);
    if (inherited.isEmpty() || tooMuch(visit, LfsFolder.size(inherited.get())).isPresent()) {
      return false;
    }
    take(visit.mount(), LfsFolder.size(inherited.get()));
    folder.lend(here, oid, inherited.get());
    return true;
  }

  /** Gives a fork all that its parent has just now, without copying a byte. */
  public void lend(MountId parent, MountId fork) {
    folder.each(parent, (oid, file) -> folder.lend(fork, oid, file));
    usage.put(fork, folder.count(fork));
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
    return quota.isPresent() && used(mount.id()) + size > quota.get()
        ? Optional.of(full(quota.get()))
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
      throw new Full(refusal.get());
    }
    Mount mount = visit.mount();
    folder.keep(mount.id(), oid, in, limit(mount), bytes -> take(mount, bytes));
  }

  /** Counts bytes that are about to be kept; refuses where there is no room for them any more. */
  private void take(Mount mount, long bytes) {
    used(mount.id());
    long quota = Limits.lfsQuota(mount).orElse(Long.MAX_VALUE);
    if (!usage.add(mount.id(), bytes, quota)) {
      throw new Full(full(quota));
    }
  }

  private long used(MountId mount) {
    OptionalLong known = usage.find(mount);
    if (known.isEmpty()) {
      usage.begin(mount, folder.count(mount));
    }
    return known.orElseGet(() -> usage.find(mount).orElse(0));
  }

  private static String full(long quota) {
    return "This repository may keep %,d MB with Git LFS, and this file would be too much."
        .formatted(quota >> 20);
  }

  private long limit(Mount mount) {
    long largest = Limits.largestLfs(mount);
    return Limits.lfsQuota(mount)
        .map(quota -> Math.min(largest, Math.max(0, quota - used(mount.id()))))
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
    usage.delete(mount);
  }
}
