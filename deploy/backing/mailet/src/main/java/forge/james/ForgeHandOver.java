package forge.james;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.jspecify.annotations.Nullable;

/**
 * Hands mail to the forge, as it came and with its envelope, and ends it here once the forge has
 * kept it.
 *
 * <p>While the forge is away the mail stays what it is, an item of the spool that is being worked
 * on: a James that ends meanwhile begins with it again. What the forge refuses for good goes on to
 * {@code refusedProcessor}.
 */
public final class ForgeHandOver extends GenericMailet {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long FIRST_PAUSE = 500;
  private static final long LONGEST_PAUSE = 20_000;
  private static final int MOST_FAULTS = 20;
  private static final int AWAY = 0;

  private @Nullable ForgeLink link;

  @Override
  public void init() {
    link = new ForgeLink(getInitParameter("url"), getInitParameter("secret"));
  }

  @Override
  public void service(Mail mail) {
    HttpRequest request = request(mail, raw(mail));
    long pause = FIRST_PAUSE;
    int faults = 0;
    while (true) {
      int status = send(request);
      if (status / 100 == 2) {
        mail.setState(Mail.GHOST);
        return;
      }
      if (status != AWAY && (refused(status) || ++faults >= MOST_FAULTS)) {
        mail.setErrorMessage("5.6.0 The forge does not take this message (" + status + ").");
        mail.setState(getInitParameter("refusedProcessor", "refused"));
        return;
      }
      await(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }

  private static boolean refused(int status) {
    return status == 413 || status == 422;
  }

  private HttpRequest request(Mail mail, byte[] raw) {
    String to =
        mail.getRecipients().stream().map(MailAddress::asString).collect(Collectors.joining(","));
    return Objects.requireNonNull(link)
        .request("/inbound", PATIENCE)
        .header("Content-Type", "message/rfc822")
        .header("X-Forge-Mail-From", mail.getMaybeSender().asString(""))
        .header("X-Forge-Mail-To", to)
        .POST(BodyPublishers.ofByteArray(raw))
        .build();
  }

  /** Names no class of the message, which lies in another package from James 3.9 on. */
  private static byte[] raw(Mail mail) {
    try {
      Object message = Mail.class.getMethod("getMessage").invoke(mail);
      var out = new ByteArrayOutputStream(16_384);
      message.getClass().getMethod("writeTo", OutputStream.class).invoke(message, out);
      return out.toByteArray();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(mail.getName() + " cannot be read", e);
    }
  }

  private static int send(HttpRequest request) {
    try {
      return ForgeLink.send(request);
    } catch (IOException e) {
      return AWAY;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void await(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("James is stopping", e);
  }
}
