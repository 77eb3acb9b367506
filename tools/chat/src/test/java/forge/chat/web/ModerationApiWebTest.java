package forge.chat.web;

import static forge.chat.web.TalkingForge.PAGE;
import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keeping a room in order by programs. */
class ModerationApiWebTest {
  private static final String GUILD = "/rest/chat/r/guild";

  @RegisterExtension final TalkingForge talk = new TalkingForge();

  @Test
  void rulesAreReadAndSetAndKeepTheLock() {
    assertThat(talk.send(DAN, "PUT", "/moderation/lock", "{\"hours\":5}").statusCode())
        .isEqualTo(204);
    String rules = "{\"slow\":30,\"words\":[\"cheap watches\"],\"hideAfter\":2,\"indexed\":true}";
    assertThat(talk.send(DAN, "PUT", "/moderation/rules", rules).statusCode()).isEqualTo(204);
    talk.pass(Duration.ofSeconds(6));

    assertThat(talk.send(DAN, "GET", "/moderation/rules", null).body())
        .contains("\"slow\":30", "cheap watches", "\"hideAfter\":2", "\"lockedUntil\":\"20");
    assertThat(talk.send(MIA, "POST", "/messages", "{\"text\":\"Hi\"}").body()).contains("locked");
    talk.send(DAN, "PUT", "/moderation/lock", "{\"hours\":0}");
    talk.pass(Duration.ofSeconds(6));
    assertThat(talk.send(MIA, "POST", "/messages", "{\"text\":\"CHEAP watches\"}").body())
        .contains("rules of this room");
    assertThat(talk.send(DAN, "PUT", "/moderation/rules", "{\"slow\":99999}").body())
        .contains("slow must be from 0 to 21600");
    for (String part : new String[] {"rules", "reports", "door"}) {
      assertThat(talk.send(GUS, "GET", "/moderation/" + part, null).statusCode()).isEqualTo(403);
    }
    assertThat(talk.as(DAN).get(PAGE + "/moderation").body())
        .contains("locked the room for 5 hours", "changed the rules of the room");
  }

  @Test
  void reportsAreJudged() {
    talk.say(GUS, "A vile thing");
    talk.say(GUS, "A dull thing");
    talk.send(MIA, "POST", "/messages/1/report", "{\"reason\":\"rude\"}");
    talk.send(MIA, "POST", "/messages/2/report", "{\"reason\":\"dull\"}");
    assertThat(talk.send(DAN, "GET", "/moderation/reports", null).body())
        .contains("\"message\":1", "\"reasons\":[\"rude\"]", "\"message\":2");

    talk.send(DAN, "PUT", "/moderation/reports/1", "{\"keep\":false}");
    talk.send(DAN, "PUT", "/moderation/reports/2", "{\"keep\":true}");
    assertThat(talk.send(DAN, "GET", "/moderation/reports", null).body()).isEqualTo("[]");
    assertThat(talk.messages()).contains("A dull thing").doesNotContain("vile");
  }

  @Test
  void whoAsksToComeInIsLetIn() {
    talk.as(MIA).json("POST", "/rest/chat/rooms", "{\"label\":\"Guild\",\"access\":\"members\"}");
    talk.as(MIA).json("PUT", GUILD + "/moderation/rules", "{\"approval\":true}");
    talk.pass(Duration.ofSeconds(6));
    assertThat(talk.as(GUS).json("POST", GUILD + "/join", null).statusCode()).isEqualTo(202);
    assertThat(talk.as(GUS).get(GUILD + "/messages").statusCode()).isEqualTo(404);
    assertThat(talk.as(MIA).get(GUILD + "/moderation/door").body()).contains("\"user\":\"gus\"");

    talk.as(MIA).json("PUT", GUILD + "/moderation/door/gus", "{\"in\":true}");
    assertThat(talk.as(GUS).get(GUILD + "/messages").body()).isEqualTo("[]");
    assertThat(talk.as(MIA).get("/chat/r/guild/moderation").body()).contains("let gus in");
    assertThat(talk.guest().json("POST", GUILD + "/join", null).statusCode()).isEqualTo(401);
    assertThat(talk.as(ADA).get(GUILD).body()).contains("Guild");
  }
}
