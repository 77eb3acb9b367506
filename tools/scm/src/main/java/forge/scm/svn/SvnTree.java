package forge.scm.svn;

import forge.refusal.Refusal.NotFound;
import forge.scm.CommitId;
import forge.scm.CommitId.Revision;
import forge.scm.RepoPath;
import forge.scm.TreeEntry;
import forge.scm.TreeEntry.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tmatesoft.svn.core.SVNErrorCode;
import org.tmatesoft.svn.core.SVNException;
import org.tmatesoft.svn.core.SVNNodeKind;
import org.tmatesoft.svn.core.SVNProperties;
import org.tmatesoft.svn.core.SVNProperty;
import org.tmatesoft.svn.core.internal.delta.SVNDeltaCombiner;
import org.tmatesoft.svn.core.internal.io.fs.FSEntry;
import org.tmatesoft.svn.core.internal.io.fs.FSFS;
import org.tmatesoft.svn.core.internal.io.fs.FSInputStream;
import org.tmatesoft.svn.core.internal.io.fs.FSRevisionNode;
import org.tmatesoft.svn.core.internal.io.fs.FSRevisionRoot;

/**
 * The files of a Subversion repository at its revisions. Paths here are those of the repository,
 * such as {@code trunk/src}. One thread at a time.
 */
final class SvnTree implements AutoCloseable {
  private static final int LINK_MARK = "link ".length();

  private final Path directory;
  private final FSFS files;

  SvnTree(Path directory) {
    this.directory = directory;
    this.files = new FSFS(directory.toFile());
    read(
        () -> {
          files.open();
          return files;
        });
  }

  Path directory() {
    return directory;
  }

  FSFS files() {
    return files;
  }

  /** The number of the newest revision; 0 where nothing was committed. */
  long youngest() {
    return read(files::getYoungestRevision);
  }

  SVNProperties properties(long revision) {
    return read(() -> files.getRevisionProperties(revision));
  }

  FSRevisionRoot root(long revision) {
    if (revision < 0 || revision > youngest()) {
      throw new NotFound("The commit r" + revision);
    }
    return read(() -> files.createRevisionRoot(revision));
  }

  /** The path of the repository that a path at a commit means. */
  static String path(CommitId commit, RepoPath path) {
    Revision at = revision(commit);
    return path.root() ? at.root() : join(at.root(), path.toString());
  }

  static String join(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  /** What Subversion calls a commit; a hash names none of ours. */
  static Revision revision(CommitId id) {
    return switch (id) {
      case Revision revision -> revision;
      case CommitId.Hash hash -> throw new NotFound("The commit " + hash.brief());
    };
  }

  Optional<FSRevisionNode> node(long revision, String path) {
    FSRevisionRoot root = root(revision);
    return read(
        () -> {
          try {
            return Optional.of(root.getRevisionNode("/" + path));
          } catch (SVNException e) {
            if (missing(e)) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  private static boolean missing(SVNException e) {
    SVNErrorCode code = e.getErrorMessage().getErrorCode();
    return code.equals(SVNErrorCode.FS_NOT_FOUND) || code.equals(SVNErrorCode.FS_NOT_DIRECTORY);
  }

  static boolean file(FSRevisionNode node) {
    return node.getType() == SVNNodeKind.FILE;
  }

  /** What a folder holds, by name. */
  @SuppressWarnings("unchecked")
  Map<String, FSEntry> children(FSRevisionNode folder) {
    return read(() -> (Map<String, FSEntry>) folder.getDirEntries(files));
  }

  FSRevisionNode node(FSEntry entry) {
    return read(() -> files.getRevisionNode(entry.getId()));
  }

  /** What a folder holds: folders first, then by name. */
  List<TreeEntry> list(FSRevisionNode folder) {
    var entries = new ArrayList<TreeEntry>();
    children(folder).forEach((name, entry) -> entries.add(entry(name, node(entry))));
    entries.sort(Comparator.comparing((TreeEntry e) -> !e.folder()).thenComparing(TreeEntry::name));
    return entries;
  }

  TreeEntry entry(String name, FSRevisionNode node) {
    String id =
        node.getCreatedRevision()
            + ":"
            + URLEncoder.encode(node.getCreatedPath(), StandardCharsets.UTF_8);
    return new TreeEntry(name, kind(node), id);
  }

  Kind kind(FSRevisionNode node) {
    if (node.getType() == SVNNodeKind.DIR) {
      return Kind.FOLDER;
    }
    if (node.getPropsRepresentation() == null) {
      return Kind.FILE;
    }
    SVNProperties properties = read(() -> node.getProperties(files));
    if (properties.containsName(SVNProperty.SPECIAL)) {
      return Kind.LINK;
    }
    return properties.containsName(SVNProperty.EXECUTABLE) ? Kind.EXECUTABLE : Kind.FILE;
  }

  /** The node an entry was read from. */
  FSRevisionNode node(TreeEntry entry) {
    int colon = entry.id().indexOf(':');
    long revision = Long.parseLong(entry.id().substring(0, colon));
    String path = URLDecoder.decode(entry.id().substring(colon + 1), StandardCharsets.UTF_8);
    return node(revision, path.substring(1)).orElseThrow(() -> new NotFound("This file"));
  }

  long size(FSRevisionNode file, Kind kind) {
    long all = read(file::getFileLength);
    return kind == Kind.LINK ? Math.max(0, all - LINK_MARK) : all;
  }

  /** All bytes of a file; those of a link say where it points. */
  InputStream open(FSRevisionNode file, Kind kind) throws IOException {
    InputStream in =
        read(() -> FSInputStream.createDeltaStream(new SVNDeltaCombiner(), file, files));
    if (kind == Kind.LINK) {
      in.readNBytes(LINK_MARK);
    }
    return in;
  }

  @Override
  public void close() {
    read(
        () -> {
          files.close();
          return files;
        });
  }

  static <T> T read(Reading<T> reading) {
    try {
      return reading.read();
    } catch (SVNException e) {
      throw new IllegalStateException(e.getErrorMessage().getFullMessage(), e);
    }
  }

  /** Something read from the repository. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws SVNException;
  }
}
