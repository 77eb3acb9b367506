package forge.scm.git;

import forge.scm.CommitId;
import forge.scm.Diff;
import forge.scm.DiffOptions;
import forge.scm.Distance;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.jspecify.annotations.Nullable;

/**
 * What is between two commits of a Git repository: changes, patches, and how far they are apart.
 */
final class GitComparison {
  private final Repository git;
  private final ObjectReader reader;

  GitComparison(Repository git, ObjectReader reader) {
    this.git = git;
    this.reader = reader;
  }

  /** What a commit changed in its first parent. */
  Diff diff(ObjectId commit, DiffOptions options) throws IOException {
    try (var walk = new RevWalk(reader)) {
      RevCommit after = walk.parseCommit(commit);
      return new GitDiff(git, reader, options).between(before(walk, after), after.getTree());
    }
  }

  Optional<CommitId> mergeBase(ObjectId one, ObjectId other) throws IOException {
    try (var walk = new RevWalk(reader)) {
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(walk.parseCommit(one));
      walk.markStart(walk.parseCommit(other));
      return Optional.ofNullable(walk.next()).map(GitCommits::id);
    }
  }

  static Distance distance(ObjectReader reader, ObjectId one, ObjectId other) throws IOException {
    return new Distance(count(reader, one, other), count(reader, other, one));
  }

  /** Commits that lead to one and not to another. */
  private static int count(ObjectReader reader, ObjectId to, ObjectId without) throws IOException {
    try (var walk = new RevWalk(reader)) {
      walk.setRetainBody(false);
      walk.markStart(walk.parseCommit(to));
      walk.markUninteresting(walk.parseCommit(without));
      int count = 0;
      while (count < Distance.MOST && walk.next() != null) {
        count++;
      }
      return count;
    }
  }

  /** What a commit changed, as a letter or bare. */
  byte[] patch(ObjectId commit, boolean mail) throws IOException {
    try (var walk = new RevWalk(reader)) {
      RevCommit after = walk.parseCommit(commit);
      RevTree before = before(walk, after);
      var patch = new GitPatch(git, reader);
      return mail ? patch.mail(after, before) : patch.text(before, after.getTree());
    }
  }

  byte[] patch(ObjectId before, ObjectId after) throws IOException {
    try (var walk = new RevWalk(reader)) {
      return new GitPatch(git, reader)
          .text(walk.parseCommit(before).getTree(), walk.parseCommit(after).getTree());
    }
  }

  private static @Nullable RevTree before(RevWalk walk, RevCommit commit) throws IOException {
    return commit.getParentCount() == 0 ? null : walk.parseCommit(commit.getParent(0)).getTree();
  }
}
