package forge.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings of this forge, read once.
 *
 * <p>Names are those of the environment, such as {@code FORGE_MONGODB_URI}; a wrong setting stops
 * the start with a sentence.
 *
 * @param outgoingAllow places in private networks that may be reached, with commas between
 */
public record ForgeConfig(
    String site,
    URI publicUrl,
    Path data,
    Backing backing,
    @Nullable Path development,
    @Nullable Demo demo,
    @Nullable Path firstAdminFile,
    String outgoingAllow) {

  /** Where the services are that this forge stands on; null means none, or one in this process. */
  public record Backing(String mongodb, @Nullable String solr, @Nullable String rabbitmq) {}

  /** What the demo project is made from: a checkout, and the distribution built from it. */
  public record Demo(Path checkout, @Nullable Path distribution) {}

  /** Reads the settings from the environment of this process. */
  public static ForgeConfig fromEnvironment() {
    return from(name -> Optional.ofNullable(System.getenv(name)).filter(v -> !v.isBlank()));
  }

  public static ForgeConfig from(Function<String, Optional<String>> settings) {
    Path data = Path.of(settings.apply("FORGE_DATA").orElse("data")).toAbsolutePath();
    String port = settings.apply("FORGE_HTTP_PORT").orElse("8080");
    return new ForgeConfig(
        settings.apply("FORGE_SITE_NAME").orElse("Forge"),
        address(
            "FORGE_PUBLIC_URL",
            settings.apply("FORGE_PUBLIC_URL").orElse("http://localhost:" + port)),
        data,
        new Backing(
            settings
                .apply("FORGE_MONGODB_URI")
                .orElseThrow(
                    () -> new IllegalArgumentException("FORGE_MONGODB_URI must name a database.")),
            settings.apply("FORGE_SOLR_URL").orElse(null),
            settings.apply("FORGE_RABBITMQ_URI").orElse(null)),
        settings.apply("FORGE_DEV").map(Path::of).orElse(null),
        settings
            .apply("FORGE_DEMO")
            .map(
                c ->
                    new Demo(
                        Path.of(c), settings.apply("FORGE_DEMO_DIST").map(Path::of).orElse(null)))
            .orElse(null),
        settings.apply("FORGE_FIRST_ADMIN_PASSWORD_FILE").map(Path::of).orElse(null),
        settings.apply("FORGE_OUTGOING_ALLOW").orElse(""));
  }

  /** Whether pages are reached over TLS, so that cookies may insist on it. */
  public boolean secure() {
    return "https".equals(publicUrl.getScheme());
  }

  private static URI address(String name, String value) {
    try {
      URI uri = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + " is not an address: " + value, e);
    }
    throw new IllegalArgumentException(name + " must start with http:// or https://: " + value);
  }
}
