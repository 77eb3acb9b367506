package forge.scm.git;

import forge.refusal.Refusal.Invalid;
import forge.scm.RepoPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/** Writes folders anew with some files placed in them or taken out. */
final class GitFolders {
  private final ObjectReader reader;
  private final ObjectInserter inserter;

  GitFolders(ObjectReader reader, ObjectInserter inserter) {
    this.reader = reader;
    this.inserter = inserter;
  }

  /** What is to be at a path; the mode is MISSING where nothing is. */
  record Placed(RepoPath path, FileMode mode, ObjectId id) {
    boolean gone() {
      return mode.equals(FileMode.MISSING);
    }
  }

  /** A name in a folder. Names are bytes, one for each character, as old ones may be no UTF-8. */
  private record Entry(String name, FileMode mode, ObjectId id) {
    /** Git sorts folders as if their names ended with a slash. */
    String order() {
      return mode.equals(FileMode.TREE) ? name + "/" : name;
    }
  }

  /** The tree with everything in its place; the empty tree where nothing is left. */
  ObjectId apply(@Nullable ObjectId tree, List<Placed> placed) throws IOException {
    ObjectId after = folder(tree, placed, 0);
    return after == null ? inserter.insert(new TreeFormatter()) : after;
  }

  /** Null where the folder is empty and so not there. */
  private @Nullable ObjectId folder(@Nullable ObjectId old, List<Placed> placed, int depth)
      throws IOException {
    Map<String, Entry> entries = entries(old);
    var deeper = new TreeMap<String, List<Placed>>();
    var here = new ArrayList<Placed>();
    for (Placed one : placed) {
      String name = raw(one.path().parts().get(depth));
      if (one.path().parts().size() > depth + 1) {
        deeper.computeIfAbsent(name, n -> new ArrayList<>()).add(one);
      } else if (one.gone()) {
        entries.remove(name);
      } else {
        here.add(one);
      }
    }
    for (var each : deeper.entrySet()) {
      below(entries, each.getKey(), each.getValue(), depth);
    }
    for (Placed one : here) {
      String name = raw(one.path().parts().get(depth));
      Entry there = entries.get(name);
      if (there != null && there.mode().equals(FileMode.TREE)) {
        throw new Invalid("path", "“" + one.path() + "” is a folder.");
      }
      entries.put(name, new Entry(name, one.mode(), one.id()));
    }
    return entries.isEmpty() ? null : write(entries);
  }

  private void below(Map<String, Entry> entries, String name, List<Placed> placed, int depth)
      throws IOException {
    Entry there = entries.get(name);
    ObjectId before = there == null ? null : there.id();
    if (there != null && !there.mode().equals(FileMode.TREE)) {
      String path = String.join("/", placed.get(0).path().parts().subList(0, depth + 1));
      throw new Invalid("path", "“" + path + "” is a file, so nothing can be in it.");
    }
    ObjectId after = folder(before, placed, depth + 1);
    if (after == null) {
      entries.remove(name);
    } else {
      entries.put(name, new Entry(name, FileMode.TREE, after));
    }
  }

  private Map<String, Entry> entries(@Nullable ObjectId folder) throws IOException {
    var entries = new TreeMap<String, Entry>();
    if (folder != null) {
      for (var tree = new CanonicalTreeParser(null, reader, folder); !tree.eof(); tree.next(1)) {
        var raw = new byte[tree.getNameLength()];
        tree.getName(raw, 0);
        String name = new String(raw, StandardCharsets.ISO_8859_1);
        entries.put(name, new Entry(name, tree.getEntryFileMode(), tree.getEntryObjectId()));
      }
    }
    return entries;
  }

  private static String raw(String name) {
    return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private ObjectId write(Map<String, Entry> entries) throws IOException {
    var tree = new TreeFormatter();
    entries.values().stream()
        .sorted(Comparator.comparing(Entry::order))
        .forEach(
            e -> tree.append(e.name().getBytes(StandardCharsets.ISO_8859_1), e.mode(), e.id()));
    return inserter.insert(tree);
  }
}
