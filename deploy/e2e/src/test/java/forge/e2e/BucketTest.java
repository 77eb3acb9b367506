package forge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import forge.launcher.Forge;
import forge.testing.ObjectStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files in a bucket that the settings name, sent by Payara without a thread for each reader. */
class BucketTest {
  private static final int SIZE = 20_000_000;
  private static final int SLOW = 60;
  private static final String PATH = "/p/far/files/get/far.bin";
  private static final byte[] BYTES = new byte[SIZE];
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectStore STORE = ObjectStore.start();
  private static Forge forge;

  @BeforeAll
  static void start() throws Exception {
    new Random(13).nextBytes(BYTES);
    forge = Running.start(STORE.settings());
    var admin = new Visitor(forge.url()).signIn("admin", forge.adminPassword().orElseThrow());
    admin.form("/new", java.util.Map.of("name", "far", "title", "Far", "tool", "files"));
    var put =
        HttpRequest.newBuilder(URI.create(forge.url() + "/rest/p/far/files/far.bin"))
            .header("Authorization", "Bearer " + admin.accessToken())
            .PUT(BodyPublishers.ofByteArray(BYTES))
            .build();
    assertThat(CLIENT.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    CLIENT.close();
    forge.close();
    STORE.close();
  }

  @Test
  void theBucketOfTheSettingsHasTheFile() throws Exception {
    assertThat(STORE.names()).hasSize(1);

    assertThat(get().body()).isEqualTo(BYTES);
    HttpResponse<byte[]> part = get("Range", "bytes=5000000-11999999");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(BYTES, 5_000_000, 12_000_000));
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
    assertThat(new Visitor(forge.url()).get("/p/far/files").statusCode()).isEqualTo(200);
    assertThat(SlowReader.rest(readers.getFirst(), SIZE)).isEqualTo(BYTES);
    for (SocketChannel each : readers) {
      each.close();
    }
    assertThat(get().body()).isEqualTo(BYTES);
  }

  private static HttpResponse<byte[]> get(String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(forge.url() + PATH));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
  }
}
