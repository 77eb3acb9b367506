package forge.scm.git;

import forge.scm.Commit;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Reads the commits that a push brought, and none that were known before. */
final class GitArrivals {
  private GitArrivals() {}

  /** Tells of each commit that leads to one and to none of those known, up to so many. */
  static void tell(
      ObjectReader reader, ObjectId to, Collection<String> known, int limit, Consumer<Commit> each)
      throws IOException {
    try (var walk = new RevWalk(reader)) {
      Optional<RevCommit> tip = GitCommits.commitOf(walk, to);
      if (tip.isEmpty()) {
        return;
      }
      walk.markStart(tip.get());
      markKnown(walk, known);
      int told = 0;
      for (RevCommit c = walk.next(); c != null && told < limit; c = walk.next()) {
        each.accept(GitCommits.commit(c));
        c.disposeBody();
        told++;
      }
    }
  }

  private static void markKnown(RevWalk walk, Collection<String> known) throws IOException {
    for (String each : known) {
      if (ObjectId.isId(each)) {
        var old = GitCommits.commitOf(walk, ObjectId.fromString(each));
        if (old.isPresent()) {
          walk.markUninteresting(old.get());
        }
      }
    }
  }
}
