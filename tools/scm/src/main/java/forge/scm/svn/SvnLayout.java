package forge.scm.svn;

import forge.refusal.Refusal.Invalid;
import forge.scm.CommitId.Revision;
import forge.scm.Ref;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tmatesoft.svn.core.SVNNodeKind;
import org.tmatesoft.svn.core.internal.io.fs.FSEntry;
import org.tmatesoft.svn.core.internal.io.fs.FSRevisionNode;

/**
 * What serves as branches and tags: {@code trunk}, the folders in {@code branches} and {@code
 * tags}, and any other folder at the top. A repository without a {@code trunk} has one branch,
 * {@code HEAD}, which is all of it.
 */
final class SvnLayout {
  static final String WHOLE = "HEAD";
  static final String TRUNK = "trunk";
  private static final String BRANCHES = "branches";
  private static final String TAGS = "tags";
  private static final String FIRST = "forge-first-branch";

  private final SvnTree tree;
  private final Map<String, Revision> refs;

  SvnLayout(SvnTree tree) {
    this.tree = tree;
    this.refs = read(tree);
  }

  private static Map<String, Revision> read(SvnTree tree) {
    var refs = new TreeMap<String, Revision>();
    long youngest = tree.youngest();
    if (youngest == 0) {
      return refs;
    }
    Map<String, FSEntry> top = tree.children(tree.node(youngest, "").orElseThrow());
    if (!folder(top.get(TRUNK))) {
      refs.put(Ref.BRANCHES + WHOLE, new Revision(youngest));
      return refs;
    }
    below(tree, youngest, BRANCHES, Ref.BRANCHES, refs);
    below(tree, youngest, TAGS, Ref.TAGS, refs);
    top.forEach(
        (name, entry) -> {
          if (folder(entry) && !name.equals(BRANCHES) && !name.equals(TAGS)) {
            refs.put(Ref.BRANCHES + name, state(tree, youngest, entry, name));
          }
        });
    refs.keySet().removeIf(name -> name.contains(":"));
    return refs;
  }

  private static boolean folder(@Nullable FSEntry entry) {
    return entry != null && entry.getType() == SVNNodeKind.DIR;
  }

  private static void below(
      SvnTree tree, long youngest, String folder, String prefix, Map<String, Revision> refs) {
    Optional<FSRevisionNode> node = tree.node(youngest, folder);
    if (node.isEmpty() || node.get().getType() != SVNNodeKind.DIR) {
      return;
    }
    tree.children(node.get())
        .forEach(
            (name, entry) -> {
              if (folder(entry)) {
                refs.put(prefix + name, state(tree, youngest, entry, folder + "/" + name));
              }
            });
  }

  /** A folder as its last change left it, or the copy of a folder around it. */
  private static Revision state(SvnTree tree, long youngest, FSEntry entry, String path) {
    long changed = entry.getId().getRevision();
    return tree.node(changed, path).isPresent()
        ? new Revision(changed, path)
        : new Revision(new SvnHistory(tree).of(path, youngest).get(0).first(), path);
  }

  /** The folder of the branch or tag that a path would be in; that of all where there is none. */
  static String folderOf(String path) {
    String[] parts = path.split("/", 3);
    boolean nested = parts[0].equals(BRANCHES) || parts[0].equals(TAGS);
    return nested && parts.length > 1 ? parts[0] + "/" + parts[1] : parts[0];
  }

  /** What a branch or tag in such a folder is called; nothing where the folder only holds some. */
  static String refOf(String folder) {
    if (folder.equals(BRANCHES) || folder.equals(TAGS)) {
      return "";
    }
    if (folder.startsWith(TAGS + "/")) {
      return Ref.TAGS + folder.substring(TAGS.length() + 1);
    }
    boolean nested = folder.startsWith(BRANCHES + "/");
    return Ref.BRANCHES + (nested ? folder.substring(BRANCHES.length() + 1) : folder);
  }

  /** What each ref points at, in the order of their full names. */
  Map<String, Revision> refs() {
    return refs;
  }

  List<String> branches() {
    return refs.keySet().stream()
        .filter(name -> name.startsWith(Ref.BRANCHES))
        .map(name -> name.substring(Ref.BRANCHES.length()))
        .toList();
  }

  /** The full name of the branch that newcomers see; empty where nothing was committed. */
  Optional<String> first() {
    if (refs.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> chosen = chosen().map(name -> Ref.BRANCHES + name).filter(refs::containsKey);
    String standard = Ref.BRANCHES + (refs.containsKey(Ref.BRANCHES + TRUNK) ? TRUNK : WHOLE);
    return Optional.of(chosen.orElse(standard));
  }

  private Optional<String> chosen() {
    Path file = tree.directory().resolve(FIRST);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has newcomers see another branch from now on. */
  void choose(String branch) {
    if (!refs.containsKey(Ref.BRANCHES + branch)) {
      throw new Invalid("branch", "There is no branch “" + branch + "”.");
    }
    try {
      Path fresh = Files.createTempFile(tree.directory(), FIRST, "");
      Files.writeString(fresh, branch);
      Files.move(fresh, tree.directory().resolve(FIRST), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A branch, a tag, the path of either, such as {@code branches/x}, or {@code HEAD}. */
  Optional<Revision> find(String name) {
    for (String full : List.of(Ref.BRANCHES + name, Ref.TAGS + name)) {
      Revision state = refs.get(full);
      if (state != null) {
        return Optional.of(state);
      }
    }
    return name.equals(WHOLE) && tree.youngest() > 0
        ? Optional.of(new Revision(tree.youngest()))
        : refs.values().stream().filter(r -> r.root().equals(name)).findFirst();
  }
}
