package forge.scm.web;

import forge.access.Visit;
import forge.refusal.Refusal.NotFound;
import forge.scm.git.GitServer;
import forge.scm.hg.HgHttp;
import forge.scm.svn.SvnHttp;
import java.util.Optional;

/** What answers stock clients over HTTP; of other systems than Git, where they are installed. */
public record Protocols(GitServer git, Optional<SvnHttp> svn, Optional<HgHttp> hg) {
  GitHttp git(Visit visit) {
    return new GitHttp(visit, git);
  }

  SvnAccess svn(Visit visit) {
    return new SvnAccess(visit, svn.orElseThrow(() -> new NotFound("Subversion")));
  }

  HgClient hg(Visit visit) {
    return new HgClient(visit, hg.orElseThrow(() -> new NotFound("Mercurial")));
  }
}
