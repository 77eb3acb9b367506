package forge.james;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.apache.commons.configuration2.Configuration;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;
import org.apache.james.protocols.smtp.hook.RcptHook;
import org.jspecify.annotations.Nullable;

/**
 * Asks the forge whether it knows a recipient of its domain: 550 where it does not, and 451 while
 * it cannot say, so that the sender tries again.
 */
public final class ForgeRecipientHook implements RcptHook {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private @Nullable ForgeLink link;
  private String domain = "";

  @Override
  public void init(Configuration configuration) {
    link = new ForgeLink(configuration.getString("url"), configuration.getString("secret"));
    domain = configuration.getString("domain");
  }

  @Override
  public HookResult doRcpt(SMTPSession session, MaybeSender sender, MailAddress recipient) {
    if (!recipient.getDomain().asString().equalsIgnoreCase(domain)) {
      return HookResult.DECLINED;
    }
    switch (ask(recipient.asString())) {
      case 200:
      case 204:
        return HookResult.OK;
      case 404:
        return refusal(HookReturnCode.deny(), "550", "5.1.1 There is no such address here.");
      default:
        return refusal(
            HookReturnCode.denySoft(), "451", "4.3.0 The address cannot be checked now.");
    }
  }

  /** The status the forge answers with, 0 for none. */
  private int ask(String address) {
    String path = "/recipient?address=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    try {
      return ForgeLink.send(Objects.requireNonNull(link).request(path, PATIENCE).GET().build());
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static HookResult refusal(HookReturnCode code, String status, String sentence) {
    return HookResult.builder()
        .hookReturnCode(code)
        .smtpReturnCode(status)
        .smtpDescription(sentence)
        .build();
  }
}
