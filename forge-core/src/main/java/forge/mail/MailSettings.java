package forge.mail;

import forge.config.ForgeConfig;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How this forge sends and gets mail.
 *
 * @param site the address pages are at, without a slash at its end
 * @param server what takes letters; null for none
 * @param from whom letters come from
 * @param domain where answers come in, and what message ids end with
 * @param secret proves the mail server that brings what came in; null where none does
 */
record MailSettings(
    URI site,
    @Nullable Server server,
    String from,
    String label,
    String domain,
    @Nullable String secret) {
  private static final Pattern DOMAIN =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
  private static final Pattern FROM =
      Pattern.compile(
          "(?:([^<>\\p{Cntrl}]{1,100}?)\\s*<)?([^<>@\\s\\p{Cntrl}]{1,64}@[^<>@\\s]+)>?");
  private static final int SHORTEST_SECRET = 16;

  /** A server that takes letters by SMTP. */
  record Server(
      boolean tls, String host, int port, @Nullable String user, @Nullable String password) {

    /** Passwords go nowhere unsealed, unless it is this very machine. */
    boolean sealed() {
      return user != null && !Set.of("127.0.0.1", "localhost", "[::1]").contains(host);
    }
  }

  static MailSettings of(ForgeConfig config) {
    String site = config.publicUrl().toString().replaceAll("/$", "");
    String domain = domain(config);
    var from =
        FROM.matcher(
            setting(config, "FORGE_MAIL_FROM").orElse(config.site() + " <forge@" + domain + ">"));
    if (!from.matches()) {
      throw new IllegalArgumentException(
          "FORGE_MAIL_FROM must look like Forge <forge@example.org>.");
    }
    String label = from.group(1) == null ? config.site() : from.group(1).strip();
    return new MailSettings(
        URI.create(site),
        setting(config, "FORGE_MAIL_URI")
            .filter(uri -> !uri.equals("none"))
            .map(MailSettings::server)
            .orElse(null),
        from.group(2),
        label,
        domain,
        setting(config, "FORGE_MAIL_SECRET").map(MailSettings::secret).orElse(null));
  }

  private static Optional<String> setting(ForgeConfig config, String name) {
    return Optional.ofNullable(config.further().get(name));
  }

  /** That of the pages, unless it says otherwise or the pages have none. */
  private static String domain(ForgeConfig config) {
    Optional<String> given = setting(config, "FORGE_MAIL_DOMAIN");
    if (given.isPresent()) {
      String domain = given.get().toLowerCase(Locale.ROOT);
      if (!DOMAIN.matcher(domain).matches() || domain.length() > 150) {
        throw new IllegalArgumentException(
            "FORGE_MAIL_DOMAIN must be the name of a domain, such as forge.example.org.");
      }
      return domain;
    }
    String host = config.publicUrl().getHost().toLowerCase(Locale.ROOT);
    boolean named = host.contains(".") && DOMAIN.matcher(host).matches() && !digits(host);
    return named ? host : "forge.localhost";
  }

  private static boolean digits(String host) {
    return host.matches("[0-9.]+");
  }

  private static Server server(String text) {
    try {
      URI uri = URI.create(text);
      boolean tls = "smtps".equals(uri.getScheme());
      if ((tls || "smtp".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getPath().replace("/", "").isEmpty()) {
        String[] user = uri.getUserInfo() == null ? null : uri.getUserInfo().split(":", 2);
        int port = uri.getPort() > 0 ? uri.getPort() : usual(tls, user != null);
        return new Server(
            tls,
            uri.getHost(),
            port,
            user == null ? null : user[0],
            user == null || user.length < 2 ? null : user[1]);
      }
    } catch (IllegalArgumentException e) {
      // refused below like any other, without the password in it
    }
    throw new IllegalArgumentException(
        "FORGE_MAIL_URI must look like smtp://user:password@mail.example.org:587, or be none.");
  }

  private static int usual(boolean tls, boolean user) {
    if (tls) {
      return 465;
    }
    return user ? 587 : 25;
  }

  private static String secret(String text) {
    if (text.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "FORGE_MAIL_SECRET must have at least " + SHORTEST_SECRET + " characters.");
    }
    return text;
  }

  /** Whether mail comes in. */
  boolean receives() {
    return secret != null;
  }

  /** Whether this is what our own mail server proves itself with. */
  boolean knows(@Nullable String claimed) {
    return secret != null
        && claimed != null
        && MessageDigest.isEqual(
            secret.getBytes(StandardCharsets.UTF_8), claimed.getBytes(StandardCharsets.UTF_8));
  }
}
