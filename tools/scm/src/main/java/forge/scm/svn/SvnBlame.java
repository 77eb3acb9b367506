package forge.scm.svn;

import forge.refusal.Refusal.NotFound;
import forge.scm.Blame;
import forge.scm.Blame.Run;
import forge.scm.Commit;
import forge.scm.CommitId;
import forge.scm.CommitId.Revision;
import forge.scm.RepoPath;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.tmatesoft.svn.core.SVNURL;

/** Finds out which revision last changed each line of a file, as {@code svn blame} says. */
final class SvnBlame {
  private static final int PRINTED = 32 << 20;

  private final Svn svn;
  private final SvnTree tree;
  private final Function<Collection<Long>, List<Commit>> commits;

  SvnBlame(Svn svn, SvnTree tree, Function<Collection<Long>, List<Commit>> commits) {
    this.svn = svn;
    this.tree = tree;
    this.commits = commits;
  }

  Blame of(Revision at, RepoPath file) {
    String path = SvnTree.path(at, file);
    if (tree.node(at.number(), path).filter(SvnTree::file).isEmpty()) {
      throw new NotFound("The file " + file);
    }
    String url =
        SvnTree.read(
            () -> SVNURL.fromFile(tree.directory().toFile()).appendPath(path, false).toString());
    List<Long> lines = lines(svn.blame(tree.directory(), url, at.number(), PRINTED));
    var known = new HashMap<CommitId, Commit>();
    commits.apply(new HashSet<>(lines)).forEach(commit -> known.put(commit.id(), commit));
    return new Blame(runs(lines, at, file), known);
  }

  private List<Run> runs(List<Long> lines, Revision at, RepoPath file) {
    var runs = new ArrayList<Run>();
    Map<Long, @Nullable CommitId> before = new HashMap<>();
    for (int start = 0; start < lines.size(); ) {
      long revision = lines.get(start);
      int end = start + 1;
      while (end < lines.size() && lines.get(end) == revision) {
        end++;
      }
      if (!before.containsKey(revision)) {
        before.put(revision, before(revision, at, file));
      }
      var id = new Revision(revision);
      runs.add(new Run(start + 1, end - start, id, file, before.get(revision)));
      start = end;
    }
    return runs;
  }

  private @Nullable CommitId before(long revision, Revision at, RepoPath file) {
    if (revision < 2) {
      return null;
    }
    var earlier = new Revision(revision - 1, at.root());
    return tree.node(earlier.number(), SvnTree.path(earlier, file)).isPresent() ? earlier : null;
  }

  /** The revision of each line. */
  private static List<Long> lines(byte[] xml) {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    var lines = new ArrayList<Long>();
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals("commit")) {
          lines.add(Long.parseLong(reader.getAttributeValue(null, "revision")));
        }
      }
      return lines;
    } catch (XMLStreamException e) {
      throw new IllegalStateException("svn blame printed no XML", e);
    }
  }
}
