package forge.scm.svn;

import forge.scm.rule.Arrival;
import forge.scm.rule.Deed;
import forge.scm.rule.RefChange;
import java.util.EnumSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tmatesoft.svn.core.SVNLogEntryPath;
import org.tmatesoft.svn.core.SVNRevisionProperty;
import org.tmatesoft.svn.core.internal.io.fs.FSFS;
import org.tmatesoft.svn.core.internal.io.fs.FSRevisionNode;
import org.tmatesoft.svn.core.internal.io.fs.FSTransactionRoot;

/** A change that has been sent whole and is not yet a revision. */
final class SvnTransaction {
  private static final Pattern NAME = Pattern.compile("[0-9]{1,19}-[0-9a-z]{1,20}");

  private final SvnTree tree;
  private final FSFS files;
  private final String name;

  /**
   * @param tree the repository that the change is of
   * @param name what Subversion calls it
   */
  SvnTransaction(SvnTree tree, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no transaction: " + name);
    }
    this.tree = tree;
    this.files = tree.files();
    this.name = name;
  }

  /** Who is to be its author; empty where nobody was named. */
  Optional<String> author() {
    var properties = SvnTree.read(() -> files.getTransactionProperties(name));
    return Optional.ofNullable(properties.getStringValue(SVNRevisionProperty.AUTHOR));
  }

  /** Shows all of it. */
  void show(Arrival arrival) {
    arrival.bytes(sent());
    FSTransactionRoot root = SvnTree.read(() -> files.createTransactionRoot(files.openTxn(name)));
    Map<String, SVNLogEntryPath> changed = changed(root);
    refs(changed).forEach((ref, deeds) -> arrival.ref(new RefChange(ref, deeds, first(ref))));
    for (var change : changed.entrySet()) {
      if (!arrival.open()) {
        return;
      }
      if (change.getValue().getType() != SVNLogEntryPath.TYPE_DELETED) {
        FSRevisionNode node = SvnTree.read(() -> root.getRevisionNode(change.getKey()));
        if (SvnTree.file(node)) {
          arrival.file(change.getKey().substring(1), SvnTree.read(node::getFileLength));
        }
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, SVNLogEntryPath> changed(FSTransactionRoot root) {
    Map<String, SVNLogEntryPath> read =
        SvnTree.read(() -> (Map<String, SVNLogEntryPath>) root.getChangedPaths());
    return new TreeMap<>(read);
  }

  private long sent() {
    return files.getTransactionProtoRevFile(name).length();
  }

  private boolean first(String ref) {
    return layout().first().filter(ref::equals).isPresent();
  }

  private SvnLayout layout() {
    return new SvnLayout(tree);
  }

  /** What happens to the branches and tags whose folders are touched, or are around them. */
  private Map<String, Set<Deed>> refs(Map<String, SVNLogEntryPath> changed) {
    var before = new TreeMap<String, String>();
    layout().refs().forEach((ref, state) -> before.put(state.root(), ref));
    if (before.containsKey("")) {
      return Map.of(before.get(""), EnumSet.of(Deed.PUSH));
    }
    var refs = new TreeMap<String, Set<Deed>>();
    changed.forEach(
        (path, change) -> {
          String folder = SvnLayout.folderOf(path.substring(1));
          String ref = before.getOrDefault(folder, SvnLayout.refOf(folder));
          boolean whole = path.substring(1).equals(folder);
          if (!ref.isEmpty()) {
            refs.computeIfAbsent(ref, r -> EnumSet.noneOf(Deed.class))
                .add(whole ? deed(change.getType(), before.containsKey(folder)) : Deed.PUSH);
          }
          if (change.getType() != SVNLogEntryPath.TYPE_MODIFIED) {
            lost(path.substring(1), before)
                .forEach((root, gone) -> refs.put(gone, EnumSet.of(Deed.DELETE)));
          }
        });
    return refs;
  }

  /** The branches and tags that go with the folder around them. */
  private static Map<String, String> lost(String folder, NavigableMap<String, String> before) {
    return before.subMap(folder + "/", true, folder + "0", false);
  }

  private static Deed deed(char type, boolean there) {
    return switch (type) {
      case SVNLogEntryPath.TYPE_DELETED -> Deed.DELETE;
      case SVNLogEntryPath.TYPE_REPLACED -> Deed.FORCE;
      case SVNLogEntryPath.TYPE_ADDED -> there ? Deed.FORCE : Deed.CREATE;
      default -> Deed.PUSH;
    };
  }
}
