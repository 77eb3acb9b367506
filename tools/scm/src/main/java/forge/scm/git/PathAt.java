package forge.scm.git;

import forge.scm.RepoPath;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** What stands at one path in many trees, reading each folder on the way once. */
final class PathAt {
  private static final int REMEMBERED = 50_000;
  private static final Found NOTHING = new Found(ObjectId.zeroId(), 0);

  private final ObjectReader reader;
  private final List<String> parts;
  private final List<Map<ObjectId, Found>> levels;

  /** An object and its mode; the zero id where there is none. */
  record Found(ObjectId id, int mode) {
    boolean nothing() {
      return mode == 0;
    }
  }

  PathAt(ObjectReader reader, RepoPath path) {
    this.reader = reader;
    this.parts = path.parts();
    this.levels = parts.stream().<Map<ObjectId, Found>>map(p -> new HashMap<>()).toList();
  }

  Found in(ObjectId tree) throws IOException {
    var found = new Found(tree, org.eclipse.jgit.lib.FileMode.TYPE_TREE);
    for (int level = 0; level < parts.size() && !found.nothing(); level++) {
      found = child(level, found);
    }
    return found;
  }

  private Found child(int level, Found folder) throws IOException {
    if (folder.mode() != org.eclipse.jgit.lib.FileMode.TYPE_TREE) {
      return NOTHING;
    }
    Map<ObjectId, Found> known = levels.get(level);
    Found found = known.get(folder.id());
    if (found == null) {
      found = read(folder.id(), parts.get(level));
      if (known.size() < REMEMBERED) {
        known.put(folder.id().copy(), found);
      }
    }
    return found;
  }

  private Found read(ObjectId folder, String name) throws IOException {
    for (var tree = new CanonicalTreeParser(null, reader, folder); !tree.eof(); tree.next(1)) {
      if (tree.getEntryPathString().equals(name)) {
        return new Found(tree.getEntryObjectId(), tree.getEntryRawMode());
      }
    }
    return NOTHING;
  }
}
