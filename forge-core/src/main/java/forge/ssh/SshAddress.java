package forge.ssh;

import java.net.URI;

/** Where clients reach this forge over SSH. */
public record SshAddress(String host, int port) {
  private static final int STANDARD = 22;

  static SshAddress of(URI url) {
    return new SshAddress(url.getHost(), url.getPort() < 0 ? STANDARD : url.getPort());
  }

  /**
   * An address to copy.
   *
   * @param scheme such as {@code ssh} or {@code svn+ssh}
   * @param login the name to sign in with, such as {@code git}
   * @param path starts with a slash
   */
  public String url(String scheme, String login, String path) {
    return scheme + "://" + login + "@" + host + (port == STANDARD ? "" : ":" + port) + path;
  }
}
