package forge.launcher;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the embedded mail server does.
 *
 * @param elsewhere whether another one is named, or none is wanted
 * @param domain whose mail comes in; null for that of the pages
 * @param smtpPort where mail comes in
 * @param submissionPort where the forge sends, 0 for any free one
 * @param gateway where letters go; null while they stay with the administrators
 */
record MailSettings(
    boolean elsewhere,
    @Nullable String domain,
    int smtpPort,
    int submissionPort,
    @Nullable String gateway) {
  private static final Pattern DOMAIN =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,148}[A-Za-z0-9])?");

  static MailSettings of(Given given) {
    String uri = given.all().get("FORGE_MAIL_URI");
    if (uri != null && !uri.equals("none")) {
      given.uri("FORGE_MAIL_URI", Set.of("smtp", "smtps"), at -> at.getHost() != null);
    }
    var domain =
        given.matching("FORGE_MAIL_DOMAIN", "forge.localhost", DOMAIN, "the name of a domain");
    return new MailSettings(
        uri != null,
        given.all().containsKey("FORGE_MAIL_DOMAIN") ? domain : null,
        given.port("FORGE_SMTP_PORT", 2525),
        given.port("FORGE_SUBMISSION_PORT", 0),
        given.uri("FORGE_MAIL_GATEWAY", Set.of("smtp", "smtps"), at -> at.getHost() != null));
  }

  /** Whose mail comes in, where the pages have this address. */
  String domain(URI pages) {
    if (domain != null) {
      return domain.toLowerCase(Locale.ROOT);
    }
    String host = pages.getHost().toLowerCase(Locale.ROOT);
    boolean named = host.contains(".") && !host.matches("[0-9.]+") && !host.startsWith("[");
    return named ? host : "forge.localhost";
  }
}
