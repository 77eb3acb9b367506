package forge.chat.web;

import static forge.chat.web.TalkingForge.PAGE;
import static forge.chat.web.TalkingForge.REST;
import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestForge;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopicsWebTest {
  @RegisterExtension final TalkingForge talk = new TalkingForge();

  private String reply(UserId by, int to, String text) {
    return talk.said(by, "{\"text\":\"" + text + "\",\"replyTo\":" + to + "}");
  }

  /** Mia asks, Gus replies, Mia thanks; Dan talks of something else in between. */
  private void conversation() {
    talk.say(MIA, "Why does **arch 7** leak?");
    talk.say(DAN, "Lunch?");
    reply(GUS, 1, "The mortar is too wet.");
    reply(MIA, 3, "Thank you!");
  }

  @Test
  void aReplyOpensATopicAndTheNextJoinsIt() {
    conversation();

    assertThat(talk.guest().get(REST + "/topics/1").body())
        .contains("\"title\":\"Why does arch 7 leak?\"", "\"opener\":\"gus\"", "\"messages\":3")
        .contains("\"last\":4", "\"answered\":false");
    assertThat(talk.guest().get(REST + "/topics/1/messages").body())
        .contains("\"id\":1,", "\"id\":3,", "\"id\":4,")
        .doesNotContain("Lunch?");
    assertThat(talk.guest().get(REST + "/topics/1/messages?before=4&limit=1").body())
        .contains("\"id\":3,")
        .doesNotContain("\"id\":1,\"author\"", "\"id\":4,\"author\"");
    assertThat(talk.guest().get(REST + "/messages").body()).contains("Lunch?", "\"id\":4,");
  }

  @Test
  void theRoomNamesTopicsAndTheTopicIsAPageOfItsOwn() {
    conversation();

    assertThat(talk.guest().get(PAGE).body())
        .contains("href=\"" + PAGE + "/topics/1\">Why does arch 7 leak?</a>", "id=\"m2\"");
    var topic = talk.as(GUS).get(PAGE + "/topics/1");
    assertThat(topic.body())
        .contains("id=\"m1\"", "id=\"m4\"", "Following", "action=\"" + PAGE + "/topics/1\"")
        .doesNotContain("id=\"m2\"");
    assertThat(TestForge.databaseCalls(topic)).isLessThanOrEqualTo(9);
    assertThat(talk.guest().get(PAGE + "/topics/2").statusCode()).isEqualTo(404);
    assertThat(talk.guest().get(PAGE + "/m/4").body()).contains("data-target=\"4\"", "id=\"m2\"");
  }

  @Test
  void topicsCostTheRoomNoDatabaseCall() {
    talk.say(MIA, "One.");
    talk.say(MIA, "Two.");
    talk.as(GUS).get(PAGE);
    int without = TestForge.databaseCalls(talk.as(GUS).get(PAGE));
    reply(MIA, 1, "Three.");

    assertThat(TestForge.databaseCalls(talk.as(GUS).get(PAGE))).isEqualTo(without);
  }

  @Test
  void aFormOpensATopicRepliesAndAnswers() {
    var opened =
        talk.as(MIA).post(PAGE + "/topics", Map.of("title", "Arch 8", "text", "Is it *dry*?"));
    assertThat(opened.headers().firstValue("Location").orElse("")).endsWith(PAGE + "/topics/1");
    var replied = talk.as(GUS).post(PAGE + "/topics/1", Map.of("text", "It is."));
    assertThat(replied.headers().firstValue("Location").orElse("")).endsWith("/topics/1#m2");
    assertThat(talk.as(GUS).post(PAGE, Map.of("text", "Really.", "reply", "2")).statusCode())
        .isEqualTo(303);

    assertThat(talk.guest().get(PAGE + "/topics").body()).contains("Arch 8", "3 messages");
    assertThat(
            talk.as(GUS).post(PAGE + "/topics/1/answer", Map.of("answered", "true")).statusCode())
        .isEqualTo(403);
    talk.as(MIA).post(PAGE + "/topics/1/answer", Map.of("answered", "true", "message", "2"));
    assertThat(talk.guest().get(PAGE + "/topics").body()).doesNotContain("Arch 8");
    assertThat(talk.guest().get(PAGE + "/topics?answered=true").body()).contains("Arch 8");
    assertThat(talk.guest().get(PAGE + "/topics/1").body())
        .contains("Answered", "href=\"" + PAGE + "/m/2\">the answer</a>");
  }

  @Test
  void theArchiveOfAnswersIsSearchedByWordsOfTitleAndAnswer() {
    conversation();
    reply(GUS, 2, "Noon.");
    assertThat(talk.send(DAN, "PUT", "/topics/1", "{\"answered\":true,\"answer\":3}").body())
        .contains("\"answered\":true", "\"answer\":3");

    for (String found : new String[] {"arch", "mort", "wet+leak"}) {
      assertThat(talk.guest().get(REST + "/topics?answered=true&q=" + found).body())
          .as(found)
          .contains("Why does arch 7 leak?");
    }
    assertThat(talk.guest().get(REST + "/topics?answered=true&q=lunch").body()).isEqualTo("[]");
    assertThat(talk.guest().get(REST + "/topics?q=lunch").body()).contains("Lunch?");
    talk.send(DAN, "PUT", "/topics/1", "{\"answered\":false}");
    assertThat(talk.guest().get(REST + "/topics?answered=true").body()).isEqualTo("[]");
  }

  @Test
  void whoAskedSaysThatItIsAnsweredThoughAReplyOpenedTheTopic() {
    conversation();
    assertThat(talk.as(MIA).get(PAGE + "/topics/1").body())
        .contains("data-topic-mine=\"true\"", PAGE + "/topics/1/answer");
    assertThat(talk.as(MIA).get(PAGE).body()).contains("data-topic-mine=\"false\"");

    assertThat(talk.send(MIA, "PUT", "/topics/1", "{\"answered\":true,\"answer\":3}").body())
        .contains("\"answered\":true", "\"answer\":3");
  }

  @Test
  void listsArePagedByCursor() {
    for (int i = 1; i <= 5; i++) {
      talk.send(MIA, "POST", "/topics", "{\"title\":\"T" + i + "\",\"text\":\"x\"}");
    }

    var first = talk.guest().get(REST + "/topics?limit=2");
    assertThat(first.body()).contains("T5", "T4").doesNotContain("T3");
    assertThat(first.headers().firstValue("Link").orElse("")).contains("before=4");
    assertThat(talk.guest().get(REST + "/topics?limit=2&before=4").body())
        .contains("T3", "T2")
        .doesNotContain("T4", "T1");
  }

  @Test
  void renamingReachesEveryMessageAndOnlySomeMay() {
    conversation();

    reply(GUS, 2, "Noon.");
    assertThat(talk.send(MIA, "PUT", "/topics/2", "{\"title\":\"Leaks\"}").statusCode())
        .isEqualTo(403);
    assertThat(talk.send(GUS, "PUT", "/topics/1", "{\"title\":\" \"}").body())
        .contains("The title must not be empty.");
    assertThat(talk.send(GUS, "PUT", "/topics/1", "{\"title\":\"" + "x".repeat(101) + "\"}").body())
        .contains("100 are the limit");
    assertThat(talk.send(GUS, "PUT", "/topics/1", "{\"title\":\"Leaks\"}").statusCode())
        .isEqualTo(200);

    assertThat(talk.guest().get(REST + "/messages").body())
        .contains("\"title\":\"Leaks\"")
        .doesNotContain("\"title\":\"Why");
  }

  @Test
  void messagesMoveBetweenTopicsWithTheirAddresses() {
    conversation();
    assertThat(talk.send(MIA, "POST", "/topics/1/moved", "{\"messages\":[2]}").statusCode())
        .isEqualTo(403);
    assertThat(talk.send(MIA, "POST", "/topics", "{\"title\":\"Thanks\",\"messages\":[4]}").body())
        .contains("\"id\":2,", "\"messages\":1", "\"last\":4");
    assertThat(talk.send(DAN, "POST", "/topics/1/moved", "{\"messages\":[2]}").body())
        .contains("\"messages\":3", "\"last\":3");

    assertThat(talk.guest().get(REST + "/topics/1/messages").body())
        .contains("Lunch?")
        .doesNotContain("Thank you!");
    assertThat(talk.guest().get(PAGE + "/m/4").body()).contains("data-target=\"4\"");
    assertThat(talk.send(MIA, "DELETE", "/messages/4/topic", null).statusCode()).isEqualTo(204);
    assertThat(talk.guest().get(REST + "/topics").body()).doesNotContain("Thanks");
    assertThat(talk.guest().get(REST + "/messages/4").body()).doesNotContain("\"topic\"");
    assertThat(talk.send(DAN, "POST", "/topics/1/moved", "{\"messages\":[]}").statusCode())
        .isEqualTo(422);
    assertThat(talk.send(DAN, "POST", "/topics/1/moved", "{\"messages\":[null]}").statusCode())
        .isEqualTo(422);
    assertThat(talk.send(DAN, "POST", "/topics/1/moved", "{\"messages\":[99]}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void whoTakesPartFollowsAndSeesHowMuchIsUnread() {
    conversation();
    assertThat(talk.as(GUS).get(REST + "/topics?following=true").body())
        .contains("\"id\":1,", "\"unread\":1");
    assertThat(talk.as(DAN).get(REST + "/topics?following=true").body()).isEqualTo("[]");

    talk.send(GUS, "POST", "/topics/1/read", "{\"id\":4}");
    assertThat(talk.as(GUS).get(REST + "/topics?following=true").body()).contains("\"unread\":0");
    reply(MIA, 3, "One more thing.");
    assertThat(talk.as(GUS).get(REST + "/topics?following=true").body()).contains("\"unread\":1");
    talk.send(GUS, "POST", "/read", "{\"id\":5}");
    assertThat(talk.as(GUS).get(REST + "/topics?following=true").body()).contains("\"unread\":0");

    talk.send(GUS, "DELETE", "/topics/1/following", null);
    assertThat(talk.as(GUS).get(REST + "/topics?following=true").body()).isEqualTo("[]");
    assertThat(talk.guest().json("PUT", REST + "/topics/1/following", "{}").statusCode())
        .isEqualTo(401);
  }

  @Test
  void theSameNonceOpensOneTopic() {
    String wish = "{\"title\":\"Once\",\"text\":\"Hello.\",\"nonce\":\"n1\"}";
    var first = talk.send(MIA, "POST", "/topics", wish);
    var again = talk.send(MIA, "POST", "/topics", wish);

    assertThat(again.body()).isEqualTo(first.body()).contains("\"messages\":1");
    assertThat(talk.guest().get(REST + "/messages").body()).doesNotContain("\"id\":2,");
  }

  @Test
  void nothingOfADeletedMessageStaysInATitle() {
    talk.say(MIA, "my password is swordfish");
    reply(GUS, 1, "Delete that!");
    talk.send(MIA, "DELETE", "/messages/1", null);
    talk.forge().settle();

    assertThat(talk.guest().get(PAGE).body()).contains("Topic 1").doesNotContain("swordfish");
    for (String collection : new String[] {"chat_topics", "chat_messages"}) {
      assertThat(
              talk
                  .forge()
                  .forge()
                  .database()
                  .getCollection(collection)
                  .find()
                  .into(new ArrayList<>())
                  .stream()
                  .map(Document::toJson))
          .as(collection)
          .noneMatch(d -> d.contains("swordfish"));
    }
    assertThat(talk.send(GUS, "POST", "/messages", "{\"text\":\"x\",\"replyTo\":1}").statusCode())
        .isEqualTo(409);
  }

  @Test
  void topicsAreFoundAsArtifacts() {
    conversation();
    talk.forge().settle();

    assertThat(talk.forge().forge().artifacts().card(talk.forge().visit(GUS, "chat"), "t1"))
        .hasValueSatisfying(
            card -> {
              assertThat(card.title()).isEqualTo("Why does arch 7 leak?");
              assertThat(card.page()).isEqualTo(PAGE + "/topics/1");
            });
    assertThat(talk.forge().forge().artifacts().card(talk.forge().visit(GUS, "chat"), "t2"))
        .isEmpty();
  }

  @Test
  void hostileTitlesAreHarmless() {
    talk.send(MIA, "POST", "/topics", "{\"title\":\"<script>alert(1)</script>\",\"text\":\"x\"}");

    for (String page : new String[] {PAGE, PAGE + "/topics", PAGE + "/topics/1"}) {
      assertThat(talk.as(ADA).get(page).body())
          .contains("&lt;script&gt;alert(1)")
          .doesNotContain("<script>alert(1)");
    }
  }
}
