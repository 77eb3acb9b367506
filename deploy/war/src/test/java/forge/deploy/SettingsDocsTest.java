package forge.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import forge.config.ForgeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the documentation says may be set reaches the application. */
class SettingsDocsTest {
  private static final Path DOCS = Path.of("../../docs/operate/settings.md");
  private static final Pattern NAME = Pattern.compile("`(FORGE_[A-Z0-9_]+)`");

  /** What concerns those alone who start the application. */
  private static final Set<String> LAUNCHER =
      Set.of(
          "FORGE_ADMIN_PASSWORD",
          "FORGE_JAVA_HOME",
          "FORGE_MAIL_GATEWAY",
          "FORGE_MAIL_MEMORY",
          "FORGE_MONGOD",
          "FORGE_OFFLINE",
          "FORGE_PAYARA_MEMORY",
          "FORGE_PLUGINS",
          "FORGE_REQUEST_SECONDS",
          "FORGE_SETTINGS",
          "FORGE_SMTP_PORT",
          "FORGE_SMTP_TLS_KEYSTORE",
          "FORGE_SMTP_TLS_PASSWORD",
          "FORGE_SOLR_MEMORY",
          "FORGE_STORE_MEMORY",
          "FORGE_SUBMISSION_PORT");

  @Test
  void everySettingOfTheTableIsRead() throws IOException {
    Set<String> documented =
        Files.readAllLines(DOCS).stream()
            .filter(line -> line.startsWith("| `"))
            .flatMap(line -> NAME.matcher(line.split("\\|", -1)[1]).results())
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    var read = new HashSet<String>();

    ForgeConfig.from(
        name -> {
          read.add(name);
          return name.equals("FORGE_MONGODB_URI")
              ? Optional.of("mongodb://localhost/forge")
              : Optional.empty();
        });

    documented.removeAll(LAUNCHER);
    assertThat(documented).hasSizeGreaterThan(20);
    assertThat(read).containsAll(documented);
  }

  @Test
  void whatOnePartAloneUnderstandsIsHandedOnToIt() {
    var given =
        Map.of(
            "FORGE_MONGODB_URI", "mongodb://localhost/forge",
            "FORGE_MIRRORS", "https://dl.example.org *",
            "FORGE_IP_DATABASE", "/srv/countries.mmdb",
            "FORGE_FILES_STORE", "s3",
            "FORGE_S3_BUCKET", "https://s3.example.org/releases");

    Map<String, String> further =
        ForgeConfig.from(name -> Optional.ofNullable(given.get(name))).further();

    assertThat(further)
        .containsEntry("FORGE_MIRRORS", "https://dl.example.org *")
        .containsEntry("FORGE_IP_DATABASE", "/srv/countries.mmdb")
        .containsEntry("FORGE_FILES_STORE", "s3")
        .containsEntry("FORGE_S3_BUCKET", "https://s3.example.org/releases")
        .hasSize(4);
  }
}
