package forge.scm.svn;

import forge.scm.Diff.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tmatesoft.svn.core.SVNNodeKind;
import org.tmatesoft.svn.core.internal.io.fs.FSEntry;
import org.tmatesoft.svn.core.internal.io.fs.FSRepresentation;
import org.tmatesoft.svn.core.internal.io.fs.FSRevisionNode;

/**
 * Finds what differs between two folders of a Subversion repository. Folders that are the same node
 * are passed over, so the work is that of the change and not of the tree.
 */
final class SvnChanges {
  private static final int MOST = 20_000;

  private final SvnTree tree;
  private final String root;
  private final List<SvnChange> changes = new ArrayList<>();
  private final Map<String, FSRevisionNode> gone = new TreeMap<>();
  private final Map<String, FSRevisionNode> fresh = new TreeMap<>();
  private boolean whole = true;

  /**
   * @param root the folder of the later state; paths are told from there
   */
  SvnChanges(SvnTree tree, String root) {
    this.tree = tree;
    this.root = root;
  }

  List<SvnChange> changes() {
    return changes;
  }

  List<String> notes() {
    return whole
        ? List.of()
        : List.of("Only the first %,d changes were looked at.".formatted(MOST));
  }

  void compare(@Nullable FSRevisionNode before, @Nullable FSRevisionNode after) {
    folders("", "", before, after);
    copies();
    Map<String, FSRevisionNode> removed = files(gone, Change.DELETED);
    Map<String, FSRevisionNode> added = files(fresh, Change.ADDED);
    moves(removed, added);
    removed.forEach((path, node) -> add(Change.DELETED, path, path, node, null));
    added.forEach((path, node) -> add(Change.ADDED, path, path, null, node));
  }

  private void add(
      Change change,
      String oldPath,
      String newPath,
      @Nullable FSRevisionNode before,
      @Nullable FSRevisionNode after) {
    if (changes.size() < MOST) {
      changes.add(new SvnChange(change, oldPath, newPath, before, after, null));
    } else {
      whole = false;
    }
  }

  private void folders(
      String oldPath,
      String newPath,
      @Nullable FSRevisionNode before,
      @Nullable FSRevisionNode after) {
    if (before != null && after != null && !same(props(before), props(after))) {
      String name = newPath.isEmpty() ? "." : newPath;
      changes.add(
          SvnChange.noted(Change.CHANGED, name, name, "The properties of this folder changed."));
    }
    Map<String, FSEntry> old = before == null ? Map.of() : tree.children(before);
    Map<String, FSEntry> now = after == null ? Map.of() : tree.children(after);
    var names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      entries(
          SvnTree.join(oldPath, name), SvnTree.join(newPath, name), old.get(name), now.get(name));
    }
  }

  private void entries(
      String oldPath, String newPath, @Nullable FSEntry before, @Nullable FSEntry after) {
    if (before != null && after != null && before.getId().equals(after.getId())) {
      return;
    }
    FSRevisionNode old = before == null ? null : tree.node(before);
    FSRevisionNode now = after == null ? null : tree.node(after);
    if (old != null && now != null && old.getType() == now.getType() && !replaced(old, now)) {
      if (folder(now)) {
        folders(oldPath, newPath, old, now);
      } else {
        add(Change.CHANGED, oldPath, newPath, old, now);
      }
      return;
    }
    if (old != null) {
      gone.put(oldPath, old);
    }
    if (now != null) {
      fresh.put(newPath, now);
    }
  }

  /** Whether a folder is a copy of another one than stood there before. */
  private static boolean replaced(FSRevisionNode old, FSRevisionNode now) {
    return folder(now) && now.getCopyFromPath() != null && !old.getId().isRelated(now.getId());
  }

  private static boolean folder(FSRevisionNode node) {
    return node.getType() == SVNNodeKind.DIR;
  }

  /** What the commit itself says was copied, and moved where the source is gone. */
  private void copies() {
    for (var each : List.copyOf(fresh.entrySet())) {
      source(each.getValue()).ifPresent(from -> copy(each.getKey(), each.getValue(), from));
    }
  }

  private void copy(String path, FSRevisionNode node, FSRevisionNode from) {
    fresh.remove(path);
    String source = relative(Objects.requireNonNull(node.getCopyFromPath()));
    boolean moved = gone.remove(source) != null;
    Change change = moved ? Change.RENAMED : Change.COPIED;
    if (!folder(node)) {
      add(change, source, path, from, node);
      return;
    }
    String note =
        (moved ? "A folder, moved here from r" : "A folder, copied from r")
            + node.getCopyFromRevision()
            + ".";
    changes.add(SvnChange.noted(change, source, path, note));
    folders(source, path, from, node);
  }

  private Optional<FSRevisionNode> source(FSRevisionNode node) {
    String from = node.getCopyFromPath();
    return from == null
        ? Optional.empty()
        : tree.node(node.getCopyFromRevision(), from.substring(1))
            .filter(source -> source.getType() == node.getType());
  }

  private String relative(String slashed) {
    String path = slashed.substring(1);
    return !root.isEmpty() && path.startsWith(root + "/")
        ? path.substring(root.length() + 1)
        : path;
  }

  /** The files of folders that came or went; a folder without any is told as such. */
  private Map<String, FSRevisionNode> files(Map<String, FSRevisionNode> nodes, Change change) {
    var files = new TreeMap<String, FSRevisionNode>();
    nodes.forEach((path, node) -> files(path, node, change, files));
    return files;
  }

  private void files(
      String path, FSRevisionNode node, Change change, Map<String, FSRevisionNode> files) {
    if (files.size() >= MOST) {
      whole = false;
      return;
    }
    if (!folder(node)) {
      files.put(path, node);
      return;
    }
    Map<String, FSEntry> children = tree.children(node);
    if (children.isEmpty()) {
      String note = change == Change.ADDED ? "A new folder." : "An empty folder.";
      changes.add(SvnChange.noted(change, path, path, note));
    }
    children.forEach(
        (name, entry) -> files(SvnTree.join(path, name), tree.node(entry), change, files));
  }

  /** Files that came with exactly the content of one that went were moved. */
  private void moves(Map<String, FSRevisionNode> removed, Map<String, FSRevisionNode> added) {
    var sources = new HashMap<String, String>();
    removed.forEach((path, node) -> content(node).ifPresent(sum -> sources.putIfAbsent(sum, path)));
    for (var each : List.copyOf(added.entrySet())) {
      Optional<String> from = content(each.getValue()).map(sources::remove);
      if (from.isPresent()) {
        FSRevisionNode before = removed.remove(from.get());
        added.remove(each.getKey());
        add(Change.RENAMED, from.get(), each.getKey(), before, each.getValue());
      }
    }
  }

  private static Optional<String> content(FSRevisionNode file) {
    return Optional.ofNullable(file.getTextRepresentation())
        .filter(text -> SvnTree.read(file::getFileLength) > 0)
        .map(FSRepresentation::getMD5HexDigest);
  }

  private static @Nullable FSRepresentation props(FSRevisionNode node) {
    return node.getPropsRepresentation();
  }

  private static boolean same(@Nullable FSRepresentation one, @Nullable FSRepresentation other) {
    return Objects.equals(checksum(one), checksum(other));
  }

  private static @Nullable String checksum(@Nullable FSRepresentation properties) {
    return properties == null ? null : properties.getMD5HexDigest();
  }
}
