package forge.files.web;

import static forge.testing.People.DAN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import forge.testing.NodePackages;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The stock tus client of npm goes on where it was killed. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(240)
class TusClientTest {
  private static final int SIZE = 2_000_000;
  private static final int HALF = 1_000_000;
  private static final String FILE = "/p/aqueduct/files/get/tus-client/half.bin";

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final TestForge forge = TestForge.start(DATABASE.get());

  @AfterAll
  void close() {
    forge.close();
  }

  @Test
  void anUploadKilledAtHalfIsResumed(@TempDir Path folder) throws Exception {
    Optional<Path> client =
        NodePackages.in(
            Path.of("target/tus"), Path.of("src/test/tus"), List.of("package.json", "upload.mjs"));
    assumeTrue(
        client.isPresent(),
        "the tus client is not tried: node or npm is missing, or npm found no packages");
    byte[] bytes = new byte[SIZE];
    new Random(9).nextBytes(bytes);
    Path file = Files.write(folder.resolve("half.bin"), bytes);

    Process killed = start(client.get(), file, Integer.toString(HALF));
    assertThat(until(killed, "half")).contains("known 0");
    killed.destroyForcibly().waitFor();
    assertThat(forge.guest().get(FILE).statusCode()).isEqualTo(404);

    Process resumed = start(client.get(), file);
    List<String> said = until(resumed, "whole");
    assertThat(said).contains("known 1");
    assertThat(said.stream().filter(l -> l.startsWith("accepted")).findFirst().orElseThrow())
        .as("it begins behind what was there")
        .matches(line -> Integer.parseInt(line.split(" ", -1)[1]) > HALF);
    assertThat(resumed.waitFor()).isZero();

    var got = forge.guest().get("/p/aqueduct/files/get/tus-client/half.bin.sha256");
    assertThat(got.body())
        .startsWith(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
  }

  private Process start(Path client, Path file, String... more) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                "node",
                "upload.mjs",
                forge.url() + "/rest/p/aqueduct/files/-/uploads",
                forge
                    .forge()
                    .users()
                    .tokens()
                    .make(DAN, "tus", Set.of(Scope.READ, Scope.FILES_WRITE), 1)
                    .secret(),
                file.toString(),
                "tus-client"));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).directory(client.toFile()).redirectErrorStream(true).start();
  }

  /** What it prints until it says a word, or ends. */
  private static List<String> until(Process process, String word) throws IOException {
    var said = new ArrayList<String>();
    BufferedReader out = process.inputReader(UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.add(line);
      if (line.equals(word)) {
        return said;
      }
    }
    throw new AssertionError("it never said " + word + ": " + said);
  }
}
