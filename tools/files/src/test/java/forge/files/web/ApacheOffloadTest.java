package forge.files.web;

import static forge.testing.People.DAN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files are sent by a real Apache in front, set up as the documentation says. */
@TestInstance(Lifecycle.PER_CLASS)
class ApacheOffloadTest {
  private static final String PATH = "/p/aqueduct/files/get/offload/a%2Bb%20(1).bin";
  private static final String WATER = "water ".repeat(10_000);

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final TestForge forge =
      TestForge.start(DATABASE.get(), Map.of("FORGE_FILES_OFFLOAD", "sendfile"));
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private @Nullable Apache apache;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    assumeTrue(Apache.missing().isEmpty(), () -> Apache.missing().orElse(""));
    Path data = forge.forge().config().data();
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    var put =
        forge
            .as(DAN)
            .request(PATH.replace("/p/", "/rest/p/").replace("/get/", "/"))
            .header("X-CSRF-Token", forge.as(DAN).csrf())
            .PUT(BodyPublishers.ofString(WATER));
    assertThat(forge.as(DAN).send(put).statusCode()).isEqualTo(201);
    apache = Apache.start(folder, data, forge.url().getPort());
  }

  @AfterAll
  void close() {
    client.close();
    if (apache != null) {
      apache.close();
    }
    forge.close();
  }

  @Test
  void theForgeAnswersWhereAndApacheSendsTheBytes() throws Exception {
    HttpResponse<byte[]> straight = get(forge.url() + PATH);
    assertThat(straight.body()).isEmpty();
    assertThat(straight.headers().firstValue("X-Sendfile").orElse(""))
        .startsWith(forge.forge().config().data().toString());

    HttpResponse<byte[]> sent = get(apache() + PATH);
    assertThat(sent.statusCode()).isEqualTo(200);
    assertThat(new String(sent.body(), UTF_8)).isEqualTo(WATER);
    assertThat(sent.headers().firstValue("X-Sendfile")).isEmpty();
    assertThat(sent.headers().map())
        .containsEntry("content-type", List.of("application/octet-stream"))
        .containsEntry("content-length", List.of(Integer.toString(WATER.length())))
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("etag", straight.headers().allValues("ETag"))
        .containsKeys("x-sha256", "repr-digest", "content-security-policy")
        .hasEntrySatisfying(
            "content-disposition", v -> assertThat(v.getFirst()).startsWith("attachment"));
  }

  @Test
  void partsResumesAndLooksAreApachesToo() throws Exception {
    HttpResponse<byte[]> part = get(apache() + PATH, "Range", "bytes=6-10");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(new String(part.body(), UTF_8)).isEqualTo("water");

    var head =
        HttpRequest.newBuilder(URI.create(apache() + PATH))
            .method("HEAD", BodyPublishers.noBody())
            .build();
    HttpResponse<byte[]> looked = client.send(head, BodyHandlers.ofByteArray());
    assertThat(looked.statusCode()).isEqualTo(200);
    assertThat(looked.headers().firstValueAsLong("Content-Length")).hasValue(WATER.length());

    String tag = get(apache() + PATH).headers().firstValue("ETag").orElseThrow();
    assertThat(get(apache() + PATH, "If-None-Match", tag).statusCode()).isEqualTo(304);
    HttpResponse<byte[]> resumed = get(apache() + PATH, "Range", "bytes=59999-", "If-Range", tag);
    assertThat(resumed.statusCode()).isEqualTo(206);
    assertThat(new String(resumed.body(), UTF_8)).isEqualTo(" ");
  }

  @Test
  void whatIsMissingOrDeniedIsTheForgesAnswer() throws Exception {
    assertThat(get(apache() + "/p/aqueduct/files/get/offload/none.bin").statusCode())
        .isEqualTo(404);
    assertThat(get(apache() + "/p/aqueduct/files").statusCode()).isEqualTo(200);
  }

  private String apache() {
    return Objects.requireNonNull(apache).url();
  }

  private HttpResponse<byte[]> get(String url, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }
}
