package forge.files.web;

import static forge.testing.People.DAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import forge.testing.StockProgram;
import forge.testing.StockProgram.Said;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs people fetch files with go on where they stopped. */
@TestInstance(Lifecycle.PER_CLASS)
class DownloadClientsTest {
  private static final String NAME = "large.bin";
  private static final int SIZE = 3_000_000;
  private static final int HALF = 1_500_000;

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final TestForge forge = TestForge.start(DATABASE.get());
  private final String url = forge.url() + "/p/aqueduct/files/get/clients/" + NAME;
  private final byte[] bytes = new byte[SIZE];
  @TempDir Path folder = Path.of("");

  @BeforeAll
  void publish() {
    new Random(3).nextBytes(bytes);
    var put =
        forge
            .as(DAN)
            .request("/rest/p/aqueduct/files/clients/" + NAME)
            .header("X-CSRF-Token", forge.as(DAN).csrf())
            .PUT(BodyPublishers.ofByteArray(bytes));
    assertThat(forge.as(DAN).send(put).statusCode()).isEqualTo(201);
  }

  @AfterAll
  void close() {
    forge.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl -sSf -C - -O",
        "wget -q -c",
        "aria2c -q -c -x 4 -s 4 -k 1M --no-conf --auto-file-renaming=false"
      })
  void whatWasFetchedByHalfIsCompleted(String client) throws Exception {
    Path file = Files.write(folder.resolve(NAME), Arrays.copyOf(bytes, HALF));

    assertThat(run(client)).matches(Said::worked);

    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"curl -sSf -C - -O", "wget -q -c"})
  void whatIsThereIsLeftAsItIs(String client) throws Exception {
    Path file = Files.write(folder.resolve(NAME), bytes);

    run(client);

    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void theSumsAreWhatSha256sumReads() throws Exception {
    Files.write(folder.resolve(NAME), bytes);
    var fetched = StockProgram.run(folder, List.of("curl", "-sSf", "-O", url + ".sha256"));
    assertThat(fetched).matches(Said::worked);

    assertThat(StockProgram.run(folder, List.of("sha256sum", "-c", NAME + ".sha256")))
        .matches(Said::worked);
  }

  @Test
  void aMetalinkIsWhatAria2cFetchesAndChecksBy() {
    assumeTrue(Files.exists(Path.of("/usr/bin/aria2c")), "aria2c is not installed");
    var fetched = StockProgram.run(folder, List.of("curl", "-sSf", "-O", url + ".meta4"));
    assertThat(fetched).matches(Said::worked);

    var checked =
        StockProgram.run(folder, List.of("aria2c", "--no-conf", "-V", "-M", "large.bin.meta4"));

    assertThat(checked).matches(Said::worked);
    assertThat(folder.resolve(NAME)).hasBinaryContent(bytes);
  }

  @Test
  void aScriptIsLedToTheLatestFileByAPlainRedirect() throws Exception {
    String latest = forge.url() + "/p/aqueduct/files/latest";

    var fetched = StockProgram.run(folder, List.of("curl", "-sSfL", "-o", "latest", latest));

    assertThat(fetched).matches(Said::worked);
    assertThat(Files.readAllBytes(folder.resolve("latest"))).isEqualTo(bytes);
  }

  private Said run(String client) {
    var command = new ArrayList<>(Arrays.asList(client.split(" ", -1)));
    assumeTrue(
        Files.exists(Path.of("/usr/bin", command.getFirst())),
        command.getFirst() + " is not installed");
    command.add(url);
    return StockProgram.run(folder, command);
  }
}
