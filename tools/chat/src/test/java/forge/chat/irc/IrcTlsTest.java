package forge.chat.irc;

import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.StockProgram;
import forge.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** IRC over TLS, with a key and certificate of the operator's. */
@Timeout(120)
class IrcTlsTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

  @Test
  void theCertificateIsTheOneOfTheKeystore(@TempDir Path folder) throws Exception {
    Path keystore = keystore(folder);
    var settings =
        Map.of(
            "FORGE_IRC_TLS_PORT", "127.0.0.1:0",
            "FORGE_IRC_TLS_KEYSTORE", keystore.toString(),
            "FORGE_IRC_TLS_PASSWORD", "secret");
    try (var irc = new IrcForge(DATABASE.fresh(), settings);
        var socket = trusting(keystore).getSocketFactory().createSocket("127.0.0.1", irc.port())) {
      socket.getOutputStream().write("PING secured\r\nQUIT\r\n".getBytes(StandardCharsets.UTF_8));
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertThat(in.readLine()).isEqualTo(":localhost PONG localhost :secured");
      assertThat(in.readLine()).startsWith("ERROR");
    }
  }

  private static Path keystore(Path folder) {
    var made =
        StockProgram.run(
            folder,
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "irc",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                "irc.p12",
                "-storepass",
                "secret"));
    assertThat(made.worked()).as(made.text()).isTrue();
    return folder.resolve("irc.p12");
  }

  private static SSLContext trusting(Path keystore) throws Exception {
    try (InputStream in = Files.newInputStream(keystore)) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(in, "secret".toCharArray());
      var certificate = store.getCertificate("irc");
      var trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("irc", certificate);
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    }
  }
}
