package forge.chat.web;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import forge.user.UserId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Links by which people come into rooms of members. */
class InviteLinksWebTest {
  private static final String ROOM = "/chat/r/guild";
  private static final String REST = "/rest" + ROOM;
  @RegisterExtension final TalkingForge talk = new TalkingForge();

  @BeforeEach
  void open() {
    talk.as(DAN).json("POST", "/rest/chat/rooms", "{\"label\":\"Guild\",\"access\":\"private\"}");
  }

  private HttpResponse<String> rest(UserId by, String verb, String at, String json) {
    talk.forge().clock().advance(Duration.ofSeconds(6));
    return talk.as(by).json(verb, at, json);
  }

  private JsonNode made(int hours, int uses) {
    String json = "{\"hours\":" + hours + ",\"uses\":" + uses + "}";
    var answer = rest(DAN, "POST", REST + "/links", json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return TalkingForge.json(answer.body());
  }

  private static String page(JsonNode made) {
    return made.get("url").asText().replaceFirst("^https?://[^/]+", "");
  }

  private int join(UserId user, JsonNode made) {
    talk.forge().clock().advance(Duration.ofSeconds(6));
    return talk.as(user).post(page(made), Map.of()).statusCode();
  }

  @Test
  void whoOpensALinkComesInAndAllOfItIsNoted() {
    JsonNode link = made(24, 0);
    assertThat(talk.as(GUS).get(ROOM).statusCode()).isEqualTo(404);

    assertThat(talk.as(GUS).get(page(link)).body()).contains("Guild", "asks you in", ">Join");
    assertThat(talk.as(GUS).get(ROOM).statusCode()).as("looking is not joining").isEqualTo(404);
    assertThat(join(GUS, link)).isEqualTo(303);
    assertThat(talk.as(GUS).get(ROOM).body()).contains("Write to Guild");
    assertThat(join(GUS, link)).as("again").isEqualTo(303);

    var listed = TalkingForge.json(rest(DAN, "GET", REST + "/links", "").body()).get(0);
    assertThat(listed.get("used").asInt()).isEqualTo(1);
    assertThat(listed.get("by").asText()).isEqualTo("dan");
    assertThat(listed.has("url")).isFalse();
    assertThat(talk.as(DAN).get(ROOM + "/links").body()).contains("1 came in", ">Dan<");
    assertThat(talk.as(DAN).get(ROOM + "/moderation/log").body())
        .contains("made a link into the room for 24 hours", "came in by a link of dan");
  }

  @Test
  void whoIsSignedOutSignsInFirstAndIsLedBack() {
    JsonNode link = made(24, 0);
    var answer = talk.guest().get(page(link));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .contains("/sign-in?to=%2Fchat%2Fjoin%2F");
    assertThat(answer.body()).doesNotContain("Guild");
  }

  @Test
  void aLinkThatEndedIsUsedUpOrTakenBackIsAsIfThereWereNone() {
    JsonNode once = made(24, 1);
    assertThat(join(GUS, once)).isEqualTo(303);
    assertThat(join(MIA, once)).isEqualTo(404);
    String missing = talk.as(MIA).get("/chat/join/" + "0".repeat(40)).body();
    assertThat(missing).contains("This link");

    JsonNode brief = made(1, 0);
    talk.forge().clock().advance(Duration.ofHours(2));
    assertThat(talk.as(MIA).get(page(brief)).statusCode()).isEqualTo(404);

    JsonNode taken = made(0, 0);
    String at = REST + "/links/" + taken.get("id").asText();
    assertThat(rest(MIA, "DELETE", at, "").statusCode()).isEqualTo(404);
    assertThat(rest(DAN, "DELETE", at, "").statusCode()).isEqualTo(204);
    assertThat(join(MIA, taken)).isEqualTo(404);
    assertThat(rest(DAN, "DELETE", at, "").statusCode()).isEqualTo(404);
    talk.pass(Duration.ofDays(9));
    talk.pass(Duration.ofDays(1));
    assertThat(talk.kept("chat_invites")).as("those that ended are forgotten").isZero();
  }

  @Test
  void whoIsBannedStaysOutAndTheLinkIsNotUsed() {
    JsonNode link = made(0, 1);
    assertThat(join(GUS, link)).isEqualTo(303);
    rest(DAN, "PUT", REST + "/sanctions/gus", "{\"ban\":true,\"reason\":\"noise\",\"hours\":2}");
    JsonNode another = made(0, 1);

    assertThat(join(GUS, another)).isEqualTo(422);
    assertThat(talk.as(GUS).get(page(another)).body())
        .contains("you are banned", "noise")
        .doesNotContain(">Join");
    assertThat(rest(GUS, "POST", "/rest" + page(another), "").statusCode()).isEqualTo(409);
    assertThat(rest(ADA, "POST", "/rest" + page(another), "").statusCode()).isEqualTo(200);
  }

  @Test
  void onlyKeepersMakeLinksAndOnlyWhereTheyAreNeeded() {
    assertThat(join(GUS, made(0, 0))).isEqualTo(303);
    assertThat(rest(GUS, "POST", REST + "/links", "{}").statusCode()).isEqualTo(403);
    assertThat(rest(GUS, "GET", REST + "/links", "").statusCode()).isEqualTo(403);
    var tooLong = rest(DAN, "POST", REST + "/links", "{\"hours\":99999}");
    assertThat(tooLong.statusCode()).isEqualTo(422);
    assertThat(tooLong.body()).contains("\"field\":\"hours\"");
    assertThat(rest(DAN, "POST", TalkingForge.REST + "/links", "{}").statusCode()).isEqualTo(409);
    assertThat(talk.as(DAN).get(ROOM + "/members").body()).contains("/links");
    assertThat(talk.as(GUS).get(ROOM + "/members").body()).doesNotContain("/links");
    String form = talk.as(DAN).post(ROOM + "/links", Map.of("hours", "1", "uses", "3")).body();
    assertThat(form).contains("shown this once", "/chat/join/");
  }
}
