package forge.scm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which commit last changed each line of a file.
 *
 * @param runs in the order of the lines, without gaps
 */
public record Blame(List<Run> runs, Map<CommitId, Commit> commits) {
  public Blame {
    runs = List.copyOf(runs);
    commits = Map.copyOf(commits);
  }

  /**
   * Lines next to each other that one commit brought.
   *
   * @param start the number of the first, from one
   * @param path where the file was then
   * @param before the commit to step back to; null where the file began
   */
  public record Run(
      int start, int count, CommitId commit, RepoPath path, @Nullable CommitId before) {}
}
