package forge.chat.web;

import static forge.chat.web.TalkingForge.PAGE;
import static forge.chat.web.TalkingForge.REST;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rooms that keep what is said for some days. */
class RetentionWebTest {
  @RegisterExtension final TalkingForge talk = new TalkingForge();

  private void keep(int days) {
    var answer = talk.as(DAN).post(PAGE + "/moderation/retention", Map.of("days", "" + days));
    assertThat(answer.statusCode()).isEqualTo(303);
    talk.pass(Duration.ofSeconds(6));
  }

  /** Two runs of the sweeper: what one buries is removed when that has been told. */
  private void sweep() {
    for (int i = 0; i < 3; i++) {
      talk.pass(Duration.ofHours(7));
    }
  }

  @Test
  void whatIsOlderIsGoneAndTheNumbersGoOn() {
    keep(7);
    talk.say(MIA, "An old leak");
    talk.send(MIA, "PUT", "/messages/1", "{\"text\":\"A very old leak\"}");
    talk.say(MIA, "Another old leak");
    talk.pass(Duration.ofDays(6));
    talk.say(GUS, "A new one");
    talk.pass(Duration.ofDays(2));
    sweep();

    assertThat(talk.messages()).contains("A new one", "\"id\":3,").doesNotContain("old leak");
    assertThat(talk.guest().get(REST + "/messages/1").statusCode()).isEqualTo(404);
    assertThat(talk.guest().get(PAGE).body())
        .contains("kept for 7 days", "What was said before has been removed")
        .doesNotContain("?before=");
    assertThat(talk.kept("chat_messages")).isLessThan(4);
    assertThat(talk.as(DAN).get(PAGE + "/moderation").body())
        .contains("removed 2 messages older than 7 days", "messages are kept for 7 days");
    assertThat(talk.say(MIA, "Next")).contains("\"id\":4,");
  }

  @Test
  void theLastMessageGivesItsWordsButKeepsItsNumber() {
    keep(1);
    talk.say(MIA, "The only one");
    talk.pass(Duration.ofDays(2));
    sweep();

    assertThat(talk.messages()).doesNotContain("The only one");
    assertThat(talk.say(MIA, "Next")).contains("\"id\":2,");
    assertThat(talk.guest().get(REST).body()).contains("\"keepDays\":1");
  }

  @Test
  void unreadTopicsPinsReportsAndDaysFollow() {
    keep(7);
    talk.say(GUS, "I am here");
    talk.send(DAN, "PUT", "/messages/1/pin", null);
    talk.send(MIA, "POST", "/topics", "{\"title\":\"Mortar\",\"text\":\"Too wet\"}");
    talk.send(MIA, "POST", "/messages/1/report", "{\"reason\":\"rude\"}");
    String day = talk.forge().clock().instant().toString().substring(0, 10).replace('-', '/');
    talk.pass(Duration.ofDays(8));
    talk.say(MIA, "Newer");
    sweep();

    assertThat(talk.as(GUS).get("/rest/chat").body()).contains("\"unread\":1");
    assertThat(talk.guest().get(REST + "/pins").body()).isEqualTo("[]");
    assertThat(talk.guest().get(REST + "/topics").body()).isEqualTo("[]");
    assertThat(talk.guest().get(REST + "/topics/1").body()).doesNotContain("Mortar");
    assertThat(talk.guest().get(PAGE + "/archive/" + day).statusCode()).isEqualTo(404);
    assertThat(talk.as(DAN).get(PAGE + "/moderation").body())
        .contains("Nothing waits to be looked at.");
    assertThat(talk.guest().get("/rest/search?q=mortar").body()).doesNotContain("Mortar");
  }

  @Test
  void whoKeepsTheRoomSaysForHowLongAndNobodyElse() {
    assertThat(talk.send(GUS, "PUT", "/retention", "{\"days\":5}").statusCode()).isEqualTo(403);
    assertThat(talk.send(DAN, "PUT", "/retention", "{\"days\":-1}").body())
        .contains("days must be from 0 to 36500");
    assertThat(talk.send(DAN, "PUT", "/retention", "{\"days\":5}").statusCode()).isEqualTo(204);
    talk.say(MIA, "Kept");
    talk.pass(Duration.ofDays(4));
    sweep();
    assertThat(talk.messages()).contains("Kept");
    talk.as(DAN).post(PAGE + "/moderation/rules", Map.of("hideAfter", "2"));
    assertThat(talk.guest().get(REST).body()).contains("\"keepDays\":5");
  }

  /** A site that keeps nothing for longer than some days. */
  @Nested
  class SiteWide {
    @RegisterExtension
    final TalkingForge talk = new TalkingForge(Map.of("FORGE_CHAT_KEEP_DAYS", "30"));

    @Test
    void noRoomKeepsMessagesLongerThanTheSiteAllows() {
      talk.say(MIA, "Old");
      talk.as(MIA).json("POST", "/rest/chat/direct", "{\"people\":[\"gus\"]}");
      assertThat(talk.send(DAN, "PUT", "/retention", "{\"days\":31}").body())
          .contains("This site keeps messages for 30 days at most.");
      talk.pass(Duration.ofDays(31));
      for (int i = 0; i < 3; i++) {
        talk.pass(Duration.ofHours(7));
      }

      assertThat(talk.messages()).doesNotContain("Old");
      assertThat(talk.guest().get(REST).body()).contains("\"keepDays\":30");
    }
  }
}
