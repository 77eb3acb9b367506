package forge.chat.web;

import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.UserId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can be done with single messages: history, pins, deeds, commands. */
class MessagesWebTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String PAGE = "/p/aqueduct/chat";
  private static final String REST = "/rest" + PAGE;
  private TestForge forge;

  @BeforeEach
  void start() {
    forge = TestForge.start(DATABASE.fresh());
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  private HttpResponse<String> send(UserId by, String verb, String at, @Nullable String json) {
    forge.clock().advance(Duration.ofSeconds(1));
    return forge.as(by).json(verb, REST + at, json);
  }

  private void say(UserId by, String text) {
    assertThat(send(by, "POST", "/messages", "{\"text\":\"" + text + "\"}").statusCode())
        .isEqualTo(201);
  }

  @Test
  void everyChangeIsKeptForAuthorAndModerators() {
    say(MIA, "Arch 7 leeks");
    send(MIA, "PUT", "/messages/1", "{\"text\":\"Arch 7 laeks\"}");
    send(MIA, "PUT", "/messages/1", "{\"text\":\"Arch 7 leaks\"}");

    assertThat(send(MIA, "GET", "/messages/1/history", null).body())
        .contains("\"text\":\"Arch 7 leeks\"", "\"text\":\"Arch 7 laeks\"", "\"since\":")
        .doesNotContain("leaks");
    assertThat(forge.as(DAN).get(PAGE + "/m/1/history").body()).contains("leeks", "laeks", "leaks");
    assertThat(forge.as(DAN).get(PAGE).body()).contains(PAGE + "/m/1/history");
    assertThat(forge.as(GUS).get(PAGE).body()).contains(">edited<").doesNotContain("/m/1/history");
    assertThat(forge.as(GUS).get(PAGE + "/m/1/history").statusCode()).isEqualTo(403);
    assertThat(forge.guest().get(REST + "/messages/1/history").statusCode()).isEqualTo(403);
    assertThat(forge.as(GUS).get(REST + "/messages/2/history").statusCode()).isEqualTo(404);
  }

  @Test
  void aRoomMayShowFormerVersionsToAllReaders() {
    say(MIA, "Arch 7 leeks");
    send(MIA, "PUT", "/messages/1", "{\"text\":\"Arch 7 leaks\"}");
    forge.as(DAN).post(PAGE + "/moderation/rules", Map.of("versions", "true", "hideAfter", "3"));

    assertThat(forge.guest().get(REST + "/messages/1/history").body()).contains("leeks");
    send(MIA, "DELETE", "/messages/1", null);
    assertThat(forge.guest().get(REST + "/messages/1/history").body()).isEqualTo("[]");
  }

  @Test
  void aMessageIsChangedFiftyTimesAndNoMore() {
    say(MIA, "0");
    for (int i = 1; i <= 50; i++) {
      assertThat(send(MIA, "PUT", "/messages/1", "{\"text\":\"" + i + "\"}").statusCode())
          .isEqualTo(200);
    }

    assertThat(send(MIA, "PUT", "/messages/1", "{\"text\":\"51\"}").body())
        .contains("A message can be changed 50 times.");
    assertThat(send(MIA, "GET", "/messages/1", null).body()).contains("\"changes\":50");
  }

  @Test
  void whatSomebodyDoesIsToldInTheThirdPerson() {
    say(MIA, "/me waves *wildly*");

    assertThat(forge.guest().get(PAGE).body())
        .contains("msg first action", "<b class=\"who\">Mia</b>", "<em>wildly</em>")
        .doesNotContain("/me waves");
    assertThat(forge.guest().get(REST + "/messages/1").body())
        .contains("\"action\":true", "\"text\":\"/me waves *wildly*\"");
    assertThat(forge.guest().get("/p/aqueduct").body()).contains("Mia waves wildly");
  }

  @Test
  void whoKeepsTheRoomInOrderPins() {
    say(MIA, "Read this first.");
    say(MIA, "Then this.");

    assertThat(send(MIA, "PUT", "/messages/1/pin", null).statusCode()).isEqualTo(403);
    assertThat(send(DAN, "PUT", "/messages/1/pin", null).statusCode()).isEqualTo(204);
    forge.as(DAN).post(PAGE + "/m/2/pin", Map.of("on", "true"));

    String pins = forge.guest().get(PAGE + "/pins").body();
    assertThat(pins.indexOf("Then this.")).isPositive().isLessThan(pins.indexOf("Read this first"));
    assertThat(forge.guest().get(PAGE).body())
        .contains("msg first pinned", "href=\"" + PAGE + "/pins\"");
    send(MIA, "DELETE", "/messages/1", null);
    send(DAN, "DELETE", "/messages/2/pin", null);
    assertThat(forge.guest().get(REST + "/pins").body()).isEqualTo("[]");
    assertThat(send(DAN, "PUT", "/messages/1/pin", null).statusCode()).isEqualTo(409);
  }

  @Test
  void aRoomKeepsFiftyMessagesAtHand() {
    for (int i = 1; i <= 51; i++) {
      say(MIA, "line " + i);
    }
    for (int i = 1; i <= 50; i++) {
      assertThat(send(DAN, "PUT", "/messages/" + i + "/pin", null).statusCode()).isEqualTo(204);
    }

    assertThat(send(DAN, "PUT", "/messages/51/pin", null).body())
        .contains("A room has at most 50 pinned messages.");
    assertThat(send(DAN, "GET", "/messages?limit=1", null).body()).contains("line 51");
  }

  @Test
  void aRoomOutsideProjectsKnowsTheCommandsOfChatAlone() {
    forge.as(MIA).json("POST", "/rest/chat/rooms", "{\"label\":\"Masons\"}");

    assertThat(forge.as(GUS).get("/rest/chat/r/masons/commands").body())
        .contains("\"name\":\"me\"", "\"name\":\"help\"")
        .doesNotContain("\"name\":\"ticket\"");
    assertThat(forge.guest().get("/rest/chat/r/masons/commands").statusCode()).isEqualTo(401);
  }

  @Test
  void theFormTakesCommandsToo() {
    var opened = forge.as(MIA).post(PAGE, Map.of("text", "/topic Arch 8\nIs it dry?"));

    assertThat(opened.headers().firstValue("Location").orElse("")).endsWith("#m1");
    assertThat(forge.guest().get(REST + "/topics").body()).contains("Arch 8");
    assertThat(forge.as(MIA).post(PAGE, Map.of("text", "/nothing")).statusCode()).isEqualTo(422);
    forge.as(MIA).post(PAGE, Map.of("text", "/etc/passwd is a file"));
    assertThat(forge.guest().get(PAGE).body()).contains("/etc/passwd is a file");
  }

  @Test
  void whoKeepsTheRoomTakesEverythingOut() {
    for (int i = 1; i <= 501; i++) {
      say(MIA, "line " + i);
    }
    send(MIA, "DELETE", "/messages/2", null);

    var export = forge.as(DAN).get(REST + "/export");
    assertThat(export.headers().firstValue("Content-Type").orElse("")).contains("ndjson");
    assertThat(export.body().lines()).hasSize(501).allMatch(l -> l.startsWith("{\"id\":"));
    assertThat(export.body())
        .contains("\"text\":\"line 1\"", "\"text\":\"line 501\"", "\"deletedAt\"")
        .doesNotContain("\"line 2\"", "<p>");
    assertThat(forge.as(MIA).get(REST + "/export").statusCode()).isEqualTo(403);
    assertThat(forge.guest().get(REST + "/export").statusCode()).isEqualTo(401);
    assertThat(forge.as(DAN).get(PAGE + "/moderation").body())
        .contains("exported what was said in the room");
  }
}
