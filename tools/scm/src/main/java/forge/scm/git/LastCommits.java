package forge.scm.git;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.scm.RepoPath;
import java.io.IOException;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * Remembers for folders at commits which commit last changed each entry.
 *
 * <p>A walk from a newer commit ends where it meets the newest one remembered, so that a push costs
 * a walk over what it brought. What took a long walk is kept on disk as well.
 */
final class LastCommits {
  private static final long ENTRIES = 500_000;
  private static final int WORTH_KEEPING = 200;

  private final Cache<Folder, Answer> newest =
      Caffeine.newBuilder()
          .maximumWeight(ENTRIES)
          .<Folder, Answer>weigher((f, a) -> weight(a))
          .build();
  private final Cache<At, Answer> answers =
      Caffeine.newBuilder().maximumWeight(ENTRIES).<At, Answer>weigher((f, a) -> weight(a)).build();

  /** The last commit by the name of each entry of the folder. */
  Map<String, ObjectId> of(Repository git, ObjectId commit, RepoPath path) throws IOException {
    var folder = new Folder(git.getDirectory().getPath(), path);
    var at = new At(folder, commit.copy());
    Answer known = answers.getIfPresent(at);
    if (known == null) {
      known = find(git, at);
      answers.put(at, known);
      newest.put(folder, known);
    }
    return known.commits();
  }

  private Answer find(Repository git, At at) throws IOException {
    var files = new LastCommitFiles(git.getDirectory().toPath());
    RepoPath path = at.folder().path();
    Answer base = newest.getIfPresent(at.folder());
    if (base == null) {
      base = files.read(path).map(f -> new Answer(f.commit(), f.names())).orElse(null);
    }
    if (base != null && base.commit().equals(at.commit())) {
      return base;
    }
    try (var walk = new LastCommitWalk(git, path)) {
      if (base != null) {
        walk.remember(base.commit(), base.commits());
      }
      var answer = new Answer(at.commit(), walk.from(at.commit()));
      if (walk.steps() > WORTH_KEEPING) {
        files.write(path, new LastCommitFiles.Found(answer.commit(), answer.commits()));
      }
      return answer;
    }
  }

  private static int weight(Answer answer) {
    return answer.commits().size() + 5;
  }

  private record Folder(String repository, RepoPath path) {}

  private record At(Folder folder, ObjectId commit) {}

  private record Answer(ObjectId commit, Map<String, ObjectId> commits) {}
}
