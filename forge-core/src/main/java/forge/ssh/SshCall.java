package forge.ssh;

import forge.user.Identity;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * One command that somebody runs over SSH.
 *
 * @param identity who it is, by their key or password
 * @param login the name they signed in with, such as {@code mia} or {@code git}
 * @param command as the client sent it
 * @param environment variables of the client, such as {@code GIT_PROTOCOL}
 * @param out is sent when it is flushed or has filled a packet
 */
public record SshCall(
    Identity identity,
    String login,
    String command,
    Map<String, String> environment,
    InputStream in,
    OutputStream out,
    OutputStream err) {
  public SshCall {
    environment = Map.copyOf(environment);
  }

  /** The same call, whose complaints go elsewhere. */
  public SshCall withErr(OutputStream elsewhere) {
    return new SshCall(identity, login, command, environment, in, out, elsewhere);
  }
}
