package forge.scm.git;

import forge.refusal.Refusal.NotFound;
import forge.scm.Blame;
import forge.scm.Blame.Run;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.RepoPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import org.eclipse.jgit.blame.BlameGenerator;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** Finds out which commit last changed each line of a file, through renames. */
final class GitBlame {
  private final Repository git;
  private final RepoPath file;

  GitBlame(Repository git, RepoPath file) {
    this.git = git;
    this.file = file;
  }

  Blame of(ObjectId commit) throws IOException {
    var runs = new ArrayList<Run>();
    var commits = new HashMap<CommitId, Commit>();
    try (var blame = new BlameGenerator(git, file.toString())) {
      blame.setFollowFileRenames(true);
      blame.push(null, commit);
      if (blame.getResultContents() == null) {
        throw new NotFound("The file " + file);
      }
      while (blame.next()) {
        RevCommit source = blame.getSourceCommit();
        CommitId id = GitCommits.id(source);
        commits.computeIfAbsent(id, i -> GitCommits.commit(source));
        runs.add(
            new Run(
                blame.getResultStart() + 1,
                blame.getRegionLength(),
                id,
                RepoPath.of(blame.getSourcePath()),
                before(source)));
      }
    }
    runs.sort(Comparator.comparingInt(Run::start));
    return new Blame(runs, commits);
  }

  private static @Nullable CommitId before(RevCommit source) {
    return source.getParentCount() == 0 ? null : GitCommits.id(source.getParent(0));
  }
}
