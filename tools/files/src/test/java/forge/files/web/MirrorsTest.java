package forge.files.web;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import forge.testing.Nginx;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.testing.TestPorts;
import forge.tool.RunningTool;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Visitors are sent to a real nginx that mirrors as the documentation says. */
@TestInstance(Lifecycle.PER_CLASS)
class MirrorsTest {
  private static final String WATER = "water ".repeat(100_000);
  private static final int MOST = 6_000;

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final int port = TestPorts.choose();
  private final String mirror = "http://127.0.0.1:" + port;
  private final TestForge forge =
      TestForge.start(DATABASE.get(), Map.of("FORGE_MIRRORS", mirror + " *"));
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private @Nullable Nginx nginx;
  private Path folder = Path.of("");

  @BeforeAll
  void start(@TempDir Path own) {
    folder = own;
    assumeTrue(Nginx.installed(), "mirrors are not tried: nginx is not installed");
    nginx = Nginx.mirror(folder, port, forge.url().getPort());
  }

  @AfterAll
  void close() {
    client.close();
    if (nginx != null) {
      nginx.close();
    }
    forge.close();
  }

  @Test
  void aFileIsFetchedFromTheMirrorOnceItWasSeenThere() throws Exception {
    put("seen.bin", WATER);

    HttpResponse<String> sent = untilSent("seen.bin");
    URI there = URI.create(sent.headers().firstValue("Location").orElseThrow());
    assertThat(there).hasToString(mirror + path("seen.bin"));
    assertThat(client.send(request(there).build(), BodyHandlers.ofString()).body())
        .isEqualTo(WATER);
    var part = request(there).header("Range", "bytes=6-10").build();
    assertThat(client.send(part, BodyHandlers.ofString()).body()).isEqualTo("water");
    assertThat(forge.guest().get(path("seen.bin") + "?mirror=none").body()).isEqualTo(WATER);
    assertThat(forge.guest().get(path("seen.bin") + ".meta4").body())
        .contains(
            "<url priority=\"1\">" + mirror + path("seen.bin") + "</url>",
            "<url priority=\"2\">" + forge.url() + path("seen.bin") + "?mirror=none</url>");
  }

  @Test
  void smallFilesAndFilesThatNotAllMayReadComeFromHere() throws Exception {
    put("small.txt", "water");
    put("secret.bin", WATER);
    untilSent("secret.bin");

    assertThat(forge.guest().get(path("small.txt")).body()).isEqualTo("water");
    read("member");
    try {
      assertThat(forge.as(DAN).get(path("secret.bin")).statusCode()).isEqualTo(200);
      assertThat(forge.guest().get(path("secret.bin")).statusCode()).isEqualTo(404);
    } finally {
      read("*anonymous");
    }
  }

  @Test
  void aMirrorThatDoesNotAnswerIsLeftOutAndSaid() throws Exception {
    put("down.bin", WATER);
    untilSent("down.bin");
    Objects.requireNonNull(nginx).close();
    try {
      forge.clock().advance(Duration.ofMinutes(2));
      int status = 302;
      for (int i = 0; i < MOST && status == 302; i++) {
        status = forge.guest().get(path("down.bin")).statusCode();
        LockSupport.parkNanos(10_000_000);
      }
      assertThat(status).isEqualTo(200);
      assertThat(forge.forge().tools().warnings())
          .extracting(RunningTool.Warning::sentence)
          .contains("The mirror " + mirror + " does not answer; nobody is sent there.");
    } finally {
      nginx = Nginx.mirror(folder, port, forge.url().getPort());
      forge.clock().advance(Duration.ofMinutes(2));
    }
    untilSent("down.bin");
  }

  @Test
  void aMirrorIsLookedAtWhetherAnybodyDownloadsOrNot() {
    String away = "The mirror " + mirror + " does not answer; nobody is sent there.";
    Objects.requireNonNull(nginx).close();
    try {
      assertThat(untilWarned(away, true)).isTrue();
    } finally {
      nginx = Nginx.mirror(folder, port, forge.url().getPort());
    }
    assertThat(untilWarned(away, false)).isTrue();
  }

  private boolean untilWarned(String sentence, boolean wanted) {
    for (int i = 0; i < MOST; i++) {
      forge.clock().advance(Duration.ofSeconds(61));
      forge.settle();
      LockSupport.parkNanos(10_000_000);
      boolean warned =
          forge.forge().tools().warnings().stream().anyMatch(w -> w.sentence().equals(sentence));
      if (warned == wanted) {
        return true;
      }
    }
    return false;
  }

  private HttpResponse<String> untilSent(String name) {
    for (int i = 0; i < MOST; i++) {
      var answer = forge.guest().get(path(name));
      if (answer.statusCode() == 302) {
        return answer;
      }
      assertThat(answer.body()).isEqualTo(WATER);
      forge.clock().advance(Duration.ofSeconds(61));
      LockSupport.parkNanos(10_000_000);
    }
    throw new AssertionError("nobody was ever sent to the mirror");
  }

  private void read(String role) {
    forge
        .as(ADA)
        .post(
            "/p/aqueduct/-/admin/permissions",
            Map.of("mount", forge.mount("files").id().value(), "permission", "READ", "role", role));
  }

  private static String path(String name) {
    return "/p/aqueduct/files/get/mirrored/" + name;
  }

  private static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri);
  }

  private void put(String name, String text) throws Exception {
    var put =
        forge
            .as(DAN)
            .request("/rest/p/aqueduct/files/mirrored/" + name)
            .header("X-CSRF-Token", forge.as(DAN).csrf())
            .PUT(BodyPublishers.ofString(text));
    assertThat(forge.as(DAN).send(put).statusCode()).isEqualTo(201);
  }
}
