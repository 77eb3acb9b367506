package forge.scm.web;

import forge.project.Mount;
import forge.scm.CommitId;
import forge.scm.Content;
import forge.scm.RepoPath;
import forge.scm.Repository;
import forge.scm.TreeEntry;
import forge.scm.git.GitModules;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where submodules lead: to the repository here, or to the page of the host they are on. */
final class ModuleLinks {
  private static final long LIMIT = 100_000;
  private static final Pattern SCP = Pattern.compile("(?:[\\w.-]+@)?([\\w.-]+):(?!/)(.+)");
  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?|ssh|git)://(?:[^@/]*@)?([\\w.-]+)(:\\d+)?/(.+)");
  private static final Pattern SAFE = Pattern.compile("[\\w.~/+-]+");
  private static final Pattern HERE =
      Pattern.compile("/?(?:git/)?([pu]/[\\w.-]+/[\\w.-]+?)(?:\\.git)?/?");

  private final Mount mount;
  private final URI site;
  private final Map<String, String> addresses;

  private ModuleLinks(Mount mount, URI site, Map<String, String> addresses) {
    this.mount = mount;
    this.site = site;
    this.addresses = addresses;
  }

  /** Those of a commit. */
  static ModuleLinks of(Mount mount, URI site, Repository repository, CommitId commit) {
    Optional<TreeEntry> file = repository.entry(commit, RepoPath.of(GitModules.FILE));
    return new ModuleLinks(
        mount,
        site,
        file.filter(TreeEntry::file)
            .map(entry -> repository.content(entry, LIMIT))
            .map(content -> content instanceof Content.Text text ? text.text() : "")
            .map(GitModules::parse)
            .orElse(Map.of()));
  }

  /** Null where nothing can be told, or where it is nothing that a browser could open. */
  @Nullable String link(RepoPath path, String commit) {
    String url = addresses.get(path.toString());
    return url == null ? null : link(absolute(url), commit);
  }

  /** Addresses that begin with dots are beside this repository. */
  private String absolute(String url) {
    if (!url.startsWith("./") && !url.startsWith("../")) {
      return url;
    }
    String base = site.toString().replaceAll("/+$", "") + mount.link() + "/";
    return URI.create(base).resolve(url.replaceAll("[^\\w./~+-]", "")).toString();
  }

  private @Nullable String link(String url, String commit) {
    Matcher full = ADDRESS.matcher(url);
    if (full.matches()) {
      return link(full.group(1), full.group(3), commit, url.startsWith("http:"));
    }
    Matcher scp = SCP.matcher(url);
    return scp.matches() ? link(scp.group(1), scp.group(2), commit, false) : null;
  }

  private @Nullable String link(String host, String path, String commit, boolean plain) {
    if (!SAFE.matcher(path).matches()) {
      return null;
    }
    if (host.equalsIgnoreCase(site.getHost())) {
      Matcher here = HERE.matcher(path);
      return here.matches() ? "/" + here.group(1) + "/tree/" + commit : null;
    }
    String page = path.replaceFirst("\\.git/?$", "").replaceFirst("/$", "");
    String tree =
        host.equals("github.com")
            ? "/tree/" + commit
            : host.startsWith("gitlab.") ? "/-/tree/" + commit : "";
    return (plain ? "http://" : "https://") + host + "/" + page + tree;
  }
}
