package forge.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import forge.testing.NodePackages;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is closed for a browser is read by the library that most sites send with. */
class StockPushTest {
  private static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  @Test
  void webPushOfNpmReadsWhatWeSendAndItsKeysAreTaken() throws IOException {
    Optional<Path> node =
        NodePackages.in(
            Path.of("target/push"),
            Path.of("src/test/push"),
            List.of("package.json", "browser.mjs"));
    assumeTrue(
        node.isPresent(),
        "web-push is not tried: node or npm is missing, or npm found no packages");
    Process browser =
        new ProcessBuilder("node", "browser.mjs")
            .directory(node.get().toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = browser.inputReader(UTF_8);
        var to = browser.outputWriter(UTF_8)) {
      String[] keys = said.readLine().split(" ", -1);
      var vapid =
          new Vapid(
              P256.readPublic(bytes(keys[2])),
              P256.readPrivate(bytes(keys[3])),
              "mailto:ops@example.org");
      byte[] closed =
          PushCipher.close(
              "Mia called you: 水".getBytes(UTF_8), P256.readPublic(bytes(keys[0])), bytes(keys[1]));
      String header =
          vapid.authorization(URI.create("https://push.example.net/x"), Instant.ofEpochSecond(9));
      String token = header.substring("vapid t=".length(), header.indexOf(','));
      to.write(Vapid.text(closed) + " " + token + " " + vapid.key() + "\n");
      to.flush();

      assertThat(said.readLine()).isEqualTo("true Mia called you: 水");
    } finally {
      browser.destroy();
    }
  }
}
