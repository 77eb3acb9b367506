package forge.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private final Path folder;

  SettingsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void nothingSetMeansEverythingEmbeddedOnTheLoopback() {
    var settings = Settings.from(Map.of());

    assertThat(settings.bind()).isEqualTo("127.0.0.1");
    assertThat(settings.httpPort()).isEqualTo(8080);
    assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(settings.mongodb()).isNull();
    assertThat(settings.solr()).isNull();
    assertThat(settings.rabbitmq()).isNull();
    assertThat(settings.publicUrl(8080)).isEqualTo(URI.create("http://localhost:8080"));
  }

  @Test
  void mailComesInForTheHostOfThePagesUnlessItHasNoName() {
    var nothing = Settings.from(Map.of()).mail();
    assertThat(nothing.elsewhere()).isFalse();
    assertThat(nothing.smtpPort()).isEqualTo(2525);
    assertThat(nothing.gateway()).isNull();
    assertThat(nothing.domain(URI.create("http://localhost:8080"))).isEqualTo("forge.localhost");
    assertThat(nothing.domain(URI.create("http://10.0.0.7"))).isEqualTo("forge.localhost");
    assertThat(nothing.domain(URI.create("https://Git.Example.org"))).isEqualTo("git.example.org");

    var named = Settings.from(Map.of("FORGE_MAIL_DOMAIN", "mail.example.org")).mail();
    assertThat(named.domain(URI.create("http://localhost"))).isEqualTo("mail.example.org");
    assertThat(Settings.from(Map.of("FORGE_MAIL_URI", "none")).mail().elsewhere()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FORGE_HTTP_PORT    | eighty            | FORGE_HTTP_PORT must be a number from 0 to 65535, not "eighty".
          FORGE_HTTP_PORT    | 70000             | FORGE_HTTP_PORT must be a number from 0 to 65535, not "70000".
          FORGE_SSH_PORT     | -1                | FORGE_SSH_PORT must be a number from 0 to 65535, not "-1".
          FORGE_IRC_PORT     | plain             | FORGE_IRC_PORT must be a port, or an address and a port, not "plain".
          FORGE_BIND         | every where       | FORGE_BIND must be an address of this machine, not "every where".
          FORGE_MONGODB_URI  | postgres://db     | FORGE_MONGODB_URI must be an address that starts with mongodb:// or mongodb+srv://.
          FORGE_MONGODB_URI  | mongodb://db:27017 | FORGE_MONGODB_URI must name a database, such as mongodb://host:27017/forge.
          FORGE_SOLR_URL     | solr:8983         | FORGE_SOLR_URL must be an address that starts with http:// or https://.
          FORGE_RABBITMQ_URI | http://broker     | FORGE_RABBITMQ_URI must be an address that starts with amqp:// or amqps://.
          FORGE_PUBLIC_URL   | forge.example.org | FORGE_PUBLIC_URL must be an address that starts with http:// or https://.
          FORGE_SOLR_MEMORY  | much              | FORGE_SOLR_MEMORY must be an amount such as 512m or 2g, not "much".
          FORGE_SMTP_PORT    | 99999             | FORGE_SMTP_PORT must be a number from 0 to 65535, not "99999".
          FORGE_MAIL_URI     | mail.example.org  | FORGE_MAIL_URI must be an address that starts with smtp:// or smtps://.
          FORGE_MAIL_GATEWAY | http://mail       | FORGE_MAIL_GATEWAY must be an address that starts with smtp:// or smtps://.
          FORGE_MAIL_DOMAIN  | a b               | FORGE_MAIL_DOMAIN must be the name of a domain, not "a b".
          FORGE_HTP_PORT     | 8080              | FORGE_HTP_PORT is not a setting; did you mean FORGE_HTTP_PORT?
          """)
  void aWrongSettingIsNamedInASentence(String name, String value, String sentence) {
    assertThatThrownBy(() -> Settings.from(Map.of(name, value)))
        .isInstanceOf(CannotStart.class)
        .hasMessage(sentence);
  }

  @Test
  void passwordsInAddressesAreNotRepeated() {
    assertThatThrownBy(() -> Settings.from(Map.of("FORGE_RABBITMQ_URI", "amq://forge:s3cret@b")))
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void aReplicaSetIsAnAddressToo() {
    var uri = "mongodb://a:27017,b:27017,c:27017/forge?replicaSet=rs0";

    assertThat(Settings.from(Map.of("FORGE_MONGODB_URI", uri)).mongodb()).isEqualTo(uri);
  }

  @Test
  void aSlashAtTheEndOfAnAddressDoesNotMatter() {
    var settings = Settings.from(Map.of("FORGE_PUBLIC_URL", "https://forge.example.org/"));

    assertThat(settings.publicUrl(8080)).isEqualTo(URI.create("https://forge.example.org"));
  }

  @Test
  void theEnvironmentWinsOverTheFile() throws IOException {
    Path file = folder.resolve("forge.properties");
    Files.writeString(file, "FORGE_HTTP_PORT=9000\nFORGE_BIND = 0.0.0.0\n# a comment\n");

    var settings =
        Settings.from(Map.of("FORGE_SETTINGS", file.toString(), "FORGE_HTTP_PORT", "9001"));

    assertThat(settings.httpPort()).isEqualTo(9001);
    assertThat(settings.bind()).isEqualTo("0.0.0.0");
  }

  @Test
  void aLineOfTheFileThatIsNoSettingIsRefused() throws IOException {
    Path file = folder.resolve("forge.properties");
    Files.writeString(file, "http.port=9000\n");

    assertThatThrownBy(() -> Settings.from(Map.of("FORGE_SETTINGS", file.toString())))
        .hasMessage(
            file + ": http.port is not a setting; settings are named like FORGE_HTTP_PORT.");
  }

  @Test
  void aSettingsFileThatIsNotThereIsASentence() {
    var nowhere = folder.resolve("nowhere").toString();

    assertThatThrownBy(() -> Settings.from(Map.of("FORGE_SETTINGS", nowhere)))
        .isInstanceOf(CannotStart.class)
        .hasMessageStartingWith("The settings file " + nowhere + " cannot be read");
  }

  @Test
  void aFileCannotBeTheDataFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> Settings.from(Map.of("FORGE_DATA", file.toString())))
        .hasMessage("FORGE_DATA must be a folder, and " + file + " is a file.");
  }

  @Test
  void settingsOfTheApplicationAreHandedOn() {
    assertThat(Settings.from(Map.of("FORGE_SITE_NAME", " Quarry ", "PATH", "/bin")).given())
        .containsOnly(Map.entry("FORGE_SITE_NAME", "Quarry"));
  }
}
