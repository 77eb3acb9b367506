package forge.chat.web;

import static forge.chat.web.TalkingForge.PAGE;
import static forge.chat.web.TalkingForge.REST;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can be done with single messages: history, pins, deeds, commands. */
class MessagesWebTest {
  @RegisterExtension final TalkingForge talk = new TalkingForge();

  @Test
  void everyChangeIsKeptForAuthorAndModerators() {
    talk.say(MIA, "Arch 7 leeks");
    talk.send(MIA, "PUT", "/messages/1", "{\"text\":\"Arch 7 laeks\"}");
    talk.send(MIA, "PUT", "/messages/1", "{\"text\":\"Arch 7 leaks\"}");

    assertThat(talk.send(MIA, "GET", "/messages/1/history", null).body())
        .contains("\"text\":\"Arch 7 leeks\"", "\"text\":\"Arch 7 laeks\"", "\"since\":")
        .doesNotContain("leaks");
    assertThat(talk.as(DAN).get(PAGE + "/m/1/history").body()).contains("leeks", "laeks", "leaks");
    assertThat(talk.as(DAN).get(PAGE).body()).contains(PAGE + "/m/1/history");
    assertThat(talk.as(GUS).get(PAGE).body()).contains(">edited<").doesNotContain("/m/1/history");
    assertThat(talk.as(GUS).get(PAGE + "/m/1/history").statusCode()).isEqualTo(403);
    assertThat(talk.guest().get(REST + "/messages/1/history").statusCode()).isEqualTo(403);
    assertThat(talk.as(GUS).get(REST + "/messages/2/history").statusCode()).isEqualTo(404);
  }

  @Test
  void aRoomMayShowFormerVersionsToAllReaders() {
    talk.say(MIA, "Arch 7 leeks");
    talk.send(MIA, "PUT", "/messages/1", "{\"text\":\"Arch 7 leaks\"}");
    talk.as(DAN).post(PAGE + "/moderation/rules", Map.of("versions", "true", "hideAfter", "3"));

    assertThat(talk.guest().get(REST + "/messages/1/history").body()).contains("leeks");
    talk.send(MIA, "DELETE", "/messages/1", null);
    assertThat(talk.guest().get(REST + "/messages/1/history").body()).isEqualTo("[]");
  }

  @Test
  void aMessageIsChangedFiftyTimesAndNoMore() {
    talk.say(MIA, "0");
    for (int i = 1; i <= 50; i++) {
      assertThat(talk.send(MIA, "PUT", "/messages/1", "{\"text\":\"" + i + "\"}").statusCode())
          .isEqualTo(200);
    }

    assertThat(talk.send(MIA, "PUT", "/messages/1", "{\"text\":\"51\"}").body())
        .contains("A message can be changed 50 times.");
    assertThat(talk.send(MIA, "GET", "/messages/1", null).body()).contains("\"changes\":50");
  }

  @Test
  void whatSomebodyDoesIsToldInTheThirdPerson() {
    talk.say(MIA, "/me waves *wildly*");

    assertThat(talk.guest().get(PAGE).body())
        .contains("msg first action", "<b class=\"who\">Mia</b>", "<em>wildly</em>")
        .doesNotContain("/me waves");
    assertThat(talk.guest().get(REST + "/messages/1").body())
        .contains("\"action\":true", "\"text\":\"/me waves *wildly*\"");
    assertThat(talk.guest().get("/p/aqueduct").body()).contains("Mia waves wildly");
  }

  @Test
  void whoKeepsTheRoomInOrderPins() {
    talk.say(MIA, "Read this first.");
    talk.say(MIA, "Then this.");

    assertThat(talk.send(MIA, "PUT", "/messages/1/pin", null).statusCode()).isEqualTo(403);
    assertThat(talk.send(DAN, "PUT", "/messages/1/pin", null).statusCode()).isEqualTo(204);
    talk.as(DAN).post(PAGE + "/m/2/pin", Map.of("on", "true"));

    String pins = talk.guest().get(PAGE + "/pins").body();
    assertThat(pins.indexOf("Then this.")).isPositive().isLessThan(pins.indexOf("Read this first"));
    assertThat(talk.guest().get(PAGE).body())
        .contains("msg first pinned", "href=\"" + PAGE + "/pins\"");
    talk.send(MIA, "DELETE", "/messages/1", null);
    talk.send(DAN, "DELETE", "/messages/2/pin", null);
    assertThat(talk.guest().get(REST + "/pins").body()).isEqualTo("[]");
    assertThat(talk.send(DAN, "PUT", "/messages/1/pin", null).statusCode()).isEqualTo(409);
  }

  @Test
  void aRoomKeepsFiftyMessagesAtHand() {
    for (int i = 1; i <= 51; i++) {
      talk.say(MIA, "line " + i);
    }
    for (int i = 1; i <= 50; i++) {
      assertThat(talk.send(DAN, "PUT", "/messages/" + i + "/pin", null).statusCode())
          .isEqualTo(204);
    }

    assertThat(talk.send(DAN, "PUT", "/messages/51/pin", null).body())
        .contains("A room has at most 50 pinned messages.");
    assertThat(talk.send(DAN, "GET", "/messages?limit=1", null).body()).contains("line 51");
  }

  @Test
  void aRoomOutsideProjectsKnowsTheCommandsOfChatAlone() {
    talk.as(MIA).json("POST", "/rest/chat/rooms", "{\"label\":\"Masons\"}");

    assertThat(talk.as(GUS).get("/rest/chat/r/masons/commands").body())
        .contains("\"name\":\"me\"", "\"name\":\"help\"")
        .doesNotContain("\"name\":\"ticket\"");
    assertThat(talk.guest().get("/rest/chat/r/masons/commands").statusCode()).isEqualTo(401);
  }

  @Test
  void theFormTakesCommandsToo() {
    var opened = talk.as(MIA).post(PAGE, Map.of("text", "/topic Arch 8\nIs it dry?"));

    assertThat(opened.headers().firstValue("Location").orElse("")).endsWith("#m1");
    assertThat(talk.guest().get(REST + "/topics").body()).contains("Arch 8");
    assertThat(talk.as(MIA).post(PAGE, Map.of("text", "/nothing")).statusCode()).isEqualTo(422);
    talk.as(MIA).post(PAGE, Map.of("text", "/etc/passwd is a file"));
    assertThat(talk.guest().get(PAGE).body()).contains("/etc/passwd is a file");
  }

  @Test
  void whoKeepsTheRoomTakesEverythingOut() {
    for (int i = 1; i <= 501; i++) {
      talk.say(MIA, "line " + i);
    }
    talk.send(MIA, "DELETE", "/messages/2", null);

    var export = talk.as(DAN).get(REST + "/export");
    assertThat(export.headers().firstValue("Content-Type").orElse("")).contains("ndjson");
    assertThat(export.body().lines()).hasSize(501).allMatch(l -> l.startsWith("{\"id\":"));
    assertThat(export.body())
        .contains("\"text\":\"line 1\"", "\"text\":\"line 501\"", "\"deletedAt\"")
        .doesNotContain("\"line 2\"", "<p>");
    assertThat(talk.as(MIA).get(REST + "/export").statusCode()).isEqualTo(403);
    assertThat(talk.guest().get(REST + "/export").statusCode()).isEqualTo(401);
    assertThat(talk.as(DAN).get(PAGE + "/moderation").body())
        .contains("exported what was said in the room");
  }
}
