package forge.chat.web;

import static forge.testing.People.DAN;
import static forge.testing.People.MIA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import forge.hook.Postman;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutgoingHooksWebTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String PAGE = "/p/aqueduct/chat";
  private static final String REST = "/rest" + PAGE;
  private final MongoDatabase database = DATABASE.fresh();
  private final TestForge forge = TestForge.start(database);
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final HttpServer program;
  private volatile int status = 200;
  private volatile String answer = "";

  private record Heard(String type, @Nullable String signature, String body) {}

  OutgoingHooksWebTest() throws IOException {
    program = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    program.createContext("/", this::hear);
    program.start();
  }

  private void hear(HttpExchange call) throws IOException {
    var headers = call.getRequestHeaders();
    heard.add(
        new Heard(
            headers.getFirst("Content-Type"),
            headers.getFirst("X-Forge-Signature-256"),
            new String(call.getRequestBody().readAllBytes(), UTF_8)));
    byte[] said = answer.getBytes(UTF_8);
    call.sendResponseHeaders(status, said.length == 0 ? -1 : said.length);
    call.getResponseBody().write(said);
    call.close();
  }

  @AfterEach
  void stop() {
    program.stop(0);
    forge.close();
  }

  private String make(String words, String format) {
    String address = "http://localhost:" + program.getAddress().getPort() + "/in";
    var made =
        forge
            .as(DAN)
            .json(
                "POST",
                REST + "/outgoing",
                "{\"name\":\"Oracle\",\"url\":\"%s\",\"words\":[%s],\"format\":\"%s\"}"
                    .formatted(address, words, format));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return find("\"secret\":\"([^\"]+)\"", made.body());
  }

  private static String find(String pattern, String text) {
    var found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  private void say(String text) {
    say(forge, text);
  }

  private void say(TestForge node, String text) {
    var said = node.as(MIA).json("POST", REST + "/messages", "{\"text\":\"" + text + "\"}");
    assertThat(said.statusCode()).as(said.body()).isEqualTo(201);
    node.settle();
  }

  private String messages() {
    return forge.guest().get(REST + "/messages").body();
  }

  @Test
  void aProgramIsToldWhatBeginsWithItsWordAndAnswersOnce() {
    String secret = make("\"!ask\"", "json");
    answer = "{\"text\":\"It is *green*.\",\"username\":\"Sibyl\",\"response_type\":\"comment\"}";

    say("not for you");
    say("!ask is it green?");

    assertThat(heard).hasSize(1);
    String body = heard.getFirst().body();
    assertThat(body)
        .contains("\"token\":\"" + secret + "\"", "\"text\":\"!ask is it green?\"")
        .contains("\"trigger_word\":\"!ask\"", "\"user_name\":\"mia\"", "\"post_id\":\"2\"")
        .contains("\"team_domain\":\"aqueduct\"");
    assertThat(heard.getFirst().signature())
        .isEqualTo(Postman.signature(secret, body).get("X-Forge-Signature-256"));
    assertThat(messages())
        .contains("\"name\":\"Sibyl\"", "<strong>green</strong>", "\"author\":\"*out-");
    assertThat(forge.guest().get(PAGE + "/topics/1").body()).contains("!ask is it green?", "green");
  }

  @Test
  void aProgramIsToldAtOnceWhatIsSaidAtAnotherNode() {
    try (TestForge other = forge.node()) {
      say(other, "before");
      make("", "json");
      forge.hearAll();

      say(other, "at once");

      assertThat(heard).singleElement().extracting(Heard::body).asString().contains("at once");
    }
  }

  @Test
  void formsAreSentToThoseWhoWantThem() {
    make("", "form");

    say("a & b = ü");

    assertThat(heard.getFirst().type())
        .isEqualTo("application/x-www-form-urlencoded; charset=UTF-8");
    assertThat(URLDecoder.decode(heard.getFirst().body(), UTF_8)).contains("&text=a & b = ü&");
  }

  @Test
  void programsDoNotHearEachOther() {
    make("", "json");
    make("", "json");
    answer = "{\"text\":\"echo\"}";

    say("hello");

    assertThat(heard).hasSize(2);
    assertThat(messages().split("echo", -1)).as("one line of each, text and html").hasSize(5);
  }

  @Test
  void whatFailsIsTriedAgainAndSaidOnce() {
    make("", "json");
    status = 503;
    say("hello");
    assertThat(heard).hasSize(1);
    assertThat(forge.as(DAN).get(PAGE + "/outgoing").body())
        .contains("1 failed", "It answered 503.");
    assertThat(forge.as(DAN).get(REST + "/outgoing").body())
        .contains("\"trouble\":\"It answered 503.\"");

    status = 200;
    answer = "{\"text\":\"sorry, I slept\"}";
    forge.clock().advance(Duration.ofHours(1));
    forge.settle();

    assertThat(heard).hasSize(2);
    assertThat(messages()).containsOnlyOnce("\"text\":\"sorry, I slept\"");
    assertThat(forge.as(DAN).get(PAGE + "/outgoing").body()).doesNotContain("failed", "503");
  }

  @Test
  void keepersSeeWhatAProgramWasToldAndHaveItToldAgain() {
    String secret = make("", "json");
    String id = hookId();
    answer = "{\"text\":\"heard\"}";
    say("is it green?");

    String page = forge.as(DAN).get(PAGE + "/outgoing/" + id).body();
    assertThat(page)
        .contains("is it green?", "(hidden)", "X-Forge-Signature-256: sha256=", " ms")
        .contains("Content-Type: application/json", "heard", "Deliver again")
        .doesNotContain(secret);
    String list = forge.as(DAN).get(REST + "/outgoing/" + id + "/deliveries").body();
    assertThat(list)
        .contains("\"id\":\"000000000001\"", "\"status\":200", "\"tries\":1", "is it green?")
        .contains("\"milliseconds\":", "\"sentAt\":\"")
        .doesNotContain(secret);

    var again = PAGE + "/outgoing/" + id + "/deliveries/000000000001";
    assertThat(forge.as(DAN).post(again, Map.of()).statusCode()).isEqualTo(303);
    forge.settle();

    assertThat(heard).hasSize(2);
    assertThat(heard.getFirst().body()).isEqualTo(heard.getLast().body());
    assertThat(messages()).containsOnlyOnce("\"text\":\"heard\"");
    assertThat(forge.as(DAN).get(REST + "/outgoing/" + id + "/deliveries").body())
        .contains("\"tries\":2");
    assertThat(forge.as(DAN).get(PAGE + "/moderation").body()).contains("told once more");
  }

  @Test
  void ofADeletedMessageNothingIsShownOrToldAgain() {
    make("", "json");
    String id = hookId();
    say("a slip of the tongue");
    forge.as(MIA).json("DELETE", REST + "/messages/1", null);

    assertThat(forge.as(DAN).get(PAGE + "/outgoing/" + id).body())
        .contains("is gone")
        .doesNotContain("a slip of the tongue", "Deliver again");
    var again = REST + "/outgoing/" + id + "/deliveries/000000000001";
    assertThat(forge.as(DAN).json("POST", again, "").statusCode()).isEqualTo(409);
    assertThat(database.getCollection("webhookDeliveries").find().first().toJson())
        .doesNotContain("slip");
  }

  @Test
  void toOthersThanKeepersNoProgramWasTold() {
    make("", "json");
    String id = hookId();
    say("hello");

    assertThat(forge.as(MIA).get(PAGE + "/outgoing/" + id).statusCode()).isEqualTo(404);
    assertThat(forge.as(MIA).get(REST + "/outgoing/" + id + "/deliveries").statusCode())
        .isEqualTo(404);
    var again = REST + "/outgoing/" + id + "/deliveries/000000000001";
    assertThat(forge.as(MIA).json("POST", again, "").statusCode()).isEqualTo(404);
    forge.as(DAN).json("DELETE", REST + "/outgoing/" + id, null);
    assertThat(database.getCollection("webhookDeliveries").countDocuments()).isZero();
  }

  private String hookId() {
    return find("\"id\":\"(out-[0-9a-f]+)\"", forge.as(DAN).get(REST + "/outgoing").body());
  }

  @Test
  void onlyKeepersOfTheRoomHaveProgramsTold() {
    String wish = "{\"name\":\"Spy\",\"url\":\"https://example.org/\"}";
    var refused = forge.as(MIA).json("POST", REST + "/outgoing", wish);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("\"You may not keep the webhooks of this room.\"");
    assertThat(forge.guest().get(PAGE + "/outgoing").statusCode()).isIn(303, 401);
    assertThat(
            forge
                .as(DAN)
                .json("POST", REST + "/outgoing", "{\"name\":\"X\",\"url\":\"ftp://x\"}")
                .body())
        .contains("http://", "\"url\"");
  }

  @Test
  void thePageMakesAndRemovesThem() {
    var dan = forge.as(DAN);
    String made =
        dan.post(
                PAGE + "/outgoing",
                Map.of("name", "Oracle", "url", "https://example.org/x", "words", "a,b"))
            .body();
    assertThat(made).contains("shown this once", "<code>a</code>", "<code>b</code>", "example.org");
    String id = find("(out-[0-9a-f]{16})/remove", made);

    assertThat(dan.post(PAGE + "/outgoing/" + id + "/remove", Map.of()).statusCode())
        .isEqualTo(303);
    assertThat(dan.get(PAGE + "/outgoing").body()).contains("No program is told yet");
  }
}
