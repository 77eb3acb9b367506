package forge.files;

import static forge.testing.People.DAN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import forge.files.ReleaseFile.Content;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.testing.TestPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files are kept in a real S3-compatible store: s3proxy, with {@code mvn -Ps3proxy}. */
@Timeout(180)
class S3ContentsTest {
  private static final String FILES = "/p/aqueduct/files";
  private static final int LARGE = 40 << 20;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static @Nullable Proxy proxy;

  /** The store, in a process of its own. */
  private record Proxy(Process process, String bucket) {
    static Proxy start(Path folder) throws Exception {
      int port = TestPorts.choose();
      Path store = Files.createDirectories(folder.resolve("store/releases")).getParent();
      Path settings = folder.resolve("s3proxy.conf");
      Files.write(
          settings,
          List.of(
              "s3proxy.endpoint=http://127.0.0.1:" + port,
              "s3proxy.authorization=aws-v2-or-v4",
              "s3proxy.identity=key",
              "s3proxy.credential=secret",
              "jclouds.provider=filesystem-nio2",
              "jclouds.identity=key",
              "jclouds.credential=secret",
              "jclouds.filesystem.basedir=" + store));
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "org.gaul.s3proxy.Main",
                  "--properties",
                  settings.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("said").toFile())
              .start();
      await(process, port, folder.resolve("said"));
      return new Proxy(process, "http://127.0.0.1:" + port + "/releases");
    }

    private static void await(Process process, int port, Path said) throws Exception {
      while (process.isAlive()) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
          if (socket.isConnected()) {
            return;
          }
        } catch (IOException notYet) {
          process.waitFor(200, TimeUnit.MILLISECONDS);
        }
      }
      throw new IllegalStateException("s3proxy ended: " + Files.readString(said));
    }
  }

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    assumeTrue(there(), "s3proxy is not on the class path; add it with mvn -Ps3proxy");
    proxy = Proxy.start(folder);
  }

  private static boolean there() {
    try {
      Class.forName("org.gaul.s3proxy.Main", false, S3ContentsTest.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @AfterAll
  static void stop() {
    if (proxy != null) {
      proxy.process().destroy();
    }
  }

  @BeforeEach
  void empty() {
    DATABASE.get().drop();
  }

  @Test
  void filesAreKeptInPartsAndReadInPieces() throws Exception {
    byte[] large = new byte[LARGE];
    new Random(5).nextBytes(large);
    try (var forge = TestForge.start(DATABASE.get(), settings("s3", "false"))) {
      assertThat(put(forge, "large.bin", large).statusCode()).isEqualTo(201);
      assertThat(put(forge, "empty.txt", new byte[0]).statusCode()).isEqualTo(201);

      assertThat(get(forge, "large.bin", "").body()).isEqualTo(large);
      HttpResponse<byte[]> part = get(forge, "large.bin", "bytes=30000000-30000099");
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.body()).isEqualTo(Arrays.copyOfRange(large, 30_000_000, 30_000_100));
      assertThat(get(forge, "empty.txt", "").body()).isEmpty();
      try (var lying = Files.walk(root(forge))) {
        assertThat(lying.filter(Files::isRegularFile)).isEmpty();
      }
    }
  }

  @Test
  void visitorsCanBeSentThere() throws Exception {
    try (var forge = TestForge.start(DATABASE.get(), settings("s3", "true"))) {
      assertThat(new String(put(forge, "there.txt", "there".getBytes(UTF_8)).body(), UTF_8))
          .contains("there.txt");

      HttpResponse<byte[]> sent = get(forge, "there.txt", "");
      assertThat(sent.statusCode()).isEqualTo(302);
      var link = URI.create(sent.headers().firstValue("Location").orElseThrow());
      var fetched = CLIENT.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString());
      assertThat(fetched.body()).isEqualTo("there");
      assertThat(fetched.headers().firstValue("Content-Disposition").orElse(""))
          .contains("there.txt");
    }
  }

  @Test
  void aJobMovesFilesToTheStoreThatIsSet() throws Exception {
    try (var forge = TestForge.start(DATABASE.get(), settings("folder", "false"))) {
      byte[] text = "moved".getBytes(UTF_8);
      put(forge, "moved.txt", text);
      String sha256 = Arrivals.sha256(text);
      var folder = new FolderContents(root(forge));
      var bucket = new S3Contents(new Bucket(s3(), Clock.systemUTC()), false);
      Path copy = Files.write(Files.createTempFile("moved", ""), text);
      bucket.keep(new Arrived(copy, new Content(text.length, sha256, "")), Instant.now());
      folder.remove(sha256, Instant.MAX);
      assertThat(get(forge, "moved.txt", "").body()).isEqualTo(text);

      forge.clock().advance(Duration.ofHours(2));
      forge.settle();

      assertThat(folder.has(sha256)).isTrue();
      assertThat(bucket.has(sha256)).isFalse();
      assertThat(get(forge, "moved.txt", "").body()).isEqualTo(text);
    }
  }

  @Test
  void aStoreThatIsAwayIsSaid() throws Exception {
    var settings = new HashMap<>(settings("s3", "false"));
    settings.put("FORGE_S3_BUCKET", "http://127.0.0.1:" + TestPorts.choose() + "/releases");
    try (var forge = TestForge.start(DATABASE.get(), settings)) {
      HttpResponse<byte[]> away = put(forge, "away.txt", new byte[] {1});
      assertThat(away.statusCode()).isEqualTo(503);
      assertThat(new String(away.body(), UTF_8))
          .contains("The store of files does not answer just now");
    }
  }

  private static FilesConfig.S3 s3() {
    return Objects.requireNonNull(FilesConfig.of(settings("folder", "false")).s3());
  }

  private static Path root(TestForge forge) {
    return forge.forge().config().data().resolve("files/releases");
  }

  private static Map<String, String> settings(String store, String redirect) {
    return Map.of(
        "FORGE_FILES_STORE",
        store,
        "FORGE_S3_BUCKET",
        Objects.requireNonNull(proxy).bucket(),
        "FORGE_S3_KEY",
        "key",
        "FORGE_S3_SECRET",
        "secret",
        "FORGE_S3_REDIRECT",
        redirect);
  }

  private static HttpResponse<byte[]> put(TestForge forge, String name, byte[] bytes)
      throws Exception {
    return send(
        forge
            .as(DAN)
            .request("/rest" + FILES + "/s3/" + name)
            .header("X-CSRF-Token", forge.as(DAN).csrf())
            .PUT(BodyPublishers.ofByteArray(bytes)));
  }

  private static HttpResponse<byte[]> get(TestForge forge, String name, String range)
      throws Exception {
    var request = forge.guest().request(FILES + "/get/s3/" + name).GET();
    return send(range.isEmpty() ? request : request.header("Range", range));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofByteArray());
  }
}
