package forge.mail;

import forge.mail.ReplyStore.Reply;
import forge.project.ToolKey;
import forge.refusal.Refusal.NotFound;
import java.util.Optional;
import java.util.function.Function;

/** Has tools stop what people want no more mail about. */
public final class Unsubscriptions {
  private final ReplyStore replies;
  private final Function<ToolKey, Optional<ReceivesMail>> tools;

  Unsubscriptions(ReplyStore replies, Function<ToolKey, Optional<ReceivesMail>> tools) {
    this.replies = replies;
    this.tools = tools;
  }

  /** Refuses a link that works no longer. */
  public void check(String token) {
    var unused = tool(reply(token));
  }

  /** Stops it, and says what they get no more; again changes nothing. */
  public String stop(String token) {
    Reply reply = reply(token);
    return tool(reply).stop(reply.user(), reply.origin().key());
  }

  private Reply reply(String token) {
    return replies.find(token).orElseThrow(() -> new NotFound("This link"));
  }

  private ReceivesMail tool(Reply reply) {
    return tools.apply(reply.origin().tool()).orElseThrow(() -> new NotFound("This link"));
  }
}
