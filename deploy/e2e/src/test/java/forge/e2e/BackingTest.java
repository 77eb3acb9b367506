package forge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import forge.launcher.Forge;
import forge.testing.MailSink;
import forge.testing.ObjectStore;
import forge.testing.StockProgram;
import forge.testing.StockProgram.Said;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/**
 * A forge that keeps its files in a bucket and has its letters carried by James, as its settings
 * say: one for both, as its start takes longer than most tests.
 */
class BackingTest {
  static final String DOMAIN = "forge.test";

  static ObjectStore store;
  static MailSink sink;
  static Forge forge;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    store = ObjectStore.start();
    sink = MailSink.start();
    var settings = new HashMap<>(store.settings());
    settings.put("FORGE_S3_SECONDS", "4");
    settings.putAll(
        Map.of(
            "FORGE_MAIL_GATEWAY",
            sink.uri(),
            "FORGE_MAIL_DOMAIN",
            DOMAIN,
            "FORGE_SMTP_PORT",
            "0",
            "FORGE_SMTP_TLS_KEYSTORE",
            keystore(folder).toString(),
            "FORGE_SMTP_TLS_PASSWORD",
            "secret"));
    forge = Running.start(settings);
  }

  @AfterAll
  static void stop() {
    if (forge != null) {
      forge.close();
    }
    if (sink != null) {
      sink.close();
    }
    store.close();
  }

  private static Path keystore(Path folder) {
    Path made = folder.resolve("mail.p12");
    String program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String[] words =
        "-genkeypair -alias mail -keyalg EC -storetype PKCS12 -storepass secret".split(" ", -1);
    var command = new ArrayList<>(List.of(program));
    command.addAll(List.of(words));
    command.addAll(List.of("-dname", "CN=" + DOMAIN, "-keystore", made.toString()));
    Said said = StockProgram.run(folder, command);
    assertThat(said.worked()).as(said.text()).isTrue();
    return made;
  }

  @Nested
  class Bucket extends BucketFiles {}

  @Nested
  class Mail extends Letters {}
}
