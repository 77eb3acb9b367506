package forge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import forge.launcher.Forge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  }

  @Test
  void slowReadersHoldNoThreadsAndGetAllOfIt() throws Exception {
    long payara = new WebServer(forge).pid();
    get();
    int before = Cpu.threads(payara);
    var readers = new ArrayList<SocketChannel>();
    for (int i = 0; i < SLOW; i++) {
      readers.add(slow());
    }

    assertThat(Cpu.threads(payara) - before).isLessThan(SLOW / 3);
    assertThat(new Visitor(forge.url()).get("/p/down/files").statusCode()).isEqualTo(200);
    assertThat(rest(readers.getFirst())).isEqualTo(BYTES);
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

  /** Asks for the file and reads the first line of the answer. */
  private static SocketChannel slow() throws IOException {
    SocketChannel socket = SocketChannel.open();
    socket.setOption(StandardSocketOptions.SO_RCVBUF, 8 * 1024);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), forge.url().getPort()));
    String ask = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
    socket.write(
        ByteBuffer.wrap(
            ask.formatted(PATH, forge.url().getAuthority()).getBytes(StandardCharsets.US_ASCII)));
    var line = ByteBuffer.allocate("HTTP/1.1 200".length());
    while (line.hasRemaining() && socket.read(line) >= 0) {
      // on
    }
    assertThat(new String(line.array(), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
    return socket;
  }

  /** The body of an answer, read to its end. */
  private static byte[] rest(SocketChannel socket) throws IOException {
    var all = ByteBuffer.allocate(SIZE + 10_000);
    while (socket.read(all) >= 0) {
      // on
    }
    List<Integer> end = new ArrayList<>();
    for (int i = 0; i < 10_000 && end.isEmpty(); i++) {
      if (all.get(i) == '\r' && all.get(i + 1) == '\n' && all.get(i + 2) == '\r') {
        end.add(i + 4);
      }
    }
    return Arrays.copyOfRange(all.array(), end.getFirst(), all.position());
  }
}
