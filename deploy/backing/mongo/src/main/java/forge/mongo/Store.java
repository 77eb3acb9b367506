package forge.mongo;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/**
 * The file below all databases: named sorted maps, changed in steps that a commit never cuts in
 * two.
 */
final class Store implements AutoCloseable {
  private static final long MEGABYTE = 1024 * 1024;
  private static final int LEAST_CACHE_MEGABYTES = 16;
  private static final int MOST_CACHE_MEGABYTES = 256;

  /** The cache gets this part of the heap. */
  private static final int CACHE_PART = 6;

  /** Moving parts of the file while closing it saves space, but is not proven enough. */
  private static final int WITHOUT_COMPACTION = 0;

  /** Old pages may be overwritten this long after the commit that replaced them. */
  private static final int RETENTION_MILLIS = 2000;

  private static final int FULL_ENOUGH_PERCENT = 60;
  private static final int COMPACT_BYTES = 16 * 1024 * 1024;

  private final MVStore file;
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
  private final Commits commits;
  private volatile Runnable onFailure = () -> {};

  private Store(MVStore file) {
    this.file = file;
    file.setRetentionTime(RETENTION_MILLIS);
    this.commits = new Commits(this::commit, this::tellFailure);
  }

  static Store open(Path path) {
    try {
      return new Store(builder().fileName(path.toString()).open());
    } catch (MVStoreException refused) {
      throw new StoreUnavailable(path, refused);
    }
  }

  static Store inMemory() {
    return new Store(builder().open());
  }

  private static MVStore.Builder builder() {
    return new MVStore.Builder().cacheSize(cacheMegabytes()).autoCommitDisabled();
  }

  private static int cacheMegabytes() {
    long part = Runtime.getRuntime().maxMemory() / CACHE_PART / MEGABYTE;
    return Math.clamp(part, LEAST_CACHE_MEGABYTES, MOST_CACHE_MEGABYTES);
  }

  MVMap<Key, byte[]> documents(String name) {
    return file.openMap(
        name,
        new MVMap.Builder<Key, byte[]>().keyType(KeyType.INSTANCE).valueType(BytesType.INSTANCE));
  }

  MVMap<Key, Key> entries(String name) {
    return file.openMap(
        name, new MVMap.Builder<Key, Key>().keyType(KeyType.INSTANCE).valueType(KeyType.INSTANCE));
  }

  MVMap<String, String> names(String name) {
    return file.openMap(
        name,
        new MVMap.Builder<String, String>()
            .keyType(StringDataType.INSTANCE)
            .valueType(StringDataType.INSTANCE));
  }

  Set<String> names() {
    return file.getMapNames();
  }

  void remove(String map) {
    file.removeMap(map);
  }

  /** Runs a step that is in the file entirely or not at all, whenever the process dies. */
  void atomically(Runnable step) {
    gate.readLock().lock();
    try {
      step.run();
    } finally {
      gate.readLock().unlock();
    }
  }

  /** Returns when all steps finished before this call are on disk. */
  void awaitDurable() {
    commits.await();
  }

  /** Runs something that reads snapshots taken meanwhile. */
  <T> T reading(Supplier<T> something) {
    Pin pin = pin();
    try {
      return something.get();
    } finally {
      pin.close();
    }
  }

  /** Keeps the pages of the present version readable until the returned handle is closed. */
  Pin pin() {
    MVStore.TxCounter usage = file.registerVersionUsage();
    return new Pin(() -> file.deregisterVersionUsage(usage));
  }

  /** Calls back when the file can no longer be written. */
  void onFailure(Runnable action) {
    onFailure = action;
  }

  private void tellFailure() {
    onFailure.run();
  }

  private void commit() {
    gate.writeLock().lock();
    try {
      if (!file.hasUnsavedChanges()) {
        return;
      }
      file.commit();
    } finally {
      gate.writeLock().unlock();
    }
    file.sync();
  }

  /** Rewrites sparse parts of the file, so that later writes find room in it. */
  void compact() {
    boolean ignored = file.compact(FULL_ENOUGH_PERCENT, COMPACT_BYTES);
  }

  long size() {
    var store = file.getFileStore();
    return store == null ? 0 : store.size();
  }

  @Override
  public void close() {
    commits.close();
    gate.writeLock().lock();
    try {
      if (!file.isClosed()) {
        file.commit();
        file.sync();
        file.close(WITHOUT_COMPACTION);
      }
    } finally {
      gate.writeLock().unlock();
    }
  }

  /** A version of the store that is being read. */
  static final class Pin implements AutoCloseable {
    private @Nullable Runnable release;

    Pin(Runnable release) {
      this.release = release;
    }

    @Override
    public synchronized void close() {
      if (release != null) {
        release.run();
        release = null;
      }
    }
  }
}
