package forge.scm.git;

import forge.scm.RepoPath;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * One walk through history that finds for every entry of a folder the commit that last changed it.
 *
 * <p>Each commit passes the names it left unchanged to the first parent that has them alike, which
 * is the way {@code git log} simplifies history. Names that meet in a commit travel on together.
 */
final class LastCommitWalk implements AutoCloseable {
  private final ObjectReader reader;
  private final RevWalk walk;
  private final RepoPath folder;
  private final Map<RevCommit, Set<String>> names = new HashMap<>();
  private final PriorityQueue<RevCommit> queue =
      new PriorityQueue<>(
          Comparator.comparingInt(RevCommit::getCommitTime)
              .reversed()
              .thenComparing(c -> c, AnyObjectId::compareTo));
  private final Map<ObjectId, ObjectId> folderOfTree = new HashMap<>();
  private final Map<String, ObjectId> found = new HashMap<>();
  private @Nullable ObjectId known;
  private Map<String, ObjectId> knownNames = Map.of();
  private int steps;

  LastCommitWalk(Repository git, RepoPath folder) {
    this.reader = git.newObjectReader();
    this.walk = new RevWalk(reader);
    this.walk.setRetainBody(false);
    this.folder = folder;
  }

  /** What a walk from another commit found: this one goes no further when it comes by. */
  void remember(ObjectId commit, Map<String, ObjectId> lastCommits) {
    known = commit;
    knownNames = lastCommits;
  }

  Map<String, ObjectId> from(ObjectId start) throws IOException {
    RevCommit first = walk.parseCommit(start);
    pass(first, namesIn(folderOf(first)));
    for (RevCommit next = queue.poll(); next != null; next = queue.poll()) {
      Set<String> arrived = names.remove(next);
      if (arrived != null) {
        settle(next, arrived);
      }
    }
    return Map.copyOf(found);
  }

  /** How many commits it has looked at. */
  int steps() {
    return steps;
  }

  private void settle(RevCommit commit, Set<String> arrived) throws IOException {
    steps++;
    if (commit.equals(known)) {
      arrived.forEach(name -> found(name, knownNames.getOrDefault(name, commit)));
      return;
    }
    Set<String> rest = arrived;
    for (RevCommit parent : commit.getParents()) {
      walk.parseHeaders(parent);
      var stay = new HashSet<String>();
      for (String name : changed(commit, parent)) {
        if (rest.remove(name)) {
          stay.add(name);
        }
      }
      pass(parent, rest);
      rest = stay;
    }
    rest.forEach(name -> found(name, commit));
  }

  private void found(String name, ObjectId commit) {
    found.put(name, commit.copy());
  }

  private void pass(RevCommit commit, Set<String> alike) {
    if (alike.isEmpty()) {
      return;
    }
    Set<String> there = names.putIfAbsent(commit, alike);
    if (there == null) {
      queue.add(commit);
    } else {
      there.addAll(alike);
    }
  }

  /** The names that are not alike in the folder of both, whichever of them has them. */
  private Set<String> changed(RevCommit commit, RevCommit parent) throws IOException {
    ObjectId mine = folderOf(commit);
    ObjectId theirs = folderOf(parent);
    if (mine.equals(theirs)) {
      return Set.of();
    }
    var changed = new HashSet<String>();
    try (var trees = new TreeWalk(reader)) {
      add(trees, mine);
      add(trees, theirs);
      trees.setFilter(TreeFilter.ANY_DIFF);
      while (trees.next()) {
        changed.add(trees.getNameString());
      }
    }
    return changed;
  }

  private void add(TreeWalk trees, ObjectId tree) throws IOException {
    if (tree.equals(ObjectId.zeroId())) {
      trees.addTree(new EmptyTreeIterator());
    } else {
      trees.addTree(tree);
    }
  }

  private Set<String> namesIn(ObjectId tree) throws IOException {
    var all = new HashSet<String>();
    for (var each = new CanonicalTreeParser(null, reader, tree); !each.eof(); each.next(1)) {
      all.add(each.getEntryPathString());
    }
    return all;
  }

  /** The folder's tree at a commit; the zero id where there is no such folder. */
  private ObjectId folderOf(RevCommit commit) throws IOException {
    ObjectId root = commit.getTree();
    ObjectId cached = folderOfTree.get(root);
    if (cached == null) {
      cached = descend(root, folder.parts());
      folderOfTree.put(root, cached);
    }
    return cached;
  }

  private ObjectId descend(ObjectId root, List<String> parts) throws IOException {
    ObjectId tree = root;
    for (String part : parts) {
      tree = child(tree, part);
      if (tree.equals(ObjectId.zeroId())) {
        return tree;
      }
    }
    return tree.copy();
  }

  private ObjectId child(ObjectId tree, String name) throws IOException {
    for (var each = new CanonicalTreeParser(null, reader, tree); !each.eof(); each.next(1)) {
      if (each.getEntryPathString().equals(name)) {
        return FileMode.TREE.equals(each.getEntryFileMode())
            ? each.getEntryObjectId()
            : ObjectId.zeroId();
      }
    }
    return ObjectId.zeroId();
  }

  @Override
  public void close() {
    walk.close();
    reader.close();
  }
}
