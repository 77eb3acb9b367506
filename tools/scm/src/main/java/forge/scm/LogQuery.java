package forge.scm;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see of the history that leads to a commit.
 *
 * @param path only commits that changed it; the root for all
 * @param author only commits by somebody whose name or address holds this; empty for all
 * @param text only commits whose message holds this; empty for all
 * @param follow whether to go on under its old name where a file was renamed
 * @param after the last commit already shown; null to begin
 * @param mark where the part before ended, as it said itself; empty to begin
 */
public record LogQuery(
    CommitId from,
    RepoPath path,
    String author,
    String text,
    boolean follow,
    @Nullable CommitId after,
    String mark,
    int limit) {

  /** All of the history. */
  public static LogQuery of(CommitId from, int limit) {
    return new LogQuery(from, RepoPath.ROOT, "", "", false, null, "", limit);
  }

  public LogQuery at(RepoPath only) {
    return new LogQuery(from, only, author, text, follow, after, mark, limit);
  }

  public LogQuery by(String only) {
    return new LogQuery(from, path, only, text, follow, after, mark, limit);
  }

  public LogQuery saying(String only) {
    return new LogQuery(from, path, author, only, follow, after, mark, limit);
  }

  public LogQuery follow(boolean renames) {
    return new LogQuery(from, path, author, text, renames, after, mark, limit);
  }

  public LogQuery after(@Nullable CommitId last) {
    return new LogQuery(from, path, author, text, follow, last, mark, limit);
  }

  /** From where the part before said that it ended, or after a commit; null to begin. */
  public LogQuery onward(@Nullable String next) {
    if (next == null) {
      return this;
    }
    return CommitId.parse(next)
        .map(this::after)
        .orElseGet(() -> new LogQuery(from, path, author, text, follow, after, next, limit));
  }
}
