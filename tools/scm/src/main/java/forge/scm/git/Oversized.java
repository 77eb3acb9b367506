package forge.scm.git;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.BlobObjectChecker;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Checks the objects of a push while they arrive, and remembers the files above a limit: which
 * paths they have is only looked up when there are any.
 */
final class Oversized extends ObjectChecker {
  private final long limit;
  private final Map<ObjectId, Long> found = new ConcurrentHashMap<>();

  Oversized(long limit) {
    this.limit = limit;
  }

  /** The ids of files above the limit, with their sizes. */
  Map<ObjectId, Long> found() {
    return found;
  }

  long limit() {
    return limit;
  }

  @Override
  public BlobObjectChecker newBlobObjectChecker() {
    return new BlobObjectChecker() {
      private long size;

      @Override
      public void update(byte[] bytes, int from, int length) {
        size += length;
      }

      @Override
      public void endBlob(AnyObjectId id) {
        if (size > limit) {
          found.put(id.copy(), size);
        }
      }
    };
  }
}
