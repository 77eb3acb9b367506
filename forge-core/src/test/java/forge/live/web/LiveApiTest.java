package forge.live.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.bell.LocalDoorbell;
import forge.live.Live;
import forge.live.LiveStore;
import forge.live.Position;
import forge.testing.MovableClock;
import forge.testing.TestDatabase;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import forge.web.Json;
import forge.web.RefusalMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LiveApiTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String LEAK = "ticket:leak";
  private static final Identity MIA =
      new Identity(
          new User(new UserId("mia"), "Mia", false),
          Identity.Proof.TOKEN,
          "token-of-mia",
          Set.of(Identity.EVERYTHING));

  private final LocalDoorbell bell = new LocalDoorbell();
  private final MovableClock clock = new MovableClock();
  private Live live = new Live(new LiveStore(DATABASE.get(), clock), bell, clock);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpServer server = serve();

  record Comment(String text) {}

  /** Everybody who knocks is Mia, unless they say they are a guest. */
  static final class Reception implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      if (request.getHeaderString("X-Guest") == null) {
        request.setProperty(Identity.PROPERTY, MIA);
      }
    }
  }

  private HttpServer serve() {
    live.guard("ticket:", (identity, stream) -> true);
    live.guard("user:", (identity, stream) -> stream.equals("user:" + identity.user().id()));
    return GrizzlyHttpServerFactory.createHttpServer(
        URI.create("http://localhost:0/"),
        new ResourceConfig()
            .register(new LiveApi(live))
            .register(LiveHeaders.class)
            .register(Reception.class)
            .register(RefusalMapper.class)
            .register(Json.class));
  }

  @BeforeEach
  void startEmpty() {
    server.shutdownNow();
    DATABASE.fresh();
    live = new Live(new LiveStore(DATABASE.get(), clock), bell, clock);
    server = serve();
  }

  @AfterEach
  void stop() {
    live.close();
    server.shutdownNow();
    bell.close();
  }

  private URI at(String path) {
    return URI.create(
        "http://localhost:" + server.getListeners().iterator().next().getPort() + path);
  }

  private HttpResponse<String> post(String path, String json)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  private BufferedReader events(String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(at(path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    var answer = client.send(request.build(), BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
    assertThat(answer.headers().firstValue("X-Accel-Buffering")).hasValue("no");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private static String until(BufferedReader lines, String wanted) throws IOException {
    String line = "";
    while (line != null && !line.contains(wanted)) {
      line = lines.readLine();
    }
    return line == null ? "the stream ended before " + wanted : line;
  }

  @Test
  void serverSentEventsGreetReplayAndGoOn() throws Exception {
    live.tell(LEAK, "comment", new Comment("missed"));
    Position start = new Position(live.position(LEAK).e(), 0);

    try (var lines = events("/live/v1/events?s=" + LEAK + "@" + start)) {
      assertThat(until(lines, "hello")).contains("\"user\":\"mia\"");
      assertThat(until(lines, "missed")).contains("\"q\":1");

      live.tell(LEAK, "comment", new Comment("heard"));
      assertThat(until(lines, "id: ticket:leak@" + start.e() + ":2")).startsWith("id:");
      assertThat(until(lines, "heard")).contains("\"q\":2");
    }
  }

  @Test
  void aBrowserThatConnectsAgainGoesOnAfterItsLastEvent() throws Exception {
    live.tell(LEAK, "comment", new Comment("seen"));
    String seen = live.position(LEAK).toString();
    live.tell(LEAK, "comment", new Comment("missed"));

    try (var lines = events("/live/v1/events?s=" + LEAK, "Last-Event-ID", LEAK + "@" + seen)) {
      assertThat(until(lines, "\"ev\"")).contains("missed").doesNotContain("seen");
    }
  }

  @Test
  void streamsOfOthersAreRefusedInTheStream() throws Exception {
    try (var lines = events("/live/v1/events?s=user:ada")) {
      assertThat(until(lines, "err")).contains("no_access");
    }
  }

  @Test
  void aPollAnswersWithWhatWasMissed() throws Exception {
    live.tell(LEAK, "comment", new Comment("missed"));
    String epoch = live.position(LEAK).e();

    var answer =
        post(
            "/live/v1/poll",
            "{\"since\":{\"ticket:leak\":{\"e\":\"" + epoch + "\",\"q\":0}},\"wait\":20}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("missed")
        .endsWith("\"since\":{\"ticket:leak\":{\"e\":\"" + epoch + "\",\"q\":1}}}");
  }

  @Test
  void aPollWaitsForWhatHappens() throws Exception {
    live.tell(LEAK, "comment", new Comment("seen"));
    Position now = live.position(LEAK);
    var waiting =
        client.sendAsync(
            HttpRequest.newBuilder(at("/live/v1/poll"))
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"since\":{\"ticket:leak\":{\"e\":\"%s\",\"q\":1}},\"wait\":20}"
                            .formatted(now.e())))
                .build(),
            BodyHandlers.ofString());

    while (live.counts().subscriptions() == 0) {
      Thread.onSpinWait();
    }
    live.tell(LEAK, "comment", new Comment("fresh"));

    assertThat(waiting.get().body()).contains("fresh").doesNotContain("seen");
    assertThat(live.counts().connections()).isZero();
  }

  @Test
  void aPollWithoutPositionLearnsIt() throws Exception {
    live.tell(LEAK, "comment", new Comment("seen"));

    var answer = post("/live/v1/poll", "{\"since\":{\"ticket:leak\":null},\"wait\":20}");

    assertThat(answer.body()).contains("\"q\":1").doesNotContain("seen");
  }

  @Test
  void malformedRequestsAreRefusedWithASentence() throws Exception {
    assertThat(post("/live/v1/poll", "{}").body()).contains("Name 1 to 50 streams.");
    assertThat(post("/live/v1/poll", "nonsense").statusCode()).isEqualTo(422);
    var bad =
        client.send(
            HttpRequest.newBuilder(at("/live/v1/events?s=ticket:x@nowhere")).build(),
            BodyHandlers.ofString());
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("room:x@epoch:number");
  }

  @Test
  void commandsWorkWithoutASocket() throws Exception {
    assertThat(post("/live/v1/typing", "{\"s\":\"ticket:leak\"}").statusCode()).isEqualTo(204);
    assertThat(post("/live/v1/typing", "{\"s\":\"user:ada\"}").statusCode()).isEqualTo(403);
    assertThat(post("/live/v1/watch", "{\"users\":[\"ada\"]}").body()).isEqualTo("{\"online\":[]}");
    assertThat(post("/live/v1/ticket", "{}").body()).matches("\\{\"ticket\":\"[0-9a-f]{40}\"}");
  }

  @Test
  void pagesOfOtherSitesAreForeign() {
    assertThat(new Handshake("GET", Map.of("Host", "forge.example")::get).foreign()).isFalse();
    assertThat(foreign("https://forge.example", "forge.example")).isFalse();
    assertThat(foreign("http://localhost:8080", "localhost:8080")).isFalse();
    assertThat(foreign("https://evil.example", "forge.example")).isTrue();
    assertThat(foreign("null", "forge.example")).isTrue();
    assertThat(foreign("::", "forge.example")).isTrue();
  }

  private static boolean foreign(String origin, String host) {
    return new Handshake("GET", Map.of("Origin", origin, "Host", host)::get).foreign();
  }
}
