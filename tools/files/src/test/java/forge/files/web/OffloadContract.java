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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a server in front does that sends the bytes of files, set up as the documentation says. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class OffloadContract {
  private static final String FILES = "/p/aqueduct/files/";
  static final String PATH = FILES + "get/offload/a%2Bb%20(1).bin";
  private static final String WATER = "water ".repeat(10_000);

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String header;
  private final TestForge forge;
  private @Nullable Front front;

  /** The server in front. */
  interface Front extends AutoCloseable {
    String url();

    @Override
    void close();
  }

  /**
   * @param kind what the setting calls the server
   * @param header in which it is told where the bytes are
   */
  OffloadContract(String kind, String header) {
    this.header = header;
    this.forge = TestForge.start(DATABASE.get(), Map.of("FORGE_FILES_OFFLOAD", kind));
  }

  /** What keeps it from being tried here; empty where nothing does. */
  abstract Optional<String> missing();

  /** Starts it before a forge at a port. */
  abstract Front front(Path folder, Path data, int port);

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    assumeTrue(missing().isEmpty(), () -> missing().orElse(""));
    Path data = forge.forge().config().data();
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    var put =
        forge
            .as(DAN)
            .request("/rest" + PATH.replace("/get/", "/"))
            .header("X-CSRF-Token", forge.as(DAN).csrf())
            .PUT(BodyPublishers.ofString(WATER));
    assertThat(forge.as(DAN).send(put).statusCode()).isEqualTo(201);
    front = front(folder, data, forge.url().getPort());
  }

  @AfterAll
  void close() {
    client.close();
    if (front != null) {
      front.close();
    }
    forge.close();
  }

  @Test
  void theForgeAnswersWhereAndTheServerSendsTheBytes() throws Exception {
    HttpResponse<byte[]> straight = get(forge.url() + PATH);
    assertThat(straight.body()).isEmpty();
    assertThat(place(straight)).startsWith(root(forge.forge().config().data()));

    HttpResponse<byte[]> sent = get(inFront() + PATH);
    assertThat(sent.statusCode()).isEqualTo(200);
    assertThat(new String(sent.body(), UTF_8)).isEqualTo(WATER);
    assertThat(place(sent)).isEmpty();
    assertThat(sent.headers().map())
        .containsEntry("content-type", List.of("application/octet-stream"))
        .containsEntry("content-length", List.of(Integer.toString(WATER.length())))
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("x-sha256", straight.headers().allValues("X-SHA256"))
        .containsEntry("repr-digest", straight.headers().allValues("Repr-Digest"))
        .containsKeys("content-security-policy", "etag")
        .hasEntrySatisfying(
            "content-disposition", v -> assertThat(v.getFirst()).startsWith("attachment"));
  }

  /** Where the places begin that the forge tells. */
  abstract String root(Path data);

  @Test
  void partsResumesAndLooksAreTheServersToo() throws Exception {
    HttpResponse<byte[]> part = get(inFront() + PATH, "Range", "bytes=6-10");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(new String(part.body(), UTF_8)).isEqualTo("water");

    var head =
        HttpRequest.newBuilder(URI.create(inFront() + PATH))
            .method("HEAD", BodyPublishers.noBody())
            .build();
    HttpResponse<byte[]> looked = client.send(head, BodyHandlers.ofByteArray());
    assertThat(looked.statusCode()).isEqualTo(200);
    assertThat(looked.headers().firstValueAsLong("Content-Length")).hasValue(WATER.length());

    String tag = get(inFront() + PATH).headers().firstValue("ETag").orElseThrow();
    assertThat(get(inFront() + PATH, "If-None-Match", tag).statusCode()).isEqualTo(304);
    HttpResponse<byte[]> resumed = get(inFront() + PATH, "Range", "bytes=59999-", "If-Range", tag);
    assertThat(resumed.statusCode()).isEqualTo(206);
    assertThat(new String(resumed.body(), UTF_8)).isEqualTo(" ");
  }

  @Test
  void whatIsMissingIsTheForgesAnswer() throws Exception {
    assertThat(get(inFront() + FILES + "get/offload/none.bin").statusCode()).isEqualTo(404);
    assertThat(get(inFront() + "/p/aqueduct/files").statusCode()).isEqualTo(200);
  }

  /** What the forge tells the server; empty where it tells nothing. */
  private String place(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue(header).orElse("");
  }

  /** The place of the file, as the forge tells it. */
  String place() throws IOException, InterruptedException {
    return place(get(forge.url() + PATH));
  }

  String inFront() {
    return Objects.requireNonNull(front).url();
  }

  HttpResponse<byte[]> get(String url, String... headers) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }
}
