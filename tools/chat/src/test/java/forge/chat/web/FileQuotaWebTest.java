package forge.chat.web;

import static forge.chat.web.TalkingForge.PAGE;
import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestForge;
import forge.user.UserId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much room files take, in the rooms of a project and in those of their own. */
class FileQuotaWebTest {
  @RegisterExtension final TalkingForge talk = new TalkingForge(Map.of("FORGE_CHAT_FILES_GB", "0"));

  private HttpResponse<String> bring(UserId by, String room) {
    TestForge.Browser browser = talk.as(by);
    return browser.send(
        browser
            .request("/rest" + room + "/files?name=a.txt")
            .header("Accept", "application/json")
            .header("X-CSRF-Token", browser.csrf())
            .POST(BodyPublishers.ofString("x")));
  }

  @Test
  void whereThereIsNoRoomLeftTheFileIsRefusedByItsField() {
    var answer = bring(MIA, PAGE);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(
            "\"field\":\"file\"",
            "The files in the rooms of this project take 0 of 0 bytes; there is no room for this"
                + " one.");
    talk.as(MIA).json("POST", "/rest/chat/rooms", "{\"label\":\"Cellar\"}");
    assertThat(bring(GUS, "/chat/r/cellar").body()).contains("The files in this room take 0 of 0");
    assertThat(talk.kept("chat_files")).isZero();
  }

  @Test
  void thoseWhoKeepARoomOfAProjectSetItWhereTheyAre() {
    String settings = PAGE + "/settings";
    assertThat(talk.as(ADA).get(PAGE).body()).contains("href=\"" + settings + "\"");
    assertThat(talk.as(ADA).get(settings).body())
        .contains("name=\"topic\"", "name=\"pushes\"", "0 bytes of 0 bytes", PAGE + "/moderation");
    assertThat(talk.as(DAN).get(settings).body())
        .contains("The admins of the project change these.")
        .doesNotContain("name=\"topic\"");
    assertThat(talk.as(MIA).get(settings).statusCode()).isEqualTo(403);
    assertThat(talk.guest().get(settings).statusCode()).isIn(303, 401, 403);

    var plan = Map.of("label", "Yard", "topic", "Of *stone*", "tickets", "no");
    assertThat(talk.as(DAN).post(settings, plan).statusCode()).isEqualTo(403);
    assertThat(talk.as(ADA).post(settings, plan).statusCode()).isEqualTo(303);
    assertThat(talk.guest().get(PAGE).body()).contains("<h1>Yard</h1>", "Of *stone*");
    assertThat(talk.forge().mount("chat").options()).containsEntry("tickets", "no");

    assertThat(talk.as(ADA).post(settings, Map.of("label", "")).body()).contains("The label");
    assertThat(talk.as(ADA).post(settings, Map.of("label", "Y", "topic", "x".repeat(201))).body())
        .contains("The topic", "x".repeat(201));
    assertThat(talk.as(ADA).post(settings, Map.of("label", "Y", "pushes", "often")).body())
        .contains("must be one of yes, no");
  }

  @Test
  void programsSetARoomOfAProjectAsWell() {
    String settings = "/rest" + PAGE + "/settings";
    assertThat(talk.as(ADA).get(settings).body())
        .contains("\"label\":\"Chat\"", "\"access\":\"open\"");
    String wanted = "{\"label\":\"Yard\",\"topic\":\"Of stone\"}";
    assertThat(talk.as(DAN).json("PUT", settings, wanted).statusCode()).isEqualTo(403);
    assertThat(talk.as(ADA).json("PUT", settings, wanted).statusCode()).isEqualTo(204);
    assertThat(talk.as(ADA).get(settings).body()).contains("Yard", "Of stone");
    assertThat(talk.as(ADA).json("PUT", settings, "{\"tags\":\"stone\"}").body())
        .contains("\"field\":\"tags\"", "labels of its project");
    assertThat(talk.as(ADA).json("PUT", settings, "{\"access\":\"private\"}").body())
        .contains("\"field\":\"access\"");
  }

  @Test
  void aConversationHasNoSettings() {
    String made = talk.as(MIA).json("POST", "/rest/chat/direct", "{\"people\":[\"gus\"]}").body();
    String room = TalkingForge.json(made).get("url").asText();
    assertThat(talk.as(MIA).get(room + "/settings").statusCode()).isEqualTo(404);
    assertThat(talk.as(MIA).get("/rest" + room + "/settings").statusCode()).isEqualTo(404);
  }
}
