package forge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import forge.launcher.Forge;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Files sent by Payara: whole, in part, one after the other, and to readers who take their time.
 */
class DownloadTest {
  private static final int SIZE = 12_000_000;
  private static final int SLOW = 60;
  private static final String PATH = "/p/down/files/get/large.bin";
  private static final byte[] BYTES = new byte[SIZE];
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static Forge forge;

  @BeforeAll
  static void start() throws Exception {
    new Random(11).nextBytes(BYTES);
    forge = Running.start(Map.of());
    var admin = new Visitor(forge.url()).signIn("admin", forge.adminPassword().orElseThrow());
    admin.form("/new", Map.of("name", "down", "title", "Down", "tool", "files"));
    var put =
        HttpRequest.newBuilder(URI.create(forge.url() + "/rest/p/down/files/large.bin"))
            .header("Authorization", "Bearer " + admin.accessToken())
            .PUT(BodyPublishers.ofByteArray(BYTES))
            .build();
    assertThat(CLIENT.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    CLIENT.close();
    forge.close();
  }

  @Test
  void aConnectionServesOneFileAfterTheOther() throws Exception {
    for (int i = 0; i < 5; i++) {
      HttpResponse<byte[]> whole = get();
      assertThat(whole.statusCode()).isEqualTo(200);
      assertThat(whole.headers().firstValueAsLong("Content-Length")).hasValue(SIZE);
      assertThat(whole.headers().firstValue("Content-Digest")).isPresent();
      assertThat(whole.body()).isEqualTo(BYTES);

      HttpResponse<byte[]> part = get("Range", "bytes=5000000-11999999");
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.headers().firstValue("Content-Range"))
          .hasValue("bytes 5000000-11999999/12000000");
      assertThat(part.body()).isEqualTo(Arrays.copyOfRange(BYTES, 5_000_000, SIZE));
    }
    String tag = get("Range", "bytes=0-0").headers().firstValue("ETag").orElseThrow();
    assertThat(get("If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get("Range", "bytes=12000000-").statusCode()).isEqualTo(416);
    var head =
        HttpRequest.newBuilder(URI.create(forge.url() + PATH))
            .method("HEAD", BodyPublishers.noBody())
            .build();
    var looked = CLIENT.send(head, BodyHandlers.ofByteArray());
    assertThat(looked.headers().firstValueAsLong("Content-Length")).hasValue(SIZE);
    assertThat(looked.body()).isEmpty();
    assertThat(get().body()).as("after a look").isEqualTo(BYTES);
  }

  @Test
  void slowReadersHoldNoThreadsAndGetAllOfIt() throws Exception {
    long payara = new WebServer(forge).pid();
    get();
    int before = Cpu.threads(payara);
    var readers = new ArrayList<SocketChannel>();
    for (int i = 0; i < SLOW; i++) {
      readers.add(SlowReader.begin(forge.url(), PATH));
    }

    assertThat(Cpu.threads(payara) - before).isLessThan(SLOW / 3);
    assertThat(new Visitor(forge.url()).get("/p/down/files").statusCode()).isEqualTo(200);
    assertThat(SlowReader.rest(readers.getFirst(), SIZE)).isEqualTo(BYTES);
    for (SocketChannel each : readers) {
      each.close();
    }
    assertThat(get().body()).isEqualTo(BYTES);
  }

  private static HttpResponse<byte[]> get(String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(forge.url() + PATH));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
  }
}
