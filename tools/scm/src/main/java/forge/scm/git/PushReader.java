package forge.scm.git;

import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.Push;
import forge.scm.Ref;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Reads off two states of the refs what was pushed in between, and never more history than that.
 */
final class PushReader {
  /** How many commits of a push are read in full. */
  static final int COMMITS = 200;

  private static final int COUNTED = 100_000;

  private final Repository git;
  private final Map<String, String> before;
  private final Map<String, String> after;

  PushReader(Repository git, Map<String, String> before, Map<String, String> after) {
    this.git = git;
    this.before = before;
    this.after = after;
  }

  List<Push> read() throws IOException {
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    var known = new ArrayList<>(before.values());
    var pushes = new ArrayList<Push>();
    for (String name : names) {
      String from = before.get(name);
      String to = after.get(name);
      if (!Objects.equals(from, to)) {
        pushes.add(push(name, from, to, known));
        if (to != null) {
          known.add(to);
        }
      }
    }
    return pushes;
  }

  private Push push(String name, @Nullable String from, @Nullable String to, List<String> known)
      throws IOException {
    var ref =
        new Ref(
            name,
            new CommitId.Hash(
                Objects.requireNonNullElse(to, Objects.requireNonNullElse(from, ""))));
    Pusher by = pusher(name, to);
    var commits = new ArrayList<Commit>();
    int count = to == null ? 0 : arrived(to, known, commits);
    return new Push(ref, from, to, by.id(), by.machine(), commits, count);
  }

  private int arrived(String to, List<String> known, List<Commit> commits) throws IOException {
    try (var walk = new RevWalk(git)) {
      var tip = GitCommits.commitOf(walk, ObjectId.fromString(to));
      if (tip.isEmpty()) {
        return 0;
      }
      walk.markStart(tip.get());
      for (String each : known) {
        var old = GitCommits.commitOf(walk, ObjectId.fromString(each));
        if (old.isPresent()) {
          walk.markUninteresting(old.get());
        }
      }
      int count = 0;
      for (RevCommit c = walk.next(); c != null && count < COUNTED; c = walk.next()) {
        if (count++ < COMMITS) {
          commits.add(GitCommits.commit(c));
        } else {
          c.disposeBody();
        }
      }
      return count;
    }
  }

  /** Who moved the ref there, as Git's own journal has it; the forge where it has nothing. */
  private Pusher pusher(String name, @Nullable String to) throws IOException {
    var journal =
        git.getRefDatabase().exactRef(name) == null
            ? null
            : git.getRefDatabase().getReflogReader(name);
    var last = journal == null ? null : journal.getLastEntry();
    return last == null || to == null || !last.getNewId().name().equals(to)
        ? Pusher.FORGE
        : Pusher.read(last.getWho());
  }

  /** All branches and tags with what they point at. */
  static Map<String, String> refs(Repository git) throws IOException {
    var refs = new TreeMap<String, String>();
    for (var ref : git.getRefDatabase().getRefsByPrefix(Ref.BRANCHES, Ref.TAGS)) {
      if (ref.getObjectId() != null) {
        refs.put(ref.getName(), ref.getObjectId().name());
      }
    }
    return refs;
  }

  /** Points HEAD at a branch that exists, where one does: the first push decides. */
  static void chooseStandardBranch(Repository git) throws IOException {
    var head = git.getRefDatabase().exactRef(Constants.HEAD);
    if (head != null && head.getObjectId() != null) {
      return;
    }
    var names =
        git.getRefDatabase().getRefsByPrefix(Ref.BRANCHES).stream().map(r -> r.getName()).toList();
    if (!names.isEmpty()) {
      String master = Ref.BRANCHES + "master";
      git.updateRef(Constants.HEAD).link(names.contains(master) ? master : names.get(0));
    }
  }
}
