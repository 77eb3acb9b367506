package forge.chat.web;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IncomingHooksWebTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String PAGE = "/p/aqueduct/chat";
  private static final String REST = "/rest" + PAGE;
  private TestForge forge;
  private String address = "";

  @BeforeEach
  void start() {
    forge = TestForge.start(DATABASE.fresh());
    address = find("\"url\":\"[^\"]*?(/hooks/[^\"]+)\"", make());
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  private String make() {
    return forge.as(DAN).json("POST", REST + "/hooks", "{\"name\":\"CI\"}").body();
  }

  private static String find(String pattern, String text) {
    var found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  private HttpResponse<String> send(String to, String type, String body) {
    forge.clock().advance(Duration.ofSeconds(1));
    var request = forge.guest().request(to).POST(BodyPublishers.ofString(body));
    return forge.guest().send(type.isEmpty() ? request : request.header("Content-Type", type));
  }

  private HttpResponse<String> json(String body) {
    return send(address, "application/json", body);
  }

  private String last() {
    return forge.guest().get(REST + "/messages?limit=1").body();
  }

  @Test
  void programsSpeakUnderANameOfTheirOwnWithAMark() {
    var answer = json("{\"text\":\"The build is *green*: <http://ci.example/7|build 7> &lt;3\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("ok");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(last())
        .contains("\"author\":\"*hook-", "\"name\":\"CI\"", "<strong>green</strong>")
        .contains("href=\\\"http://ci.example/7\\\"", "&lt;3");
    assertThat(forge.guest().get(PAGE).body()).contains(">bot<").doesNotContain("href=\"/u/*hook");
    assertThat(forge.as(DAN).get("/rest/chat").body()).doesNotContain("\"unread\":0");
  }

  @Test
  void allTheWaysOfSendingAreTaken() {
    String payload = URLEncoder.encode("{\"text\":\"by form\"}", StandardCharsets.UTF_8);
    assertThat(send(address, "application/x-www-form-urlencoded", "payload=" + payload).body())
        .isEqualTo("ok");
    assertThat(last()).contains("by form");
    String part =
        "--x\r\nContent-Disposition: form-data; name=\"payload\"\r\n\r\n{\"text\":\"by part\"}\r\n--x--\r\n";
    assertThat(send(address, "multipart/form-data; boundary=x", part).body()).isEqualTo("ok");
    assertThat(last()).contains("by part");
    assertThat(send(address, "", "payload=" + payload).body()).isEqualTo("ok");
    String slack = address.replace("/hooks/", "/services/T0/B0/");
    assertThat(send(slack, "text/plain", "{\"text\":\"by Slack\"}").body()).isEqualTo("ok");
    assertThat(last()).contains("by Slack");
  }

  @Test
  void attachmentsAndBlocksAreRead() {
    json(
        "{\"username\":\"Bell\",\"text\":\"Look\",\"attachments\":[{\"color\":\"danger\","
            + "\"pretext\":\"Oh no\",\"title\":\"Arch 7\",\"title_link\":\"http://x.example/7\","
            + "\"text\":\"It *leaks*\",\"fields\":[{\"title\":\"Since\",\"value\":\"May\"}],"
            + "\"footer\":\"the gauge\"}]}");
    assertThat(last())
        .contains("\"name\":\"Bell\"", "Oh no", "&#x1f534;", "href=\\\"http://x.example/7\\\"")
        .contains("<strong>Since</strong> May", "<em>the gauge</em>", "<blockquote>");

    json(
        "{\"text\":\"fallback\",\"blocks\":[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\","
            + "\"text\":\"Released\"}},{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\","
            + "\"text\":\"*1.4* by <@mia>\"}},{\"type\":\"actions\",\"elements\":[{\"type\":"
            + "\"button\",\"text\":{\"type\":\"plain_text\",\"text\":\"Get it\"},\"url\":"
            + "\"http://x.example/get\"},{\"type\":\"button\",\"text\":{\"text\":\"No\"}}]}]}");
    assertThat(last())
        .contains("<strong>Released</strong>", "<strong>1.4</strong>", "\"mentions\":[\"mia\"]")
        .contains("href=\\\"http://x.example/get\\\"")
        .doesNotContain("fallback");
  }

  @Test
  void whatIsWrongIsAnsweredInTheWordsSendersKnow() {
    assertThat(json("nonsense").body()).isEqualTo("invalid_payload");
    assertThat(json("[]").statusCode()).isEqualTo(400);
    assertThat(json("{}").body()).isEqualTo("no_text");
    assertThat(json("{\"text\":\" \"}").body()).isEqualTo("no_text");
    assertThat(json("{\"text\":{},\"blocks\":5,\"attachments\":\"x\"}").body())
        .isEqualTo("no_text");
    assertThat(json("{\"text\":\"" + "x".repeat(1_000_000) + "\"}").statusCode()).isEqualTo(413);
    var unknown = send("/hooks/0123456789abcdef", "application/json", "{\"text\":\"x\"}");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).isEqualTo("no_service");
  }

  @Test
  void longTextsBecomeSeveralMessages() {
    json("{\"text\":\"" + "0123456789 ".repeat(3_000) + "\"}");

    assertThat(forge.guest().get(REST).body()).contains("\"last\":3");
  }

  @Test
  void hostileTextIsHarmless() {
    json(
        "{\"username\":\"<script>alert(1)</script>\",\"text\":\"<script>alert(1)</script>"
            + " <javascript:alert(1)|x> <http://x|a](javascript:alert(1))>\"}");

    assertThat(forge.guest().get(PAGE).body())
        .doesNotContain("<script>alert", "href=\"javascript:");
  }

  @Test
  void whoSendsTooFastWaits() {
    HttpResponse<String> answer = null;
    for (int i = 0; i < 30; i++) {
      answer =
          forge
              .guest()
              .send(
                  forge
                      .guest()
                      .request(address)
                      .header("Content-Type", "application/json")
                      .POST(BodyPublishers.ofString("{\"text\":\"x\"}")));
    }

    assertThat(answer).isNotNull();
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
  }

  @Test
  void anAddressIsChangedAndTakenAway() {
    String hook = find("\"id\":\"(hook-[0-9a-f]+)\"", forge.as(DAN).get(REST + "/hooks").body());
    String page = forge.as(DAN).post(PAGE + "/hooks/" + hook + "/rotate", Map.of()).body();
    String other = find("(/hooks/[0-9a-f]{48})", page);
    assertThat(json("{\"text\":\"x\"}").body()).isEqualTo("no_service");
    address = other;
    assertThat(json("{\"text\":\"x\"}").body()).isEqualTo("ok");
    assertThat(forge.as(DAN).get(PAGE + "/hooks").body()).doesNotContain(other).contains("CI");

    forge.as(DAN).post(PAGE + "/hooks/" + hook + "/revoke", Map.of());
    assertThat(json("{\"text\":\"x\"}").body()).isEqualTo("no_service");
    assertThat(forge.as(DAN).get(PAGE + "/moderation").body())
        .contains("gave the program CI another address", "stopped the program CI");
  }

  @Test
  void onlyKeepersOfTheRoomMakeThemAndTheirRightsBind() {
    assertThat(forge.as(MIA).json("POST", REST + "/hooks", "{\"name\":\"x\"}").statusCode())
        .isEqualTo(403);
    var refused = forge.as(MIA).get(REST + "/hooks");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("\"You may not keep the webhooks of this room.\"");
    assertThat(forge.as(DAN).post(PAGE + "/hooks", Map.of("name", "")).statusCode()).isEqualTo(422);

    forge
        .as(ADA)
        .post(
            "/p/aqueduct/-/admin/permissions",
            Map.of(
                "mount", forge.mount("chat").id().value(), "permission", "READ", "role", "admin"));
    forge.forge().members().give(forge.visit(ADA), "dan", Set.of());
    assertThat(json("{\"text\":\"x\"}").body()).isEqualTo("action_prohibited");
    assertThat(json("{\"text\":\"x\"}").statusCode()).isEqualTo(403);
  }

  @Test
  void aProgramRepliesInATopic() {
    forge.as(MIA).json("POST", REST + "/messages", "{\"text\":\"Is it green?\"}");
    json("{\"text\":\"It is.\",\"thread_ts\":\"1\"}");

    assertThat(forge.guest().get(REST + "/topics/1/messages").body())
        .contains("Is it green?", "It is.");
  }
}
