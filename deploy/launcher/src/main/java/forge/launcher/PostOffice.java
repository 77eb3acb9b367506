package forge.launcher;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The mail server that comes with a forge: what the two are told of each other.
 *
 * @param mail what was decided about it
 * @param domain whose mail comes in
 * @param secret how each knows the other
 * @param smtp the port where mail comes in
 * @param submission the port where the forge sends
 */
record PostOffice(MailSettings mail, String domain, String secret, int smtp, int submission) {

  /** Empty where none is wanted or none can be, which is said. */
  static Optional<PostOffice> open(Settings settings, URI pages, Progress progress) {
    MailSettings mail = settings.mail();
    if (mail.elsewhere()) {
      progress.settled("mail", "not started, as FORGE_MAIL_URI says");
      return Optional.empty();
    }
    if (mail.smtpPort() != 0 && !Ports.free(settings.bind(), mail.smtpPort())) {
      progress.settled("mail", "off: port " + mail.smtpPort() + " is taken by another program");
      return Optional.empty();
    }
    return Optional.of(
        new PostOffice(
            mail,
            mail.domain(pages),
            Forge.secret(),
            mail.smtpPort() == 0 ? Ports.choose() : mail.smtpPort(),
            mail.submissionPort() == 0 ? Ports.choose() : mail.submissionPort()));
  }

  /** What the forge is told. */
  Map<String, String> toldToForge() {
    var told = new TreeMap<String, String>();
    told.put("FORGE_MAIL_DOMAIN", domain);
    told.put("FORGE_MAIL_SECRET", secret);
    told.put("FORGE_SMTP_PORT", Integer.toString(smtp));
    if (mail.gateway() != null) {
      told.put(
          "FORGE_MAIL_URI", "smtp://forge%40" + domain + ":" + secret + "@127.0.0.1:" + submission);
    }
    return told;
  }

  /** What the mail server is told, whose forge is at this address of this machine. */
  Map<String, String> toldToServer(Settings settings, String forge) {
    var told = new TreeMap<String, String>();
    told.put("FORGE_MAIL_DOMAIN", domain);
    told.put("FORGE_MAIL_SECRET", secret);
    told.put("FORGE_MAIL_HOOK", forge + "/rest/mail");
    told.put("FORGE_MAIL_SMTP", settings.bind() + ":" + smtp);
    told.put("FORGE_MAIL_SUBMISSION", "127.0.0.1:" + submission);
    for (String name :
        new String[] {"FORGE_SMTP_TLS_KEYSTORE", "FORGE_SMTP_TLS_PASSWORD", "FORGE_MAIL_GATEWAY"}) {
      Optional.ofNullable(settings.given().get(name)).ifPresent(value -> told.put(name, value));
    }
    return told;
  }

  /** Where mail comes in, in words. */
  String mailbox() {
    return "taken for %s at port %d%s"
        .formatted(domain, smtp, mail.gateway() == null ? "; none goes out" : "");
  }
}
