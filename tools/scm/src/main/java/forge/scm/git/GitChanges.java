package forge.scm.git;

import forge.scm.TreeEntry;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Which files of one tree are not the same in another. */
final class GitChanges {
  private GitChanges() {}

  static void between(
      ObjectReader reader,
      @Nullable ObjectId before,
      ObjectId after,
      int limit,
      BiConsumer<String, Optional<TreeEntry>> each)
      throws IOException {
    try (var walk = new TreeWalk(reader)) {
      if (before == null) {
        walk.addTree(new EmptyTreeIterator());
      } else {
        walk.addTree(before);
      }
      walk.addTree(after);
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      for (int n = 0; n < limit && walk.next(); n++) {
        FileMode mode = walk.getFileMode(1);
        each.accept(
            walk.getPathString(),
            FileMode.MISSING.equals(mode)
                ? Optional.empty()
                : Optional.of(
                    new TreeEntry(
                        walk.getNameString(), GitTrees.kind(mode), walk.getObjectId(1).name())));
      }
    }
  }
}
