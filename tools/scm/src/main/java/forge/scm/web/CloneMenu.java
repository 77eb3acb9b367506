package forge.scm.web;

import forge.project.Mount;
import forge.scm.CloneAddresses;
import forge.scm.CommitId;
import forge.scm.CommitId.Revision;
import forge.scm.Systems;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What people copy to get a repository: addresses for Git, whole commands for other systems. */
public record CloneMenu(String label, List<Line> lines) {

  /** One of them, and by which protocol it comes. */
  public record Line(String name, String value) {}

  /** For the state that a page shows. */
  static CloneMenu of(CloneAddresses addresses, Mount mount, CommitId shown) {
    var lines = new ArrayList<Line>();
    addresses
        .http(mount)
        .ifPresent(url -> lines.add(new Line("HTTP", command(mount, "", url, shown))));
    addresses
        .ssh(mount)
        .ifPresent(
            url -> lines.add(new Line("SSH", command(mount, addresses.prefix(mount), url, shown))));
    if (lines.isEmpty()) {
      lines.add(new Line("SSH", command(mount, "", addresses.usual(mount), shown)));
    }
    return new CloneMenu(
        switch (Systems.kind(mount)) {
          case GIT, HG -> "Clone";
          case SVN -> "Check out";
        },
        lines);
  }

  private static String command(Mount mount, String prefix, String url, CommitId shown) {
    String folder = mount.project().name();
    return switch (Systems.kind(mount)) {
      case GIT -> url;
      case SVN -> prefix + "svn checkout " + url + root(shown) + " " + folder;
      case HG -> "hg clone " + url + " " + folder;
    };
  }

  /** The folder of a Subversion repository that is shown, as its address has it. */
  private static String root(CommitId shown) {
    if (!(shown instanceof Revision revision) || revision.root().isEmpty()) {
      return "";
    }
    String encoded = URLEncoder.encode(revision.root(), StandardCharsets.UTF_8);
    return "/" + encoded.replace("+", "%20").replace("%2F", "/");
  }
}
