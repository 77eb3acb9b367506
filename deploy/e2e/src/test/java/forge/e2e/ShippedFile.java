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

/** One file of a project of a forge, and those who fetch it. */
final class ShippedFile implements AutoCloseable {
  private static final String FILES = "/p/down/files";
  private static final String PATH = FILES + "/get/large.bin";
  private static final int SLOW = 60;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Forge forge;
  private final byte[] bytes;

  private ShippedFile(Forge forge, byte[] bytes) {
    this.forge = forge;
    this.bytes = bytes;
  }

  static ShippedFile in(Forge forge, int size) throws Exception {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    var shipped = new ShippedFile(forge, bytes);
    shipped.publish();
    return shipped;
  }

  private void publish() throws Exception {
    var admin = new Visitor(forge.url()).signIn("admin", forge.adminPassword().orElseThrow());
    admin.form("/new", Map.of("name", "down", "title", "Down", "tool", "files"));
    var put =
        HttpRequest.newBuilder(URI.create(forge.url() + "/rest" + FILES + "/large.bin"))
            .header("Authorization", "Bearer " + admin.accessToken())
            .PUT(BodyPublishers.ofByteArray(bytes))
            .build();
    assertThat(client.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
  }

  /** Its bytes from one place to before another. */
  byte[] bytes(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  byte[] bytes() {
    return bytes(0, bytes.length);
  }

  String url() {
    return forge.url() + PATH;
  }

  HttpResponse<byte[]> get(String... headers) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url()));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> look() throws IOException, InterruptedException {
    var head =
        HttpRequest.newBuilder(URI.create(url())).method("HEAD", BodyPublishers.noBody()).build();
    return client.send(head, BodyHandlers.ofByteArray());
  }

  /** Many who read slowly hold no thread each, keep nobody from pages, and get all of it. */
  void serveSlowReaders() throws Exception {
    long payara = new WebServer(forge).pid();
    get();
    int before = Cpu.threads(payara);
    var readers = new ArrayList<SocketChannel>();
    for (int i = 0; i < SLOW; i++) {
      readers.add(SlowReader.begin(forge.url(), PATH));
    }

    assertThat(Cpu.threads(payara) - before).isLessThan(SLOW / 3);
    assertThat(new Visitor(forge.url()).get(FILES).statusCode()).isEqualTo(200);
    assertThat(SlowReader.rest(readers.getFirst(), bytes.length)).isEqualTo(bytes);
    for (SocketChannel each : readers) {
      each.close();
    }
    assertThat(get().body()).isEqualTo(bytes);
  }

  @Override
  public void close() {
    client.close();
  }
}
