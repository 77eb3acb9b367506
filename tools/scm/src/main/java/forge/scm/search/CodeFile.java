package forge.scm.search;

import forge.project.Mount;
import forge.scm.Content;
import forge.scm.Languages;
import forge.scm.RepoPath;
import forge.scm.TreeEntry;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.solr.common.SolrInputDocument;

/** A file as the index keeps it, and which files it keeps. */
final class CodeFile {
  /** Larger files are not searched, in bytes. */
  static final long LARGEST = 256 << 10;

  private static final int LONGEST_LINE = 5_000;
  private static final int USUAL_LINE = 400;

  private CodeFile() {}

  static String id(Mount mount, String path) {
    return mount.id() + "!" + path;
  }

  /** Empty for what is no text, too large, or made by a machine. */
  static Optional<SolrInputDocument> of(
      Mount mount, String ref, RepoPath path, TreeEntry entry, Content content, Instant now) {
    if (!(content instanceof Content.Text text) || packed(text.text())) {
      return Optional.empty();
    }
    var file = new SolrInputDocument();
    file.setField("id", id(mount, path.toString()));
    file.setField("kind", "file");
    file.setField("mount", mount.id().value());
    file.setField("project", mount.project().toString());
    String point = mount.point().value();
    file.setField("repo", List.of(point, mount.project().name() + "/" + point, place(mount)));
    file.setField("lang", Languages.of(path.name(), text));
    file.setField("path", path.toString());
    file.setField("name_grams", path.name());
    file.setField("file_names", path.name());
    file.setField("url", mount.page("file", ref, path).toString());
    file.setField("blob", entry.id());
    file.setField("content", text.text());
    file.setField("indexed", Date.from(now));
    return Optional.of(file);
  }

  private static String place(Mount mount) {
    return mount.project() + "/" + mount.point();
  }

  /** Lines that nobody wrote: a very long one, or long ones throughout. */
  private static boolean packed(String text) {
    int lines = 1;
    int from = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      if (at - from > LONGEST_LINE) {
        return true;
      }
      lines++;
      from = at + 1;
    }
    return text.length() - from > LONGEST_LINE || text.length() / lines > USUAL_LINE;
  }
}
