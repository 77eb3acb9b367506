package forge.mail;

import forge.mail.MailSettings.Server;
import forge.mail.Undelivered.Kind;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hands letters to a mail server, in some seconds or not at all. */
final class Smtp {
  private static final Pattern CODE = Pattern.compile("([245])\\d\\d[ -](?:([245])\\.(\\d+)\\.)?");
  private static final String CONNECT_MILLIS = "10000";
  private static final String ANSWER_MILLIS = "30000";
  private static final int MOST_CAUSES = 10;

  private final Server server;
  private final String domain;

  Smtp(Server server, String domain) {
    this.server = server;
    this.domain = domain;
  }

  /**
   * Returns when the server has taken it.
   *
   * @param sender whom it is returned to
   */
  void send(MimeMessage message, String sender) throws Undelivered {
    String protocol = server.tls() ? "smtps" : "smtp";
    Session session = Session.getInstance(properties("mail." + protocol + ".", sender));
    try (Transport transport = session.getTransport(protocol)) {
      transport.connect(server.host(), server.port(), server.user(), server.password());
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException e) {
      throw undelivered(e);
    }
  }

  private Properties properties(String prefix, String sender) {
    var given = new Properties();
    given.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
    given.setProperty(prefix + "timeout", ANSWER_MILLIS);
    given.setProperty(prefix + "writetimeout", ANSWER_MILLIS);
    given.setProperty(prefix + "starttls.enable", "true");
    given.setProperty(prefix + "starttls.required", Boolean.toString(server.sealed()));
    given.setProperty(prefix + "ssl.checkserveridentity", "true");
    given.setProperty(prefix + "auth", Boolean.toString(server.user() != null));
    given.setProperty(prefix + "localhost", domain);
    given.setProperty(prefix + "from", sender);
    given.setProperty(prefix + "quitwait", "false");
    return given;
  }

  /** A wrong password is ours to put right, so what it stops waits. */
  private static Undelivered undelivered(MessagingException failure) {
    String said = String.valueOf(failure.getMessage());
    Kind kind = Kind.LATER;
    boolean addressed = false;
    @Nullable Exception at = failure;
    for (int i = 0; at != null && i < MOST_CAUSES; i++) {
      if (at instanceof AuthenticationFailedException) {
        return new Undelivered(Kind.LATER, "The mail server takes no password of ours.", failure);
      }
      addressed |= at instanceof SendFailedException s && some(s.getInvalidAddresses());
      Matcher code = CODE.matcher(String.valueOf(at.getMessage()).strip());
      if (code.lookingAt()) {
        said = String.valueOf(at.getMessage());
        kind = kind(code, addressed);
      }
      at = at instanceof MessagingException m ? m.getNextException() : null;
    }
    return new Undelivered(kind, said, failure);
  }

  private static Kind kind(Matcher code, boolean addressed) {
    if (!code.group(1).equals("5")) {
      return Kind.LATER;
    }
    boolean policy = "7".equals(code.group(3));
    return addressed && !policy ? Kind.NO_SUCH_ADDRESS : Kind.NEVER;
  }

  private static boolean some(Object @Nullable [] addresses) {
    return addresses != null && addresses.length > 0;
  }
}
