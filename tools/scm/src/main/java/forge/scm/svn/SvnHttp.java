package forge.scm.svn;

import forge.access.Visit;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.SignInNeeded;
import forge.scm.Archived;
import forge.scm.ScmPermission;
import forge.scm.Systems;
import forge.scm.VersionControl.Kind;
import forge.scm.ssh.Access;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/**
 * Says who may do what where another server speaks Subversion's protocol over HTTP, and shows that
 * server the repositories by their addresses.
 */
public final class SvnHttp {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "PROPFIND", "REPORT");

  private final SvnHooks hooks;
  private final Path links;

  /**
   * @param links the folder in which the other server finds the repositories
   */
  public SvnHttp(SvnHooks hooks, Path links) {
    this.hooks = hooks;
    this.links = links;
  }

  /** Refuses whoever may not send a request of this method; answers whom its author will be. */
  public String admit(Visit visit, String method) {
    if (Systems.kind(visit.mount()) != Kind.SVN) {
      throw new NotFound("A Subversion repository at this address");
    }
    Access access = Access.of(visit);
    if (!READING.contains(method) && access == Access.READ) {
      Archived.refuse(visit.mount());
      if (visit.user().guest()) {
        throw new SignInNeeded(ScmPermission.WRITE.deed());
      }
      throw new Denied(ScmPermission.WRITE.deed());
    }
    link(visit, hooks.admit(visit));
    return visit.user().guest() ? "guest" : visit.user().id().value();
  }

  /** A name that is one part of a path: that server knows no others. */
  private void link(Visit visit, Path repository) {
    Path link = links.resolve(visit.mount().page().toString().substring(1).replace('/', '.'));
    try {
      if (Files.isSymbolicLink(link)
          && links.resolve(Files.readSymbolicLink(link)).equals(repository)) {
        return;
      }
      Files.createDirectories(links);
      Path fresh = links.resolve("new-" + Long.toHexString(System.nanoTime()));
      Files.createSymbolicLink(fresh, repository);
      Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
