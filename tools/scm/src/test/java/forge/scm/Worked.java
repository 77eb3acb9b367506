package forge.scm;

import forge.scm.Content.Text;
import java.util.List;

/** What contracts of repositories are about: work that somebody did with a stock client. */
public interface Worked {
  /** A checkout of a fresh repository, the same during a test. */
  Work work();

  default TreeEntry entry(Repository repository, CommitId commit, String path) {
    return repository.entry(commit, RepoPath.of(path)).orElseThrow();
  }

  default Text text(Repository repository, CommitId commit, String path) {
    return (Text) repository.content(entry(repository, commit, path), 10_000);
  }

  default List<String> subjects(List<Commit> commits) {
    return commits.stream().map(Commit::subject).toList();
  }
}
