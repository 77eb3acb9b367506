package forge.scm.git;

import forge.scm.FileList;
import forge.scm.RepoPath;
import forge.scm.TreeEntry;
import forge.scm.TreeEntry.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The folders of a Git repository and what is in them. */
final class GitTrees {
  private GitTrees() {}

  /** What is at a path below a folder. */
  static Optional<TreeEntry> entry(ObjectReader reader, ObjectId root, RepoPath path)
      throws IOException {
    var entry = new TreeEntry("", Kind.FOLDER, root.name());
    for (String part : path.parts()) {
      if (!entry.folder()) {
        return Optional.empty();
      }
      Optional<TreeEntry> next = child(reader, ObjectId.fromString(entry.id()), part);
      if (next.isEmpty()) {
        return next;
      }
      entry = next.get();
    }
    return Optional.of(entry);
  }

  private static Optional<TreeEntry> child(ObjectReader reader, ObjectId folder, String name)
      throws IOException {
    for (var tree = new CanonicalTreeParser(null, reader, folder); !tree.eof(); tree.next(1)) {
      if (tree.getEntryPathString().equals(name)) {
        return Optional.of(entry(tree));
      }
    }
    return Optional.empty();
  }

  private static TreeEntry entry(CanonicalTreeParser tree) {
    return new TreeEntry(
        tree.getEntryPathString(), kind(tree.getEntryFileMode()), tree.getEntryObjectId().name());
  }

  static Kind kind(FileMode mode) {
    return switch (mode.getBits() & FileMode.TYPE_MASK) {
      case FileMode.TYPE_TREE -> Kind.FOLDER;
      case FileMode.TYPE_SYMLINK -> Kind.LINK;
      case FileMode.TYPE_GITLINK -> Kind.MODULE;
      default -> FileMode.EXECUTABLE_FILE.equals(mode) ? Kind.EXECUTABLE : Kind.FILE;
    };
  }

  /** What is in a folder: folders first, then by name. */
  static List<TreeEntry> list(ObjectReader reader, ObjectId folder) throws IOException {
    var entries = new ArrayList<TreeEntry>();
    for (var tree = new CanonicalTreeParser(null, reader, folder); !tree.eof(); tree.next(1)) {
      entries.add(entry(tree));
    }
    entries.sort(Comparator.comparing((TreeEntry e) -> !e.folder()).thenComparing(TreeEntry::name));
    return entries;
  }

  /** The paths of all files below a folder, up to so many. */
  static FileList files(ObjectReader reader, ObjectId root, int limit) throws IOException {
    var paths = new ArrayList<String>();
    try (var walk = new TreeWalk(reader)) {
      walk.addTree(root);
      walk.setRecursive(true);
      while (paths.size() <= limit && walk.next()) {
        paths.add(walk.getPathString());
      }
    }
    boolean whole = paths.size() <= limit;
    return new FileList(whole ? paths : paths.subList(0, limit), whole);
  }
}
