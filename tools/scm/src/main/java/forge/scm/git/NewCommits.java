package forge.scm.git;

import forge.scm.Ref;
import forge.scm.rule.Demands;
import forge.scm.rule.Glob;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Looks at the commits that a push brings, and at no others: those that no branch and no tag had
 * before. What it does not get through, it refuses.
 */
final class NewCommits {
  static final int MOST_COMMITS = 10_000;
  static final int MOST_FILES = 200_000;
  private static final long MB = 1 << 20;
  private static final Pattern SIGN_OFF =
      Pattern.compile("(?im)^Signed-off-by:[^<\\n]*<([^>\\n]+)>[ \\t]*$");

  private final Repository git;
  private final Demands demands;
  private final Oversized large;
  private final Hands hands;
  private int files;

  NewCommits(Repository git, Demands demands, Oversized large, Hands hands) {
    this.git = git;
    this.demands = demands;
    this.large = large;
    this.hands = hands;
  }

  /** Whether there is anything to look for. */
  boolean needed() {
    return demands.any() || !large.found().isEmpty();
  }

  /**
   * Why what leads to this may not come in; empty where it may.
   *
   * @param passed what was looked at before, in the same push
   */
  Optional<String> refusal(ObjectId to, Collection<ObjectId> passed) throws IOException {
    try (var walk = new RevWalk(git)) {
      if (!(peeled(walk, to) instanceof RevCommit tip)) {
        return nameless();
      }
      walk.markStart(tip);
      for (var ref : git.getRefDatabase().getRefsByPrefix(Ref.BRANCHES, Ref.TAGS)) {
        forget(walk, ref.getObjectId());
      }
      for (ObjectId each : passed) {
        forget(walk, each);
      }
      int commits = 0;
      for (RevCommit commit : walk) {
        if (++commits > MOST_COMMITS) {
          return Optional.of(
              "This push brings more than %,d new commits, more than the rules of this repository"
                      .formatted(MOST_COMMITS)
                  + " look through at once; push it in parts.");
        }
        Optional<String> refusal = refusal(walk, commit);
        if (refusal.isPresent()) {
          return refusal;
        }
      }
      return nameless();
    }
  }

  private static RevObject peeled(RevWalk walk, ObjectId id) throws IOException {
    RevObject object = walk.parseAny(id);
    while (object instanceof RevTag tag) {
      object = walk.parseAny(tag.getObject());
    }
    return object;
  }

  private static void forget(RevWalk walk, ObjectId id) throws IOException {
    if (peeled(walk, id) instanceof RevCommit commit) {
      walk.markUninteresting(commit);
    }
  }

  /** A large file that no path leads to is refused all the same. */
  private Optional<String> nameless() {
    return large.found().entrySet().stream()
        .findFirst()
        .map(file -> "The object " + file.getKey().name() + tooLarge(file.getValue()));
  }

  private String tooLarge(long size) {
    return " has %.1f MB, and the largest file this repository takes has %d MB. Keep it with Git LFS, or elsewhere."
        .formatted((double) size / MB, large.limit() / MB);
  }

  private Optional<String> refusal(RevWalk walk, RevCommit commit) throws IOException {
    walk.parseBody(commit);
    Optional<String> refusal = Optional.empty();
    if (demands.signedOff() && commit.getParentCount() < 2 && !signedOff(commit)) {
      refusal =
          Optional.of(
              "Commit %s lacks the line \"Signed-off-by: %s <%s>\", which this repository requires; git commit -s adds it."
                  .formatted(
                      brief(commit),
                      commit.getAuthorIdent().getName(),
                      commit.getAuthorIdent().getEmailAddress()));
    }
    if (refusal.isEmpty() && demands.ownAddress()) {
      refusal = hands.stranger(commit);
    }
    if (refusal.isEmpty() && demands.signed()) {
      refusal = hands.unsigned(commit);
    }
    return refusal.isPresent() || (demands.paths().isEmpty() && large.found().isEmpty())
        ? refusal
        : paths(walk, commit);
  }

  private static boolean signedOff(RevCommit commit) {
    String author = commit.getAuthorIdent().getEmailAddress();
    return SIGN_OFF
        .matcher(commit.getFullMessage())
        .results()
        .anyMatch(line -> line.group(1).strip().equalsIgnoreCase(author));
  }

  private Optional<String> paths(RevWalk walk, RevCommit commit) throws IOException {
    try (var trees = new TreeWalk(walk.getObjectReader())) {
      trees.setRecursive(true);
      trees.setFilter(TreeFilter.ANY_DIFF);
      for (RevCommit parent : commit.getParents()) {
        trees.addTree(walk.parseCommit(parent).getTree());
      }
      int mine = trees.addTree(commit.getTree());
      while (trees.next()) {
        if (++files > MOST_FILES) {
          return Optional.of(
              "This push changes more than %,d files, more than the rules of this repository look"
                      .formatted(MOST_FILES)
                  + " through at once; push it in parts.");
        }
        if (trees.getRawMode(mine) != 0 && changed(trees, mine)) {
          Optional<String> refusal = file(commit, trees.getPathString(), trees.getObjectId(mine));
          if (refusal.isPresent()) {
            return refusal;
          }
        }
      }
      return Optional.empty();
    }
  }

  /** What a merge takes from one of its parents as it is has been looked at there. */
  private static boolean changed(TreeWalk trees, int mine) {
    for (int parent = 0; parent < mine; parent++) {
      if (trees.getRawMode(parent) == trees.getRawMode(mine) && trees.idEqual(parent, mine)) {
        return false;
      }
    }
    return true;
  }

  private Optional<String> file(RevCommit commit, String path, ObjectId id) {
    Long size = large.found().get(id);
    if (size != null) {
      return Optional.of(path + " in commit " + brief(commit) + tooLarge(size));
    }
    for (Glob glob : demands.paths()) {
      if (glob.matchesFile(path)) {
        return Optional.of(
            "Commit %s brings %s, and the rule \"%s\" forbids such files."
                .formatted(brief(commit), path, glob));
      }
    }
    return Optional.empty();
  }

  private static String brief(RevCommit commit) {
    return commit.name().substring(0, 8);
  }
}
