package forge.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Writes letters in the form mail servers take. */
final class Composer {
  /** Clients quote what they answer below; everything from this line on is not part of it. */
  static final String CUT = "-- Write your answer above this line --";

  private final MailSettings settings;

  Composer(MailSettings settings) {
    this.settings = settings;
  }

  MimeMessage compose(LetterDocument letter) throws MessagingException {
    var message = new Identified(id(letter.id()));
    message.setFrom(address(settings.from(), settings.label()));
    message.setRecipient(RecipientType.TO, new InternetAddress(letter.to(), true));
    message.setSubject(line(letter.subject()), "UTF-8");
    message.setSentDate(Date.from(letter.at()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Auto-Response-Suppress", "All");
    belongs(message, letter);
    answers(message, letter);
    write(message, letter);
    message.saveChanges();
    return message;
  }

  private String id(String local) {
    return "<" + local + "@" + settings.domain() + ">";
  }

  /** Whom what cannot be delivered comes back to, so that we know which letter it was. */
  String sender(LetterDocument letter) {
    return settings.receives()
        ? "bounce+" + letter.id() + "@" + settings.domain()
        : settings.from();
  }

  private void belongs(MimeMessage message, LetterDocument letter) throws MessagingException {
    if (letter.thread() != null) {
      String root = id(letter.thread().replaceAll("[^A-Za-z0-9.-]", "-") + ".thread");
      message.setHeader("In-Reply-To", root);
      message.setHeader("References", root);
    }
    if (letter.list() != null) {
      String label = line(letter.listLabel() == null ? "" : letter.listLabel());
      message.setHeader(
          "List-Id",
          "\""
              + label.replaceAll("[^\\x20-\\x7e]|[\"\\\\<>]", "")
              + "\" <"
              + letter.list()
              + "."
              + settings.domain()
              + ">");
      message.setHeader("Precedence", "list");
    }
  }

  private void answers(MimeMessage message, LetterDocument letter) throws MessagingException {
    if (letter.token() == null) {
      return;
    }
    message.setHeader("List-Unsubscribe", "<" + stop(letter.token()) + ">");
    message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    if (settings.receives()) {
      var reply = address("reply+" + letter.token() + "@" + settings.domain(), settings.label());
      message.setReplyTo(new InternetAddress[] {reply});
    }
  }

  private String stop(String token) {
    return settings.site() + "/mail/stop/" + token;
  }

  private void write(MimeMessage message, LetterDocument letter) throws MessagingException {
    if (letter.html() == null) {
      fill(message, "text/plain", text(letter));
      return;
    }
    var plain = new MimeBodyPart();
    fill(plain, "text/plain", text(letter));
    var page = new MimeBodyPart();
    fill(page, "text/html", page(letter, letter.html()));
    message.setContent(new MimeMultipart("alternative", plain, page));
  }

  private static void fill(Part part, String type, String text) throws MessagingException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type + "; charset=UTF-8")));
  }

  private String text(LetterDocument letter) {
    var text = new StringBuilder();
    if (letter.token() != null && settings.receives()) {
      text.append(CUT).append("\n\n");
    }
    text.append(letter.text().replace("\r\n", "\n").strip());
    text.append("\n\n").append(settings.site()).append(letter.link()).append('\n');
    if (letter.token() != null) {
      text.append("\n-- \nNo more mail like this: ").append(stop(letter.token())).append('\n');
    }
    return text.toString().replace("\n", "\r\n");
  }

  private String page(LetterDocument letter, String html) {
    String cut = "<p style=\"color:#767676\">" + CUT + "</p>";
    String stop =
        letter.token() == null
            ? ""
            : " · <a href=\"" + stop(letter.token()) + "\">No more mail like this</a>";
    return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>"
        + (letter.token() != null && settings.receives() ? cut : "")
        + html
        + "<p style=\"color:#767676\"><a href=\""
        + settings.site()
        + letter.link().replace("&", "&amp;").replace("\"", "%22")
        + "\">Open it</a>"
        + stop
        + "</p></body></html>";
  }

  /** No line break ends a header early. */
  private static String line(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  private static InternetAddress address(String address, @Nullable String label)
      throws MessagingException {
    try {
      var parsed = new InternetAddress(address, true);
      parsed.setPersonal(label == null ? null : line(label), "UTF-8");
      return parsed;
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("UTF-8 is always there", e);
    }
  }

  /** A message with the id we gave to it, the same at each try. */
  private static final class Identified extends MimeMessage {
    private final String id;

    Identified(String id) {
      super(Session.getInstance(new Properties()));
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
