package forge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import forge.launcher.Forge;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The live sockets on the real web server: its time limits, and its stop. */
class LiveServerTest {
  private static final String ROOM = "/rest/p/aqueduct/chat";
  private static final int SECONDS = 3;
  private static final int GOING_AWAY = 1001;

  static Forge forge;
  static String token;

  @BeforeAll
  static void start() throws Exception {
    forge = Running.start(Map.of("FORGE_REQUEST_SECONDS", Integer.toString(SECONDS)));
    var admin = new Visitor(forge.url()).signIn("admin", forge.adminPassword().orElseThrow());
    admin.form("/new", Map.of("name", "aqueduct", "title", "Aqueduct", "tool", "chat"));
    token = admin.accessToken();
  }

  @AfterAll
  static void stop() {
    if (forge != null) {
      forge.close();
    }
  }

  @Test
  void aSilentSocketOutlivesTheTimeLimitsOfTheServer() throws Exception {
    JsonNode room = room();
    try (var hearing = hearing(room).at(forge.url())) {
      for (int i = 0; i < 3; i++) {
        assertThat(idleRequestEnds()).as("the server keeps its limits").isTrue();
      }
      say("arches");

      Patience.until("the socket brings it", () -> hearing.heard().contains("arches"));
      assertThat(hearing.cut()).isNotDone();
    }
  }

  /** Connects, is answered, says nothing more, and waits until the server has had enough. */
  private static boolean idleRequestEnds() throws Exception {
    try (var socket = new Socket(forge.url().getHost(), forge.url().getPort())) {
      socket.setSoTimeout(60_000);
      socket
          .getOutputStream()
          .write("GET /health HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return in.readAllBytes().length > 0;
    }
  }

  @Test
  void aServerThatStopsAsksItsClientsToComeBackOneAfterAnother() throws Exception {
    JsonNode room = room();
    try (var hearing = hearing(room).at(forge.url())) {
      say("granite");
      Patience.until("it is heard", () -> hearing.heard().contains("granite"));

      ProcessHandle.of(Objects.requireNonNull(forge.pids().get("payara"))).orElseThrow().destroy();

      JsonNode bye = hearing.farewell().get(60, TimeUnit.SECONDS);
      assertThat(bye.path("code").asText()).isEqualTo("drain");
      assertThat(bye.path("jitter").asLong()).isGreaterThanOrEqualTo(1_000);
      assertThat(hearing.cut().get(60, TimeUnit.SECONDS)).isEqualTo(GOING_AWAY);
      Patience.until("the server is back", () -> room().has("stream"));
      say("lime");
      hearing.at(forge.url());
      Patience.until("the rest is heard", () -> hearing.heard().contains("lime"));
      assertThat(hearing.numbers()).hasSize(2).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void theFiguresOfTheApplicationAreAnsweredByTheApplication() throws Exception {
    Patience.until(
        "the metrics count live connections",
        () -> new Visitor(forge.url()).get("/metrics").body().contains("forge_live_connections "));
  }

  private static JsonNode room() throws Exception {
    return new JsonMapper().readTree(new Visitor(forge.url()).get(ROOM).body());
  }

  private static Hearing hearing(JsonNode room) {
    return new Hearing(room.path("stream").asText(), room.path("position").asText());
  }

  private static void say(String word) throws Exception {
    var answer =
        new Visitor(forge.url())
            .json("POST", ROOM + "/messages", "{\"text\": \"" + word + "\"}", token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }
}
