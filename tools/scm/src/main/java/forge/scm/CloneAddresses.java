package forge.scm;

import forge.project.Mount;
import forge.scm.VersionControl.Kind;
import forge.ssh.SshAddress;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** What people give to {@code git clone}, {@code svn checkout} or {@code hg clone}. */
public final class CloneAddresses {
  private final URI publicUrl;
  private final Supplier<Optional<SshAddress>> ssh;

  CloneAddresses(URI publicUrl, Supplier<Optional<SshAddress>> ssh) {
    this.publicUrl = publicUrl;
    this.ssh = ssh;
  }

  /** The one that most people take: over HTTP where the system can, over SSH otherwise. */
  public String usual(Mount mount) {
    return Systems.kind(mount) != Kind.SVN
        ? publicUrl + path(mount)
        : ssh(mount).orElseGet(() -> scheme(mount) + "://git@" + publicUrl.getHost() + path(mount));
  }

  /** The one over SSH, where that is not the usual one; empty while nothing is answered there. */
  public Optional<String> beside(Mount mount) {
    return Systems.kind(mount) != Kind.SVN ? ssh(mount) : Optional.empty();
  }

  /** The one over SSH; empty while nothing is answered there. */
  public Optional<String> ssh(Mount mount) {
    return ssh.get().map(at -> at.url(scheme(mount), "git", path(mount)));
  }

  private static String scheme(Mount mount) {
    return Systems.kind(mount) == Kind.SVN ? "svn+ssh" : "ssh";
  }

  private static String path(Mount mount) {
    return mount.page() + (Systems.kind(mount) == Kind.GIT ? ".git" : "");
  }
}
