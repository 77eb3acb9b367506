package forge.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          No subject alternative DNS name matching x.example found. | for another name
          [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch | another name
          Server SSL certificate verification failed: issuer is not trusted | by nobody whom
          [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate | nobody
          PKIX path building failed: unable to find valid certification path | FORGE_OUTGOING_TRUST
          PKIX path validation failed: validity check failed | out of date
          [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired | of date
          """)
  void whyACertificateIsNotBelievedIsSaidInASentence(String said, String sentence) {
    assertThat(Trust.refusal("x.example", said).orElseThrow()).contains("x.example", sentence);
  }

  @Test
  void anythingElseIsNotBlamedOnCertificates() {
    assertThat(Trust.refusal("x.example", "Connection refused")).isEmpty();
  }

  @Test
  void aFileWithoutCertificatesStopsTheStart(@TempDir Path folder) throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.pem"));
    Path text = Files.writeString(folder.resolve("text.pem"), "hello");

    for (Path file : new Path[] {empty, text, folder.resolve("missing.pem")}) {
      assertThatThrownBy(() -> Trust.of(file.toString()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("FORGE_OUTGOING_TRUST must name a file of certificates in PEM");
    }
  }
}
