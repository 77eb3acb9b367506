package forge.scm;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see of the history that leads to a commit.
 *
 * @param path only commits that changed it; the root for all
 * @param author only commits by somebody whose name or address holds this; empty for all
 * @param after the last commit already shown; null to begin
 */
public record LogQuery(
    CommitId from, RepoPath path, String author, @Nullable CommitId after, int limit) {

  /** All of the history. */
  public static LogQuery of(CommitId from, int limit) {
    return new LogQuery(from, RepoPath.ROOT, "", null, limit);
  }

  public LogQuery at(RepoPath only) {
    return new LogQuery(from, only, author, after, limit);
  }

  public LogQuery by(String only) {
    return new LogQuery(from, path, only, after, limit);
  }

  public LogQuery after(@Nullable CommitId last) {
    return new LogQuery(from, path, author, last, limit);
  }
}
