package forge.scm.svn;

import forge.project.MountId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tmatesoft.svn.core.SVNRevisionProperty;
import org.tmatesoft.svn.core.internal.io.fs.FSRevisionRoot;

/** The logs of Subversion repositories: read once from each, then asked of the database. */
final class SvnLog {
  private static final int BATCH = 200;
  private static final int LONGEST_MESSAGE = 100_000;
  private static final int LONGEST_AUTHOR = 200;

  /** What machines were called before their keys' titles named them. */
  private static final String NAMELESS = "*deploy";

  private final SvnLogStore store;
  private final Map<MountId, Long> newest = new ConcurrentHashMap<>();
  private final Map<MountId, Object> locks = new ConcurrentHashMap<>();

  SvnLog(SvnLogStore store) {
    this.store = store;
  }

  /** Reads what the log of a repository lacks. */
  void catchUp(MountId mount, SvnTree tree) {
    long youngest = tree.youngest();
    if (newest.getOrDefault(mount, -1L) == youngest) {
      return;
    }
    synchronized (locks.computeIfAbsent(mount, m -> new Object())) {
      long known = store.newest(mount);
      if (known > youngest) {
        store.delete(mount);
        known = 0;
      }
      read(mount, tree, known + 1, youngest);
      newest.put(mount, youngest);
    }
  }

  private void read(MountId mount, SvnTree tree, long first, long last) {
    var batch = new ArrayList<Logged>();
    for (long revision = first; revision <= last; revision++) {
      batch.add(read(tree, revision));
      if (batch.size() == BATCH || revision == last) {
        store.keep(mount, batch);
        batch.clear();
      }
    }
  }

  private static Logged read(SvnTree tree, long revision) {
    var properties = tree.properties(revision);
    return new Logged(
        revision,
        author(properties.getStringValue(SVNRevisionProperty.AUTHOR)),
        time(properties.getStringValue(SVNRevisionProperty.DATE)),
        shortened(properties.getStringValue(SVNRevisionProperty.LOG), "", LONGEST_MESSAGE),
        paths(tree.root(revision)));
  }

  private static String author(@Nullable String text) {
    String author = shortened(text, "(no author)", LONGEST_AUTHOR);
    return author.equals(NAMELESS) ? "deploy key" : author;
  }

  private static String shortened(@Nullable String text, String otherwise, int limit) {
    String said = text == null ? otherwise : text;
    return said.length() <= limit ? said : said.substring(0, limit);
  }

  private static Instant time(@Nullable String text) {
    try {
      return text == null ? Instant.EPOCH : Instant.parse(text);
    } catch (DateTimeParseException odd) {
      return Instant.EPOCH;
    }
  }

  private static List<String> paths(FSRevisionRoot root) {
    var paths = new TreeSet<String>();
    paths.add("");
    for (Object changed : SvnTree.read(root::getChangedPaths).keySet()) {
      String path = changed.toString().substring(1);
      while (paths.add(path) && path.contains("/")) {
        path = path.substring(0, path.lastIndexOf('/'));
      }
    }
    return List.copyOf(paths);
  }

  /** The revisions, newest first; the log is read again where it was lost. */
  List<Logged> find(MountId mount, SvnTree tree, Collection<Long> revisions) {
    catchUp(mount, tree);
    List<Logged> found = store.find(mount, revisions);
    if (found.size() < revisions.size()) {
      delete(mount);
      catchUp(mount, tree);
      return store.find(mount, revisions);
    }
    return found;
  }

  /** Reads the log again where some of what the database should have is not there. */
  private boolean healed(MountId mount, SvnTree tree) {
    int youngest = Math.toIntExact(tree.youngest());
    if (store.newest(mount) == youngest
        && store.count(mount, new Stretch("", 1, youngest), youngest + 1) == youngest) {
      return false;
    }
    delete(mount);
    catchUp(mount, tree);
    return true;
  }

  List<String> authors(MountId mount, SvnTree tree, String part) {
    List<String> found = store.authors(mount, part);
    return found.isEmpty() && store.newest(mount) < tree.youngest() && healed(mount, tree)
        ? store.authors(mount, part)
        : found;
  }

  /** The newest revisions of a stretch that changed its path; nothing found is looked at twice. */
  List<Long> revisions(
      MountId mount, SvnTree tree, Stretch stretch, List<String> authors, int limit) {
    List<Long> found = store.revisions(mount, stretch, authors, limit);
    return found.isEmpty() && authors.isEmpty() && healed(mount, tree)
        ? store.revisions(mount, stretch, authors, limit)
        : found;
  }

  int count(MountId mount, Stretch stretch, int limit) {
    return store.count(mount, stretch, limit);
  }

  void delete(MountId mount) {
    newest.remove(mount);
    store.delete(mount);
  }
}
