package forge.scm.svn;

import forge.scm.Diff.Change;
import org.jspecify.annotations.Nullable;
import org.tmatesoft.svn.core.internal.io.fs.FSRevisionNode;

/**
 * What became of a file or folder between two states.
 *
 * @param note what is said of it in place of its lines; null where its lines are compared
 */
record SvnChange(
    Change change,
    String oldPath,
    String newPath,
    @Nullable FSRevisionNode before,
    @Nullable FSRevisionNode after,
    @Nullable String note) {

  static SvnChange noted(Change change, String oldPath, String newPath, String note) {
    return new SvnChange(change, oldPath, newPath, null, null, note);
  }
}
