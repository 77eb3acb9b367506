package forge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import forge.launcher.Forge;
import forge.testing.Browsers;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The live sockets on the real web server: its time limits, its stop, and lines that break. */
class LiveServerTest {
  private static final String ROOM = "/rest/p/aqueduct/chat";
  private static final int SECONDS = 3;
  private static final int GOING_AWAY = 1001;
  private static final HasCountOptions PATIENTLY = new HasCountOptions().setTimeout(90_000);

  static Forge forge;
  static String token;
  static String password;

  @BeforeAll
  static void start() throws Exception {
    forge = Running.start(Map.of("FORGE_REQUEST_SECONDS", Integer.toString(SECONDS)));
    password = forge.adminPassword().orElseThrow();
    var admin = new Visitor(forge.url()).signIn("admin", password);
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
      for (int i = 0; i < 2; i++) {
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
      socket.setSoTimeout(120_000);
      socket
          .getOutputStream()
          .write("GET /health HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return in.readAllBytes().length > 0;
    }
  }

  @Test
  void whoAnnouncesABodyAndNeverSendsItIsToldThatTheTimeIsOver() throws Exception {
    Path log = forge.data().resolve("logs/payara.log");
    long before = Files.size(log);

    assertThat(announced("POST", "application/x-www-form-urlencoded"))
        .contains("HTTP/1.1 408 ", "did not come in time");
    assertThat(announced("PUT", "application/x-www-form-urlencoded")).contains("HTTP/1.1 408 ");
    assertThat(announced("POST", "application/json"))
        .contains("HTTP/1.1 408 ", "did not come in time");

    String logged = Files.readString(log).substring((int) before);
    assertThat(logged).doesNotContain("ProcessingException", "TimeoutException", "incident");
  }

  /** What is answered to the head of a request whose body never comes. */
  private static String announced(String method, String type) throws Exception {
    try (var socket = new Socket(forge.url().getHost(), forge.url().getPort())) {
      socket.setSoTimeout(120_000);
      String head =
          "%s %s/messages HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\n"
              .formatted(method, ROOM, forge.url().getAuthority(), token, type);
      socket
          .getOutputStream()
          .write((head + "Content-Length: 10\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aServerThatStopsAsksItsClientsToComeBackOneAfterAnother() throws Exception {
    JsonNode room = room();
    try (var hearing = hearing(room).at(forge.url())) {
      say("granite");
      Patience.until("it is heard", () -> hearing.heard().contains("granite"));

      ProcessHandle.of(Objects.requireNonNull(forge.pids().get("payara"))).orElseThrow().destroy();

      JsonNode bye = hearing.farewell().get(3, TimeUnit.MINUTES);
      assertThat(bye.path("code").asText()).isEqualTo("drain");
      assertThat(bye.path("jitter").asLong()).isGreaterThanOrEqualTo(1_000);
      assertThat(hearing.cut().get(3, TimeUnit.MINUTES)).isEqualTo(GOING_AWAY);
      Patience.until("the server is back", () -> room().has("stream"));
      say("lime");
      hearing.at(forge.url());
      Patience.until("the rest is heard", () -> hearing.heard().contains("lime"));
      assertThat(hearing.numbers()).hasSize(2).isSorted().doesNotHaveDuplicates();
    }
  }

  /** Somebody whose line breaks while others talk, in a real browser. */
  @Test
  void whatOthersSaidMeanwhileAppearsOnceAndInOrderWhenTheLineIsBack() throws Exception {
    assumeTrue(Browsers.installed());
    try (var line = new Ferry(forge.url());
        var browsers = new Browsers(URI.create(line.url()))) {
      Page page = browsers.signedIn("admin", password);
      page.navigate("/p/aqueduct/chat");
      Locator said = page.locator(".msg", new Page.LocatorOptions().setHasText("arch number"));
      say("arch number 1");
      assertThat(said).hasCount(1, PATIENTLY);

      page.context().setOffline(true);
      line.stop();
      for (int i = 2; i <= 4; i++) {
        say("arch number " + i);
      }
      assertThat(said).hasCount(1);
      line.goOn();
      page.context().setOffline(false);
      assertThat(said).hasCount(4, PATIENTLY);
      say("arch number 5");

      assertThat(said).hasCount(5, PATIENTLY);
      assertThat(said.allInnerTexts())
          .extracting(text -> text.replaceAll("(?s).*arch number (\\d).*", "$1"))
          .containsExactly("1", "2", "3", "4", "5");
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
