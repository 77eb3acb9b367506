package forge.scm.git;

import forge.scm.RepoPath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Finds out what a file was called before a commit, where that did not change too much. */
final class Renames {
  private static final int FILES = 1_000;

  private final Repository git;

  Renames(Repository git) {
    this.git = git;
  }

  Optional<RepoPath> before(ObjectReader reader, RevCommit parent, RevCommit commit, String path)
      throws IOException {
    try (var trees = new TreeWalk(reader)) {
      trees.setRecursive(true);
      trees.addTree(parent.getTree());
      trees.addTree(commit.getTree());
      trees.setFilter(TreeFilter.ANY_DIFF);
      List<DiffEntry> entries = DiffEntry.scan(trees);
      if (entries.size() > FILES) {
        return Optional.empty();
      }
      var detector = new RenameDetector(git);
      detector.setRenameLimit(FILES);
      detector.addAll(entries);
      return detector.compute().stream()
          .filter(e -> e.getNewPath().equals(path))
          .filter(e -> e.getChangeType() == DiffEntry.ChangeType.RENAME)
          .map(e -> RepoPath.of(e.getOldPath()))
          .findFirst();
    }
  }
}
