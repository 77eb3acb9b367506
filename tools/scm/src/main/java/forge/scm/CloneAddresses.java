package forge.scm;

import forge.project.Mount;
import forge.scm.VersionControl.Kind;
import forge.ssh.SshAddress;
import forge.tool.Platform;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What people give to {@code git clone}, {@code svn checkout} or {@code hg clone}. */
public final class CloneAddresses {
  private static final String SVN_URL = "FORGE_SVN_URL";
  private static final int STANDARD_PORT = 22;

  private final URI publicUrl;
  private final @Nullable URI svn;
  private final Supplier<Optional<SshAddress>> ssh;

  /**
   * @param svn where another server speaks Subversion's protocol over HTTP; null where none does
   */
  CloneAddresses(URI publicUrl, @Nullable URI svn, Supplier<Optional<SshAddress>> ssh) {
    this.publicUrl = publicUrl;
    this.svn = svn;
    this.ssh = ssh;
  }

  static CloneAddresses of(Platform platform) {
    String svn = platform.config().further().get(SVN_URL);
    return new CloneAddresses(
        platform.config().publicUrl(), svn == null ? null : svnUrl(svn), platform::ssh);
  }

  private static URI svnUrl(String value) {
    try {
      URI uri = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // refused below like any other
    }
    throw new IllegalArgumentException(
        SVN_URL + " must look like https://forge.example.org/svn, not " + value + ".");
  }

  /** The one that most people take: over HTTP where there is one, over SSH otherwise. */
  public String usual(Mount mount) {
    return http(mount)
        .or(() -> ssh(mount))
        .orElseGet(() -> scheme(mount) + "://git@" + publicUrl.getHost() + path(mount));
  }

  /** The one over SSH, where that is not the usual one; empty while nothing is answered there. */
  public Optional<String> beside(Mount mount) {
    return http(mount).isPresent() ? ssh(mount) : Optional.empty();
  }

  /** The one over HTTP; empty where nothing is answered there. */
  public Optional<String> http(Mount mount) {
    return Systems.kind(mount) == Kind.SVN
        ? Optional.ofNullable(svn).map(at -> at + "/" + dotted(mount))
        : Optional.of(publicUrl + path(mount));
  }

  /** The one over SSH; empty while nothing is answered there. */
  public Optional<String> ssh(Mount mount) {
    boolean portless = Systems.kind(mount) == Kind.SVN;
    return ssh.get()
        .map(at -> portless ? new SshAddress(at.host(), STANDARD_PORT) : at)
        .map(at -> at.url(scheme(mount), "git", path(mount)));
  }

  /**
   * What stands before a command for the address over SSH: Subversion reads no port from an
   * address. Empty where nothing has to.
   */
  public String prefix(Mount mount) {
    return ssh.get()
        .filter(at -> Systems.kind(mount) == Kind.SVN && at.port() != STANDARD_PORT)
        .map(at -> "SVN_SSH=\"ssh -p " + at.port() + "\" ")
        .orElse("");
  }

  private static String scheme(Mount mount) {
    return Systems.kind(mount) == Kind.SVN ? "svn+ssh" : "ssh";
  }

  private static String path(Mount mount) {
    return mount.page() + (Systems.kind(mount) == Kind.GIT ? ".git" : "");
  }

  /** As one part of a path, as the server of Subversion's protocol needs it. */
  private static String dotted(Mount mount) {
    return mount.page().toString().substring(1).replace('/', '.');
  }
}
