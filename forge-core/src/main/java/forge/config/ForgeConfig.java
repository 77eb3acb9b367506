package forge.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings of this forge, read once.
 *
 * <p>Names are those of the environment, such as {@code FORGE_MONGODB_URI}; a wrong setting stops
 * the start with a sentence.
 *
 * @param outgoingAllow places in private networks that may be reached, with commas between
 * @param further settings that one part alone understands, by name
 */
public record ForgeConfig(
    String site,
    URI publicUrl,
    Path data,
    Backing backing,
    Ssh ssh,
    @Nullable Path development,
    @Nullable Demo demo,
    @Nullable Path firstAdminFile,
    String outgoingAllow,
    Map<String, String> further) {
  private static final String NODE = "FORGE_NODE";
  private static final List<String> FURTHER =
      List.of(
          "FORGE_CHAT_FILES_GB",
          "FORGE_CHAT_KEEP_DAYS",
          "FORGE_CLAMAV",
          "FORGE_EMOJI",
          "FORGE_FILES_OFFLOAD",
          "FORGE_FILES_OFFLOAD_AT",
          "FORGE_FILES_QUOTA_GB",
          "FORGE_FILES_STORE",
          "FORGE_IP_DATABASE",
          "FORGE_MAIL_DOMAIN",
          "FORGE_MAIL_FROM",
          "FORGE_MAIL_SECRET",
          "FORGE_MAIL_URI",
          "FORGE_MIRRORS",
          NODE,
          "FORGE_LINK_PREVIEWS",
          "FORGE_IRC_PORT",
          "FORGE_IRC_TLS_KEYSTORE",
          "FORGE_IRC_TLS_PASSWORD",
          "FORGE_IRC_TLS_PORT",
          "FORGE_OUTGOING_TRUST",
          "FORGE_PUSH_CONTACT",
          "FORGE_PUSH_PRIVATE_KEY",
          "FORGE_PUSH_PUBLIC_KEY",
          "FORGE_S3_BUCKET",
          "FORGE_S3_KEY",
          "FORGE_S3_REDIRECT",
          "FORGE_S3_REGION",
          "FORGE_S3_SECONDS",
          "FORGE_S3_SECRET",
          "FORGE_SVN_URL");

  /** Where the services are that this forge stands on; null means none, or one in this process. */
  public record Backing(String mongodb, @Nullable String solr, @Nullable String rabbitmq) {}

  /**
   * Where Git's clients and their like are answered over SSH.
   *
   * @param bind the address of this machine that is listened at
   * @param port 0 for any free one
   * @param publicUrl what clients are told, such as {@code ssh://git.example.org:22}, where that is
   *     not the host of the pages and this port
   */
  public record Ssh(String bind, int port, @Nullable URI publicUrl) {}

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
        new Ssh(
            settings.apply("FORGE_BIND").orElse("127.0.0.1"),
            port("FORGE_SSH_PORT", settings.apply("FORGE_SSH_PORT").orElse("2222")),
            settings.apply("FORGE_SSH_URL").map(ForgeConfig::sshAddress).orElse(null)),
        settings.apply("FORGE_DEV").map(Path::of).orElse(null),
        settings
            .apply("FORGE_DEMO")
            .map(
                c ->
                    new Demo(
                        Path.of(c), settings.apply("FORGE_DEMO_DIST").map(Path::of).orElse(null)))
            .orElse(null),
        settings.apply("FORGE_FIRST_ADMIN_PASSWORD_FILE").map(Path::of).orElse(null),
        settings.apply("FORGE_OUTGOING_ALLOW").orElse(""),
        further(settings));
  }

  private static Map<String, String> further(Function<String, Optional<String>> settings) {
    var further = new HashMap<String, String>();
    FURTHER.forEach(name -> settings.apply(name).ifPresent(value -> further.put(name, value)));
    return Map.copyOf(further);
  }

  /** The name this node keeps when it is started again; a new one where none was given. */
  public String node() {
    return further.getOrDefault(NODE, UUID.randomUUID().toString());
  }

  /** Whether pages are reached over TLS, so that cookies may insist on it. */
  public boolean secure() {
    return "https".equals(publicUrl.getScheme());
  }

  private static int port(String name, String value) {
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // refused below like a number out of range
    }
    throw new IllegalArgumentException(
        name + " must be a number from 0 to 65535, not \"" + value + "\".");
  }

  private static URI sshAddress(String value) {
    try {
      URI uri = URI.create(value);
      if ("ssh".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getPath().isEmpty()) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // refused below like any other
    }
    throw new IllegalArgumentException(
        "FORGE_SSH_URL must look like ssh://git.example.org:22, not " + value + ".");
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
