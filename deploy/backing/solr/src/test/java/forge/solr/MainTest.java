package forge.solr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.zookeeper.ZooKeeper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class MainTest {
  private final Path folder;

  MainTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aCollectionSurvivesARestartAtAnotherPortAndTheNodeEndsWithItsParent() throws Exception {
    int port = freePort(20_000);
    Process first = start(port);
    try (var client = HttpClient.newHttpClient()) {
      upload(client, port);
      assertThat(
              get(
                  client,
                  port,
                  "admin/collections?action=CREATE&name=notes&numShards=1"
                      + "&collection.configName=notes"))
          .contains("\"status\":0");
      post(client, port, "notes/update?commit=true", "application/json", "[{\"id\":\"leak\"}]");
    }
    first.destroy();
    assertThat(first.waitFor(1, TimeUnit.MINUTES)).isTrue();

    int other = freePort(port + 1);
    Process second = start(other);
    try (var client = HttpClient.newHttpClient()) {
      assertThat(get(client, other, "notes/select?q=id:leak")).contains("\"numFound\":1");
    }
    second.getOutputStream().close();

    assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(second.exitValue()).isZero();
  }

  @Test
  void aNodeThatWasKilledWhileItStoppedStartsAgain() throws Exception {
    int port = freePort(22_000);
    Process first = start(port);
    // The first thing that goes when a node stops; the rest goes with its session.
    var zooKeeper = new ZooKeeper("127.0.0.1:" + (port + 1_000), 10_000, event -> {});
    zooKeeper.delete("/live_nodes/127.0.0.1:" + port + "_solr", -1);
    zooKeeper.close();
    first.destroyForcibly().waitFor();

    Process second = start(port);
    second.destroy();
    assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
    Process third = start(port);
    third.destroy();
    assertThat(third.waitFor(1, TimeUnit.MINUTES)).isTrue();
  }

  private Process start(int port) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "forge.solr.Main",
                "--home",
                folder.resolve("solr").toString(),
                "--port",
                Integer.toString(port),
                "--watch-stdin")
            .redirectError(folder.resolve("log").toFile())
            .start();
    String said = process.inputReader(UTF_8).readLine();
    assertThat(said).as(Files.readString(folder.resolve("log"))).isEqualTo("ready " + port);
    return process;
  }

  private static void upload(HttpClient client, int port) throws Exception {
    put(
        client,
        port,
        "schema.xml",
        """
        <schema name="notes" version="1.7">
          <uniqueKey>id</uniqueKey>
          <field name="id" type="string" indexed="true" stored="true" required="true"/>
          <field name="_version_" type="long" docValues="true"/>
          <fieldType name="string" class="solr.StrField" docValues="true"/>
          <fieldType name="long" class="solr.LongPointField" docValues="true"/>
        </schema>
        """);
    put(
        client,
        port,
        "solrconfig.xml",
        """
        <config>
          <luceneMatchVersion>9.12</luceneMatchVersion>
          <schemaFactory class="ClassicIndexSchemaFactory"/>
          <updateHandler class="solr.DirectUpdateHandler2"><updateLog/></updateHandler>
          <requestHandler name="/select" class="solr.SearchHandler"/>
        </config>
        """);
  }

  private static void put(HttpClient client, int port, String file, String content)
      throws Exception {
    assertThat(
            post(
                client,
                port,
                "admin/configs?action=UPLOAD&name=notes&overwrite=true&filePath=" + file,
                "application/octet-stream",
                content))
        .contains("\"status\":0");
  }

  private static String get(HttpClient client, int port, String path) throws Exception {
    return send(client, HttpRequest.newBuilder(address(port, path)).build());
  }

  private static String post(HttpClient client, int port, String path, String type, String body)
      throws Exception {
    return send(
        client,
        HttpRequest.newBuilder(address(port, path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static String send(HttpClient client, HttpRequest request) throws Exception {
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().replaceAll("\\s", "");
  }

  private static URI address(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + "/solr/" + path);
  }

  /** A port that is free together with the one a thousand above, where ZooKeeper goes. */
  private static int freePort(int from) {
    IntPredicate free = MainTest::free;
    return IntStream.range(from + 5, 30_000)
        .filter(free)
        .filter(port -> free.test(port + 1000))
        .findFirst()
        .orElseThrow();
  }

  private static boolean free(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return List.of(port).contains(socket.getLocalPort());
    } catch (IOException e) {
      return false;
    }
  }
}
