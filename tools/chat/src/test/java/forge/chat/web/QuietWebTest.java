package forge.chat.web;

import static forge.chat.web.TalkingForge.PAGE;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Do-not-disturb, and how much a room tells. */
class QuietWebTest {
  private static final String REST = "/rest/chat/quiet";
  private static final String HOURS =
      "{\"hours\":{\"from\":\"00:00\",\"to\":\"00:00\",\"days\":[\"monday\",\"tuesday\",\"wednesday\","
          + "\"thursday\",\"friday\",\"saturday\",\"sunday\"],\"zone\":\"Europe/Berlin\"}}";

  @RegisterExtension final TalkingForge talk = new TalkingForge();

  /** What the browsers of somebody were told last over their stream. */
  private String told(String user) {
    Document last =
        talk.forge()
            .forge()
            .database()
            .getCollection("live_events")
            .find(new Document("stream", "user:" + user))
            .sort(new Document("q", -1))
            .first();
    return String.valueOf(last);
  }

  private String people() {
    return talk.guest().get(REST + "/people?of=dan,mia,..,gus").body();
  }

  @Test
  void whoIsLeftAloneIsCalledWithoutNoiseAndCounted() {
    talk.say(GUS, "I am here.");
    talk.as(GUS).post("/chat/quiet/once", Map.of("time", "60"));
    talk.say(MIA, "@gus, look!");

    assertThat(told("gus")).contains("\"quiet\":true");
    assertThat(talk.as(GUS).get("/rest/chat").body()).contains("\"mentions\":1");
    assertThat(people()).isEqualTo("[\"gus\"]");
    assertThat(talk.as(MIA).get(PAGE + "/members").body()).contains("be disturbed");

    talk.pass(Duration.ofHours(1));
    talk.say(MIA, "@gus, again!");
    assertThat(told("gus")).contains("\"quiet\":false");
    assertThat(people()).isEqualTo("[]");
  }

  @Test
  void hoursAreKeptAndEndWhenTheyAreTakenAway() {
    assertThat(talk.as(DAN).json("PUT", REST, HOURS).body())
        .contains("\"now\":true", "\"zone\":\"Europe/Berlin\"");
    assertThat(talk.as(DAN).get("/chat/quiet").body())
        .contains("by your hours", "value=\"Europe/Berlin\"");
    talk.as(DAN).post("/chat/quiet/once", Map.of("time", "tomorrow"));
    assertThat(talk.as(DAN).get(REST).body()).contains("\"until\":", "\"hours\":");

    assertThat(talk.as(DAN).json("PUT", REST, "{}").body()).isEqualTo("{\"now\":false}");
    assertThat(people()).isEqualTo("[]");
    assertThat(talk.kept("chat_quiet")).isZero();
  }

  @Test
  void theFormKeepsWhatWasTypedAndSaysWhatIsWrong() {
    var form = Map.of("on", "true", "from", "9", "to", "17:00", "days", "friday", "zone", "UTC");
    var answer = talk.as(DAN).post("/chat/quiet", form);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("A time is written as 22:00.", "value=\"17:00\"");
    assertThat(talk.as(DAN).post("/chat/quiet/once", Map.of("time", "0")).statusCode())
        .isEqualTo(422);
    assertThat(talk.guest().get("/rest/chat/quiet").statusCode()).isEqualTo(401);
    assertThat(talk.guest().get(REST + "/people?of=" + "ab,".repeat(101)).body()).isEqualTo("[]");
  }

  @Test
  void aRoomThatTellsOfCallsAloneStandsOutForThoseOnly() {
    talk.say(GUS, "I am here.");
    talk.as(GUS)
        .post(PAGE + "/seat", Map.of("favourite", "false", "section", "", "level", "mentions"));
    talk.say(MIA, "Nothing for Gus.");
    assertThat(talk.as(GUS).get("/chat").body()).doesNotContain("class=\"sidelink unread\"");
    talk.say(MIA, "But this, @gus.");
    assertThat(talk.as(GUS).get("/chat").body())
        .contains("class=\"sidelink unread\"", "count mention");

    talk.as(GUS).post(PAGE + "/seat", Map.of("favourite", "false", "section", "", "level", "none"));
    assertThat(talk.as(GUS).get("/chat").body()).doesNotContain("class=\"sidelink unread\"");
  }
}
