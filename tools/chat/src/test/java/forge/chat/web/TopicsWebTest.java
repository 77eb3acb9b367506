package forge.chat.web;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.UserId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopicsWebTest {
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

  private String say(UserId by, String text) {
    return said(by, "{\"text\":\"" + text + "\"}");
  }

  private String reply(UserId by, int to, String text) {
    return said(by, "{\"text\":\"" + text + "\",\"replyTo\":" + to + "}");
  }

  private String said(UserId by, String json) {
    var answer = send(by, "POST", "/messages", json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return answer.body();
  }

  /** Mia asks, Gus replies, Mia thanks; Dan talks of something else in between. */
  private void talk() {
    say(MIA, "Why does **arch 7** leak?");
    say(DAN, "Lunch?");
    reply(GUS, 1, "The mortar is too wet.");
    reply(MIA, 3, "Thank you!");
  }

  @Test
  void aReplyOpensATopicAndTheNextJoinsIt() {
    talk();

    assertThat(forge.guest().get(REST + "/topics/1").body())
        .contains("\"title\":\"Why does arch 7 leak?\"", "\"opener\":\"gus\"", "\"messages\":3")
        .contains("\"last\":4", "\"answered\":false");
    assertThat(forge.guest().get(REST + "/topics/1/messages").body())
        .contains("\"id\":1,", "\"id\":3,", "\"id\":4,")
        .doesNotContain("Lunch?");
    assertThat(forge.guest().get(REST + "/topics/1/messages?before=4&limit=1").body())
        .contains("\"id\":3,")
        .doesNotContain("\"id\":1,\"author\"", "\"id\":4,\"author\"");
    assertThat(forge.guest().get(REST + "/messages").body()).contains("Lunch?", "\"id\":4,");
  }

  @Test
  void theRoomNamesTopicsAndTheTopicIsAPageOfItsOwn() {
    talk();

    assertThat(forge.guest().get(PAGE).body())
        .contains("href=\"" + PAGE + "/topics/1\">Why does arch 7 leak?</a>", "id=\"m2\"");
    var topic = forge.as(GUS).get(PAGE + "/topics/1");
    assertThat(topic.body())
        .contains("id=\"m1\"", "id=\"m4\"", "Following", "action=\"" + PAGE + "/topics/1\"")
        .doesNotContain("id=\"m2\"");
    assertThat(TestForge.databaseCalls(topic)).isLessThanOrEqualTo(9);
    assertThat(forge.guest().get(PAGE + "/topics/2").statusCode()).isEqualTo(404);
    assertThat(forge.guest().get(PAGE + "/m/4").body()).contains("data-target=\"4\"", "id=\"m2\"");
  }

  @Test
  void topicsCostTheRoomNoDatabaseCall() {
    say(MIA, "One.");
    say(MIA, "Two.");
    forge.as(GUS).get(PAGE);
    int without = TestForge.databaseCalls(forge.as(GUS).get(PAGE));
    reply(MIA, 1, "Three.");

    assertThat(TestForge.databaseCalls(forge.as(GUS).get(PAGE))).isEqualTo(without);
  }

  @Test
  void aFormOpensATopicRepliesAndAnswers() {
    var opened =
        forge.as(MIA).post(PAGE + "/topics", Map.of("title", "Arch 8", "text", "Is it *dry*?"));
    assertThat(opened.headers().firstValue("Location").orElse("")).endsWith(PAGE + "/topics/1");
    var replied = forge.as(GUS).post(PAGE + "/topics/1", Map.of("text", "It is."));
    assertThat(replied.headers().firstValue("Location").orElse("")).endsWith("/topics/1#m2");
    assertThat(forge.as(GUS).post(PAGE, Map.of("text", "Really.", "reply", "2")).statusCode())
        .isEqualTo(303);

    assertThat(forge.guest().get(PAGE + "/topics").body()).contains("Arch 8", "3 messages");
    assertThat(
            forge.as(GUS).post(PAGE + "/topics/1/answer", Map.of("answered", "true")).statusCode())
        .isEqualTo(403);
    forge.as(MIA).post(PAGE + "/topics/1/answer", Map.of("answered", "true", "message", "2"));
    assertThat(forge.guest().get(PAGE + "/topics").body()).doesNotContain("Arch 8");
    assertThat(forge.guest().get(PAGE + "/topics?answered=true").body()).contains("Arch 8");
    assertThat(forge.guest().get(PAGE + "/topics/1").body())
        .contains("Answered", "href=\"" + PAGE + "/m/2\">the answer</a>");
  }

  @Test
  void theArchiveOfAnswersIsSearchedByWordsOfTitleAndAnswer() {
    talk();
    reply(GUS, 2, "Noon.");
    assertThat(send(DAN, "PUT", "/topics/1", "{\"answered\":true,\"answer\":3}").body())
        .contains("\"answered\":true", "\"answer\":3");

    for (String found : new String[] {"arch", "mort", "wet+leak"}) {
      assertThat(forge.guest().get(REST + "/topics?answered=true&q=" + found).body())
          .as(found)
          .contains("Why does arch 7 leak?");
    }
    assertThat(forge.guest().get(REST + "/topics?answered=true&q=lunch").body()).isEqualTo("[]");
    assertThat(forge.guest().get(REST + "/topics?q=lunch").body()).contains("Lunch?");
    send(DAN, "PUT", "/topics/1", "{\"answered\":false}");
    assertThat(forge.guest().get(REST + "/topics?answered=true").body()).isEqualTo("[]");
  }

  @Test
  void listsArePagedByCursor() {
    for (int i = 1; i <= 5; i++) {
      send(MIA, "POST", "/topics", "{\"title\":\"T" + i + "\",\"text\":\"x\"}");
    }

    var first = forge.guest().get(REST + "/topics?limit=2");
    assertThat(first.body()).contains("T5", "T4").doesNotContain("T3");
    assertThat(first.headers().firstValue("Link").orElse("")).contains("before=4");
    assertThat(forge.guest().get(REST + "/topics?limit=2&before=4").body())
        .contains("T3", "T2")
        .doesNotContain("T4", "T1");
  }

  @Test
  void renamingReachesEveryMessageAndOnlySomeMay() {
    talk();

    assertThat(send(MIA, "PUT", "/topics/1", "{\"title\":\"Leaks\"}").statusCode()).isEqualTo(403);
    assertThat(send(GUS, "PUT", "/topics/1", "{\"title\":\" \"}").body())
        .contains("The title must not be empty.");
    assertThat(send(GUS, "PUT", "/topics/1", "{\"title\":\"" + "x".repeat(101) + "\"}").body())
        .contains("100 are the limit");
    assertThat(send(GUS, "PUT", "/topics/1", "{\"title\":\"Leaks\"}").statusCode()).isEqualTo(200);

    assertThat(forge.guest().get(REST + "/messages").body())
        .contains("\"title\":\"Leaks\"")
        .doesNotContain("\"title\":\"Why");
  }

  @Test
  void messagesMoveBetweenTopicsWithTheirAddresses() {
    talk();
    assertThat(send(MIA, "POST", "/topics/1/moved", "{\"messages\":[2]}").statusCode())
        .isEqualTo(403);
    assertThat(send(MIA, "POST", "/topics", "{\"title\":\"Thanks\",\"messages\":[4]}").body())
        .contains("\"id\":2,", "\"messages\":1", "\"last\":4");
    assertThat(send(DAN, "POST", "/topics/1/moved", "{\"messages\":[2]}").body())
        .contains("\"messages\":3", "\"last\":3");

    assertThat(forge.guest().get(REST + "/topics/1/messages").body())
        .contains("Lunch?")
        .doesNotContain("Thank you!");
    assertThat(forge.guest().get(PAGE + "/m/4").body()).contains("data-target=\"4\"");
    assertThat(send(MIA, "DELETE", "/messages/4/topic", null).statusCode()).isEqualTo(204);
    assertThat(forge.guest().get(REST + "/topics").body()).doesNotContain("Thanks");
    assertThat(forge.guest().get(REST + "/messages/4").body()).doesNotContain("\"topic\"");
    assertThat(send(DAN, "POST", "/topics/1/moved", "{\"messages\":[]}").statusCode())
        .isEqualTo(422);
    assertThat(send(DAN, "POST", "/topics/1/moved", "{\"messages\":[null]}").statusCode())
        .isEqualTo(422);
    assertThat(send(DAN, "POST", "/topics/1/moved", "{\"messages\":[99]}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void whoTakesPartFollowsAndSeesHowMuchIsUnread() {
    talk();
    assertThat(forge.as(GUS).get(REST + "/topics?following=true").body())
        .contains("\"id\":1,", "\"unread\":1");
    assertThat(forge.as(DAN).get(REST + "/topics?following=true").body()).isEqualTo("[]");

    send(GUS, "POST", "/topics/1/read", "{\"id\":4}");
    assertThat(forge.as(GUS).get(REST + "/topics?following=true").body()).contains("\"unread\":0");
    reply(MIA, 3, "One more thing.");
    assertThat(forge.as(GUS).get(REST + "/topics?following=true").body()).contains("\"unread\":1");
    send(GUS, "POST", "/read", "{\"id\":5}");
    assertThat(forge.as(GUS).get(REST + "/topics?following=true").body()).contains("\"unread\":0");

    send(GUS, "DELETE", "/topics/1/following", null);
    assertThat(forge.as(GUS).get(REST + "/topics?following=true").body()).isEqualTo("[]");
    assertThat(forge.guest().json("PUT", REST + "/topics/1/following", "{}").statusCode())
        .isEqualTo(401);
  }

  @Test
  void theSameNonceOpensOneTopic() {
    String wish = "{\"title\":\"Once\",\"text\":\"Hello.\",\"nonce\":\"n1\"}";
    var first = send(MIA, "POST", "/topics", wish);
    var again = send(MIA, "POST", "/topics", wish);

    assertThat(again.body()).isEqualTo(first.body()).contains("\"messages\":1");
    assertThat(forge.guest().get(REST + "/messages").body()).doesNotContain("\"id\":2,");
  }

  @Test
  void nothingOfADeletedMessageStaysInATitle() {
    say(MIA, "my password is swordfish");
    reply(GUS, 1, "Delete that!");
    send(MIA, "DELETE", "/messages/1", null);
    forge.settle();

    assertThat(forge.guest().get(PAGE).body()).contains("Topic 1").doesNotContain("swordfish");
    for (String collection : new String[] {"chat_topics", "chat_messages"}) {
      assertThat(
              DATABASE.get().getCollection(collection).find().into(new ArrayList<>()).stream()
                  .map(Document::toJson))
          .as(collection)
          .noneMatch(d -> d.contains("swordfish"));
    }
    assertThat(send(GUS, "POST", "/messages", "{\"text\":\"x\",\"replyTo\":1}").statusCode())
        .isEqualTo(409);
  }

  @Test
  void topicsAreFoundAsArtifacts() {
    talk();
    forge.settle();

    assertThat(forge.forge().artifacts().card(forge.visit(GUS, "chat"), "t1"))
        .hasValueSatisfying(
            card -> {
              assertThat(card.title()).isEqualTo("Why does arch 7 leak?");
              assertThat(card.page()).isEqualTo(PAGE + "/topics/1");
            });
    assertThat(forge.forge().artifacts().card(forge.visit(GUS, "chat"), "t2")).isEmpty();
  }

  @Test
  void hostileTitlesAreHarmless() {
    send(MIA, "POST", "/topics", "{\"title\":\"<script>alert(1)</script>\",\"text\":\"x\"}");

    for (String page : new String[] {PAGE, PAGE + "/topics", PAGE + "/topics/1"}) {
      assertThat(forge.as(ADA).get(page).body())
          .contains("&lt;script&gt;alert(1)")
          .doesNotContain("<script>alert(1)");
    }
  }
}
