package forge.scm.git;

import forge.refusal.Refusal.Invalid;
import forge.scm.RepoPath;
import forge.scm.edit.Bytes;
import forge.scm.edit.Change;
import forge.scm.edit.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Changes of files, applied to a tree. Only the folders on the way to them are written anew. */
final class GitTreeEdit {
  private static final int LONGEST_NAME = 255;

  private final ObjectReader reader;
  private final ObjectInserter inserter;
  private final GitFolders folders;
  private final ObjectChecker checker = new ObjectChecker().setSafeForMacOS(true);

  GitTreeEdit(ObjectReader reader, ObjectInserter inserter) {
    this.reader = reader;
    this.inserter = inserter;
    this.folders = new GitFolders(reader, inserter);
  }

  /** The first file that is no more as it was when it was looked at. */
  Optional<Outcome> stale(@Nullable ObjectId tree, List<Change> changes) throws IOException {
    for (Change change : changes) {
      Leaf there = leaf(tree, change.path());
      String id = there == null ? Change.NONE : there.id().name();
      if (!change.known().equals(Change.ANY) && !change.known().equals(id)) {
        return Optional.of(new Outcome.Stale(change.path()));
      }
    }
    return Optional.empty();
  }

  /** The tree with the changes in it. */
  ObjectId apply(@Nullable ObjectId tree, List<Change> changes) throws IOException {
    var placed = new ArrayList<GitFolders.Placed>();
    for (Change change : changes) {
      place(tree, change, placed);
    }
    return folders.apply(tree, placed);
  }

  private void place(@Nullable ObjectId tree, Change change, List<GitFolders.Placed> placed)
      throws IOException {
    Leaf old = leaf(tree, change.path());
    if (old != null && old.mode().equals(FileMode.SYMLINK) && change instanceof Change.Write) {
      throw new Invalid("path", "“" + change.path() + "” is a symbolic link.");
    }
    switch (change) {
      case Change.Delete delete -> placed.add(remove(existing(change, old)));
      case Change.Write write -> {
        FileMode mode = old == null ? FileMode.REGULAR_FILE : old.mode();
        placed.add(put(write.path(), mode, blob(write.content())));
      }
      case Change.Move move -> {
        Leaf from = existing(change, old);
        if (leaf(tree, move.to()) != null) {
          throw new Invalid("path", "There is a file “" + move.to() + "” already.");
        }
        placed.add(remove(from));
        ObjectId id = move.content() == null ? from.id() : blob(move.content());
        placed.add(put(move.to(), from.mode(), id));
      }
    }
  }

  private ObjectId blob(Bytes content) throws IOException {
    return inserter.insert(Constants.OBJ_BLOB, content.toArray());
  }

  private static Leaf existing(Change change, @Nullable Leaf old) {
    if (old == null) {
      throw new Invalid("path", "There is no file “" + change.path() + "”.");
    }
    return old;
  }

  private static GitFolders.Placed remove(Leaf leaf) {
    return new GitFolders.Placed(leaf.path(), FileMode.MISSING, ObjectId.zeroId());
  }

  private GitFolders.Placed put(RepoPath path, FileMode mode, ObjectId id) {
    path.parts().forEach(this::checkName);
    return new GitFolders.Placed(path, mode, id);
  }

  private void checkName(String name) {
    byte[] raw = name.getBytes(StandardCharsets.UTF_8);
    boolean odd = name.chars().anyMatch(Character::isISOControl) || raw.length > LONGEST_NAME;
    try {
      checker.checkPathSegment(raw, 0, raw.length);
    } catch (CorruptObjectException e) {
      odd = true;
    }
    if (odd) {
      throw new Invalid("path", "A file or folder cannot be called “" + name + "” in Git.");
    }
  }

  /** A file of the tree. */
  private record Leaf(RepoPath path, FileMode mode, ObjectId id) {}

  private @Nullable Leaf leaf(@Nullable ObjectId tree, RepoPath path) throws IOException {
    if (tree == null || path.root()) {
      return null;
    }
    try (TreeWalk found = TreeWalk.forPath(reader, path.toString(), tree)) {
      if (found == null || found.getFileMode(0).equals(FileMode.TREE)) {
        return null;
      }
      return new Leaf(path, Objects.requireNonNull(found.getFileMode(0)), found.getObjectId(0));
    }
  }
}
