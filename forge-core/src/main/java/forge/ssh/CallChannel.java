package forge.ssh;

import java.io.IOException;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.RequestHandler.Result;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;

/** A channel for one command: few and short variables, and nothing is forwarded. */
final class CallChannel extends ChannelSession {
  private static final int VARIABLES = 20;
  private static final int LONGEST = 1000;

  /** Makes them. */
  static final class Factory extends ChannelSessionFactory {
    @Override
    public Channel createChannel(Session session) {
      return new CallChannel();
    }
  }

  @Override
  protected Result handleEnvParsed(String name, String value) throws IOException {
    boolean fits = name.length() + value.length() <= LONGEST && env.getEnv().size() < VARIABLES;
    return fits ? super.handleEnvParsed(name, value) : Result.ReplyFailure;
  }

  @Override
  protected Result handleAgentForwarding(String type, Buffer buffer, boolean wantReply) {
    return Result.ReplyFailure;
  }

  @Override
  protected Result handleX11Forwarding(String type, Buffer buffer, boolean wantReply) {
    return Result.ReplyFailure;
  }
}
