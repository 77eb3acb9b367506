package forge.mailserver;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this mail server is for.
 *
 * @param domain whose mail goes to the forge
 * @param forge the address of the forge, ending with {@code /rest/mail}
 * @param secret proves this server to the forge, and the forge to this server
 * @param smtp the address and port where mail comes in
 * @param submission the address and port where the forge sends
 * @param certificate what mail comes in under; null for the open
 * @param gateway where everything goes that is for others; null for nowhere
 */
record Settings(
    String domain,
    String forge,
    String secret,
    String smtp,
    String submission,
    @Nullable Certificate certificate,
    @Nullable URI gateway) {

  static Settings from(Map<String, String> environment) {
    String gateway = environment.get("FORGE_MAIL_GATEWAY");
    return new Settings(
        of(environment, "FORGE_MAIL_DOMAIN"),
        of(environment, "FORGE_MAIL_HOOK"),
        of(environment, "FORGE_MAIL_SECRET"),
        of(environment, "FORGE_MAIL_SMTP"),
        of(environment, "FORGE_MAIL_SUBMISSION"),
        certificate(environment),
        gateway == null ? null : URI.create(gateway));
  }

  private static @Nullable Certificate certificate(Map<String, String> environment) {
    String keystore = environment.get("FORGE_SMTP_TLS_KEYSTORE");
    return keystore == null
        ? null
        : new Certificate(
            Path.of(keystore), environment.getOrDefault("FORGE_SMTP_TLS_PASSWORD", ""));
  }

  private static String of(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is missing.");
    }
    return value;
  }

  /** Whom the forge sends as. */
  String user() {
    return "forge@" + domain;
  }
}
