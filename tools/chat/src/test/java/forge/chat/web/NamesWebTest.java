package forge.chat.web;

import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestForge;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People are called in rooms as they call themselves now. */
class NamesWebTest {
  private static final String NAME = "Dan \"D\" Developer";
  private static final String WRITTEN = "Dan &quot;D&quot; Developer";
  @RegisterExtension final TalkingForge talk = new TalkingForge();

  private void named() {
    talk.forge().forge().users().accounts().editProfile(DAN, NAME, "");
  }

  private String page(String at) {
    return talk.as(MIA).get(TalkingForge.PAGE + at).body();
  }

  @Test
  void whoReactedIsNamed() {
    talk.say(GUS, "It holds.");
    talk.send(DAN, "PUT", "/messages/1/reactions/👍", null);
    named();
    talk.send(MIA, "PUT", "/messages/1/reactions/👍", null);

    assertThat(page("")).contains("title=\"" + WRITTEN + ", Mia\"");
    assertThat(page("/m/1")).contains("title=\"" + WRITTEN + ", Mia\"");
    var reaction = TalkingForge.json(talk.messages()).get(0).get("reactions").get(0);
    assertThat(reaction.get("names").get(0).asText()).isEqualTo(NAME);
    assertThat(reaction.get("users").get(0).asText()).isEqualTo("dan");
    var told =
        talk.forge()
            .forge()
            .database()
            .getCollection("chat_messages")
            .find(new Document("kind", "react"))
            .sort(new Document("q", -1))
            .first();
    assertThat(String.valueOf(told)).contains("Developer");
  }

  @Test
  void whoSpokeIsCalledAsTheyAreNowAndTheSameMessageByOneName() {
    talk.say(DAN, "The arch holds.");
    named();
    talk.say(DAN, "And holds.");

    for (String at : List.of("", "/m/1", "/topics", "/archive")) {
      assertThat(page(at)).as(at).doesNotContain("data-name=\"Dan\"", ">Dan</a>");
    }
    assertThat(page("")).contains("data-name=\"" + WRITTEN + "\"").contains(">" + WRITTEN + "</a>");
    var said = TalkingForge.json(talk.messages());
    assertThat(said.get(0).get("name").asText()).isEqualTo(NAME);
    assertThat(said.get(0).get("author").asText()).isEqualTo("dan");
    String lines = talk.send(DAN, "GET", "/export", null).body();
    assertThat(lines).as("a copy keeps what was so then").contains("\"name\":\"Dan\"", "Developer");
  }

  @Test
  void namesCostAPageNothingMore() {
    talk.say(DAN, "The arch holds.");
    talk.say(GUS, "Does it?");
    talk.as(MIA).get(TalkingForge.PAGE);
    int before = TestForge.databaseCalls(talk.as(MIA).get(TalkingForge.PAGE));
    named();
    talk.as(MIA).get(TalkingForge.PAGE);

    assertThat(TestForge.databaseCalls(talk.as(MIA).get(TalkingForge.PAGE))).isEqualTo(before);
  }

  @Test
  void whoMadeWhatACardLeadsToIsNamed() {
    talk.send(DAN, "POST", "/topics", "{\"title\":\"Tide\",\"text\":\"When?\"}");
    talk.forge().settle();
    talk.say(GUS, "See the [tide](" + TalkingForge.PAGE + "/topics/1)");
    named();
    assertThat(page("")).contains("link-card", " · " + WRITTEN);
    var cards = talk.guest().get(TalkingForge.REST + "/cards?ids=2").body();
    assertThat(TalkingForge.json(cards).get(0).get("cards").get(0).get("author").asText())
        .isEqualTo(NAME);
  }

  @Test
  void whatKeepersDidIsSaidByTheirNames() {
    named();
    talk.as(DAN)
        .post(TalkingForge.PAGE + "/moderation/rules", Map.of("slow", "5", "hideAfter", "0"));
    talk.send(DAN, "PUT", "/sanctions/gus", "{\"ban\":false,\"reason\":\"rude\",\"hours\":1}");
    String keeping = talk.as(DAN).get(TalkingForge.PAGE + "/moderation").body();
    assertThat(keeping).contains(">" + WRITTEN + "</a>", "by " + WRITTEN, "(@gus)");
    assertThat(talk.as(DAN).get(TalkingForge.PAGE + "/moderation/log").body())
        .contains(">" + WRITTEN + "</a>");
  }
}
