package forge.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A message that came in, read as far as we understand it. */
final class Incoming {
  private static final int MOST_PARTS = 100;
  private static final int DEEPEST = 8;
  private static final int LONGEST_TEXT = 500_000;
  private static final Pattern FAILED = Pattern.compile("(?im)^Status:\\s*5\\.(\\d{1,3})\\.");

  private final MimeMessage message;
  private @Nullable String plain;
  private @Nullable String page;
  private @Nullable String report;
  private int parts;

  private Incoming(MimeMessage message) {
    this.message = message;
  }

  static Incoming read(byte[] raw) throws MessagingException {
    var message =
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    var incoming = new Incoming(message);
    try {
      incoming.collect(message, 0);
    } catch (IOException e) {
      throw new MessagingException("cannot be read", e);
    }
    return incoming;
  }

  private void collect(Part part, int depth) throws MessagingException, IOException {
    if (++parts > MOST_PARTS || depth > DEEPEST) {
      return;
    }
    if (part.isMimeType("multipart/*")) {
      if (part.getContent() instanceof Multipart several) {
        for (int i = 0; i < several.getCount() && parts <= MOST_PARTS; i++) {
          BodyPart each = several.getBodyPart(i);
          collect(each, depth + 1);
        }
      }
    } else if (part.isMimeType("message/delivery-status")) {
      report = report == null ? text(part) : report;
    } else if (!Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
      if (part.isMimeType("text/plain")) {
        plain = plain == null ? text(part) : plain;
      } else if (part.isMimeType("text/html")) {
        page = page == null ? text(part) : page;
      }
    }
  }

  private static String text(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return new String(in.readNBytes(LONGEST_TEXT), charset(part));
    }
  }

  private static Charset charset(Part part) throws MessagingException {
    try {
      String named = new ContentType(part.getContentType()).getParameter("charset");
      return named == null
          ? StandardCharsets.UTF_8
          : Charset.forName(MimeUtility.javaCharset(named));
    } catch (jakarta.mail.internet.ParseException
        | IllegalCharsetNameException
        | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /** What is said in it, with what it quotes. */
  String text() {
    if (plain != null && !plain.isBlank()) {
      return plain;
    }
    return page == null ? "" : PageText.of(page);
  }

  String subject() throws MessagingException {
    String subject = message.getSubject();
    return subject == null || subject.isBlank()
        ? "(no subject)"
        : subject.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  /** Whether a program wrote it, or a list passed it on: nobody waits for an answer. */
  boolean automatic() throws MessagingException {
    String submitted = header("Auto-Submitted");
    String precedence = header("Precedence");
    return (!submitted.isEmpty() && !submitted.startsWith("no"))
        || precedence.matches("bulk|junk|list|auto_reply")
        || !header("X-Autoreply").isEmpty()
        || !header("X-Autorespond").isEmpty()
        || !header("List-Id").isEmpty()
        || message.isMimeType("multipart/report");
  }

  private String header(String name) throws MessagingException {
    String[] all = message.getHeader(name);
    return all == null || all.length == 0 ? "" : all[0].strip().toLowerCase(Locale.ROOT);
  }

  /** Whether it says that a letter will never arrive. */
  boolean failed() {
    return report != null && FAILED.matcher(report).find();
  }

  /** Whether that is for want of the address. */
  boolean noSuchAddress() {
    if (report == null) {
      return false;
    }
    var status = FAILED.matcher(report);
    return status.find() && status.group(1).equals("1");
  }
}
