package forge.scm.git;

import forge.scm.CommitId;
import forge.scm.Ref;
import forge.scm.RepoPath;
import forge.scm.Repository.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;

/** The branches and tags of a Git repository, and what names lead to. */
final class GitRefs {
  private static final Pattern ABBREVIATION = Pattern.compile("[0-9a-f]{7,40}");
  private static final int DEEPEST = 20;
  private static final int LONGEST = 1000;
  private static final int LONGEST_FILE_NAME = 255;

  private final Repository git;
  private final ObjectReader reader;

  GitRefs(Repository git, ObjectReader reader) {
    this.git = git;
    this.reader = reader;
  }

  /** All that lead to commits, by name. */
  List<Ref> all() throws IOException {
    var refs = new ArrayList<Ref>();
    try (var walk = new RevWalk(reader)) {
      for (var ref : git.getRefDatabase().getRefsByPrefix(Ref.BRANCHES, Ref.TAGS)) {
        GitCommits.commitOf(walk, ref.getObjectId())
            .ifPresent(c -> refs.add(ref(ref.getName(), c)));
      }
    }
    refs.sort(Comparator.comparing(Ref::name));
    return refs;
  }

  List<String> branches() throws IOException {
    return git.getRefDatabase().getRefsByPrefix(Ref.BRANCHES).stream()
        .map(ref -> ref.getName().substring(Ref.BRANCHES.length()))
        .sorted()
        .toList();
  }

  private static Ref ref(String name, RevCommit target) {
    return new Ref(name, GitCommits.id(target), Instant.ofEpochSecond(target.getCommitTime()));
  }

  Optional<Ref> head() throws IOException {
    var head = git.getRefDatabase().exactRef(Constants.HEAD);
    if (head == null || head.getObjectId() == null) {
      return Optional.empty();
    }
    try (var walk = new RevWalk(reader)) {
      return GitCommits.commitOf(walk, head.getObjectId())
          .map(c -> ref(head.getTarget().getName(), c));
    }
  }

  /** The commit that a branch, a tag or the beginning of an id leads to. */
  Optional<CommitId> resolve(String name) throws IOException {
    if (!possible(name)) {
      return Optional.empty();
    }
    try (var walk = new RevWalk(reader)) {
      for (String prefix : List.of(Ref.BRANCHES, Ref.TAGS)) {
        var ref = git.getRefDatabase().exactRef(prefix + name);
        if (ref != null && ref.getObjectId() != null) {
          return GitCommits.commitOf(walk, ref.getObjectId()).map(GitCommits::id);
        }
      }
      return ABBREVIATION.matcher(name).matches() ? byId(walk, name) : Optional.empty();
    }
  }

  private Optional<CommitId> byId(RevWalk walk, String name) throws IOException {
    if (name.length() == Constants.OBJECT_ID_STRING_LENGTH) {
      return GitCommits.commitOf(walk, ObjectId.fromString(name)).map(GitCommits::id);
    }
    var commits = new ArrayList<RevCommit>();
    for (ObjectId id : reader.resolve(AbbreviatedObjectId.fromString(name))) {
      GitCommits.commitOf(walk, id).ifPresent(commits::add);
    }
    return commits.size() == 1 ? Optional.of(GitCommits.id(commits.get(0))) : Optional.empty();
  }

  /** Names are looked up as files, so what no branch or tag can be called is not looked up. */
  static boolean possible(String name) {
    return name.length() <= LONGEST
        && Repository.isValidRefName(Ref.BRANCHES + name)
        && Arrays.stream(name.split("/", -1))
            .allMatch(part -> part.getBytes(StandardCharsets.UTF_8).length <= LONGEST_FILE_NAME);
  }

  /** What an address names that begins with a ref and goes on with a path. */
  Optional<Place> locate(RepoPath all) throws IOException {
    List<RepoPath> trail = all.trail();
    for (int n = Math.min(trail.size(), DEEPEST); n > 0; n--) {
      String ref = trail.get(n - 1).toString();
      Optional<CommitId> commit = resolve(ref);
      if (commit.isPresent()) {
        var rest = new RepoPath(all.parts().subList(n, all.parts().size()));
        return Optional.of(new Place(ref, commit.get(), rest));
      }
    }
    return Optional.empty();
  }

  /** What was written when a tag was made; empty for those that only point. */
  String message(Ref tag) throws IOException {
    var ref = git.getRefDatabase().exactRef(tag.name());
    if (ref == null || ref.getObjectId() == null) {
      return "";
    }
    try (var walk = new RevWalk(reader)) {
      return walk.parseAny(ref.getObjectId()) instanceof RevTag note
          ? note.getFullMessage().strip()
          : "";
    }
  }
}
