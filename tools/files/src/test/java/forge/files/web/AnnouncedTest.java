package forge.files.web;

import static forge.testing.People.DAN;
import static forge.testing.People.MIA;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.testing.TestForge.Browser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.Socket;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are said to be too large are refused before a byte of them has come. */
@TestInstance(Lifecycle.PER_CLASS)
class AnnouncedTest {
  private static final String REST = "/rest/p/aqueduct/files/";

  /** Says the limit and one byte more. */
  private static final String TOO_LONG = "4294967297";

  private static final int PATIENCE_MILLIS = 60_000;

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final TestForge forge = TestForge.start(DATABASE.get());

  @AfterAll
  void close() {
    forge.close();
  }

  @ParameterizedTest
  @CsvSource({"''", "Expect: 100-continue"})
  void aFileIsRefusedByWhatIsSaidOfIt(String further) throws IOException {
    assertThat(announced(forge.as(DAN), "PUT", REST + "large/a.bin", further))
        .contains(" 413 ", "The file is larger than 4294967296 bytes");
  }

  @Test
  void whoMayNotUploadLearnsNothingOfLimits() throws IOException {
    assertThat(announced(forge.as(MIA), "PUT", REST + "large/a.bin", "")).contains(" 403 ");
  }

  @Test
  void aPieceIsRefusedByWhatIsSaidOfIt() throws IOException {
    assertThat(
            announced(
                forge.as(DAN),
                "POST",
                REST + "-/uploads",
                "Upload-Length: 10\r\nUpload-Metadata: filename YS5iaW4="))
        .contains(" 413 ", "The piece is larger than 4294967296 bytes");
  }

  /** What is answered to the head of a request whose body never comes. */
  private String announced(Browser by, String method, String path, String further)
      throws IOException {
    String own =
        by
            .request(path)
            .header("X-CSRF-Token", by.csrf())
            .build()
            .headers()
            .map()
            .entrySet()
            .stream()
            .map(header -> header.getKey() + ": " + String.join("; ", header.getValue()))
            .collect(Collectors.joining("\r\n"));
    String head =
        "%s %s HTTP/1.1\r\nHost: %s\r\n%s\r\nContent-Length: %s\r\nAccept: application/json\r\n%s"
            .formatted(
                method,
                path,
                forge.url().getAuthority(),
                own,
                TOO_LONG,
                further.isEmpty() ? "" : further + "\r\n");
    try (var socket = new Socket(forge.url().getHost(), forge.url().getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write((head + "\r\n").getBytes(US_ASCII));
      return until(new InputStreamReader(socket.getInputStream(), US_ASCII), '}');
    }
  }

  private static String until(Reader in, char last) throws IOException {
    var said = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      said.append((char) c);
      if (c == last) {
        break;
      }
    }
    return said.toString();
  }
}
