package forge.scm.git;

import forge.scm.Having;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** Finds the branches and tags of a Git repository that lead to a commit. */
final class GitHaving {
  private final Repository git;
  private final ObjectReader reader;
  private final int limit;

  GitHaving(Repository git, ObjectReader reader, int limit) {
    this.git = git;
    this.reader = reader;
    this.limit = limit;
  }

  Having of(ObjectId commit) throws IOException {
    List<Ref> branches = git.getRefDatabase().getRefsByPrefix(forge.scm.Ref.BRANCHES);
    List<Ref> tags = git.getRefDatabase().getRefsByPrefix(forge.scm.Ref.TAGS);
    return new Having(
        leading(commit, branches, forge.scm.Ref.BRANCHES),
        leading(commit, tags, forge.scm.Ref.TAGS),
        branches.size() <= limit && tags.size() <= limit);
  }

  private List<String> leading(ObjectId commit, List<Ref> refs, String prefix) throws IOException {
    try (var walk = new RevWalk(reader)) {
      walk.setRetainBody(false);
      List<Ref> asked = refs.subList(0, Math.min(limit, refs.size()));
      return walk.getMergedInto(walk.parseCommit(commit), asked).stream()
          .map(ref -> ref.getName().substring(prefix.length()))
          .sorted()
          .toList();
    }
  }
}
