package forge.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/** A command as the SSH library knows it, run by {@link Calls} on a thread of its own. */
final class Call implements Command {
  private final Calls calls;
  private final @Nullable String command;
  private InputStream in = InputStream.nullInputStream();
  private OutputStream out = OutputStream.nullOutputStream();
  private OutputStream err = OutputStream.nullOutputStream();
  private @Nullable ExitCallback exit;

  /**
   * @param command null where none was given, as when people expect a shell
   */
  Call(Calls calls, @Nullable String command) {
    this.calls = calls;
    this.command = command;
  }

  @Override
  public void setInputStream(InputStream in) {
    this.in = in;
  }

  @Override
  public void setOutputStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void setErrorStream(OutputStream err) {
    this.err = err;
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    this.exit = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) {
    SignedIn who = channel.getSession().getAttribute(SignedIn.KEY);
    var call =
        who == null
            ? null
            : new SshCall(
                who.identity(),
                who.login(),
                command == null ? "" : command,
                environment.getEnv(),
                in,
                out,
                err);
    Thread.ofVirtual().name("ssh command").start(() -> end(call == null ? 1 : run(who, call)));
  }

  private int run(SignedIn who, SshCall call) {
    try {
      return command == null ? calls.greet(call) : calls.answer(who, call);
    } catch (IOException gone) {
      return 1;
    }
  }

  private void end(int status) {
    try {
      out.flush();
      err.flush();
    } catch (IOException gone) {
      // the client does not wait for it
    }
    if (exit != null) {
      exit.onExit(status);
    }
  }

  /** Nothing is interrupted: a call ends by itself when its streams have ended. */
  @Override
  public void destroy(ChannelSession channel) {}

  /** One line for whoever sits at the terminal. */
  static void say(OutputStream err, String sentence) throws IOException {
    err.write((sentence + "\n").getBytes(UTF_8));
    err.flush();
  }
}
