package forge.chat.web;

import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.user.UserId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People who do not want to hear from others, and what is left to these. */
class BlocksWebTest {
  private static final String REST = "/rest/chat/blocks";
  @RegisterExtension final TalkingForge talk = new TalkingForge();

  private void blocks(UserId by, String user) {
    assertThat(talk.as(by).json("PUT", REST + "/" + user, null).statusCode()).isEqualTo(204);
  }

  private void unblocks(UserId by, String user) {
    assertThat(talk.as(by).json("DELETE", REST + "/" + user, null).statusCode()).isEqualTo(204);
  }

  private HttpResponse<String> direct(UserId by, String people) {
    return talk.as(by).json("POST", "/rest/chat/direct", "{\"people\":[" + people + "]}");
  }

  private static String page(HttpResponse<String> made) {
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return TalkingForge.json(made.body()).get("url").asText();
  }

  private HttpResponse<String> writes(UserId by, String room, String text) {
    talk.forge().clock().advance(Duration.ofSeconds(2));
    return talk.as(by).json("POST", "/rest" + room + "/messages", "{\"text\":\"" + text + "\"}");
  }

  @Test
  void neitherWritesInTheConversationTheyHaveAndItStays() {
    String room = page(direct(GUS, "\"mia\""));
    assertThat(writes(GUS, room, "hello").statusCode()).isEqualTo(201);
    blocks(MIA, "gus");

    var refused = writes(GUS, room, "are you there?");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("You may not write in this conversation.");
    assertThat(refused.body().toLowerCase(Locale.ROOT)).doesNotContain("block");
    assertThat(writes(MIA, room, "no").body()).contains("You blocked this person.");
    var reaction = talk.as(GUS).json("PUT", "/rest" + room + "/messages/1/reactions/👍", null);
    assertThat(reaction.statusCode()).isEqualTo(403);
    var edit = talk.as(GUS).json("PUT", "/rest" + room + "/messages/1", "{\"text\":\"hey\"}");
    assertThat(edit.statusCode()).isEqualTo(403);

    String his = talk.as(GUS).get(room).body();
    assertThat(his).contains("hello", "You cannot write in this conversation.");
    assertThat(his)
        .containsPattern("<form class=\"room-composer\"[^>]* hidden>")
        .doesNotContain("Unblock");
    assertThat(talk.as(MIA).get(room).body())
        .contains("msg-blocked", "You blocked this person", "Unblock");
    assertThat(page(direct(GUS, "\"mia\""))).isEqualTo(room);

    unblocks(MIA, "gus");
    assertThat(writes(GUS, room, "again").statusCode()).isEqualTo(201);
    assertThat(talk.as(MIA).get(room).body()).doesNotContain("msg-blocked");
  }

  @Test
  void noConversationBeginsAndNobodyIsAskedIn() {
    blocks(MIA, "gus");
    assertThat(direct(GUS, "\"mia\"").body()).contains("You may not write to this person.");
    assertThat(direct(GUS, "\"mia\",\"dan\"").statusCode()).isEqualTo(403);
    assertThat(direct(MIA, "\"gus\"").body()).contains("Unblock them");
    assertThat(direct(DAN, "\"mia\",\"gus\"").statusCode()).isEqualTo(201);
    var form = talk.as(GUS).post("/chat/direct", Map.of("people", "mia"));
    assertThat(form.statusCode()).isEqualTo(422);
    assertThat(form.body()).contains("You may not write to this person.");

    talk.as(GUS).json("POST", "/rest/chat/rooms", "{\"label\":\"gus\",\"access\":\"private\"}");
    var invited = talk.as(GUS).json("POST", "/rest/chat/r/gus/members", "{\"user\":\"mia\"}");
    assertThat(invited.body()).contains("You may not ask mia in.");
  }

  @Test
  void callsByWhomOneBlockedCountNothingAndTellNothing() {
    talk.say(MIA, "I belong here.");
    talk.say(DAN, "me too");
    talk.said(MIA, "{\"text\":\"a topic\",\"replyTo\":1}");
    blocks(MIA, "dan");
    long told = talk.kept("chat_missed");

    talk.callsOut(DAN, "@mia, @all, listen");
    talk.said(DAN, "{\"text\":\"in the topic\",\"replyTo\":1}");
    talk.pass(Duration.ofMinutes(1));

    assertThat(talk.calls(MIA)).isZero();
    assertThat(talk.kept("chat_missed")).isEqualTo(told);
    talk.callsOut(GUS, "@mia!");
    assertThat(talk.calls(MIA)).isEqualTo(1);
    unblocks(MIA, "dan");
    talk.callsOut(DAN, "@mia again");
    assertThat(talk.calls(MIA)).isEqualTo(2);
  }

  @Test
  void linesAreFoldedForWhoBlockedAlone() {
    talk.say(GUS, "a rude remark");
    talk.say(DAN, "a kind remark");
    blocks(MIA, "gus");

    String hers = talk.as(MIA).get(TalkingForge.PAGE).body();
    assertThat(hers)
        .contains("data-blocked=\"gus\"", "a rude remark")
        .containsOnlyOnce("msg-blocked");
    assertThat(talk.as(DAN).get(TalkingForge.PAGE).body()).doesNotContain("msg-blocked");
    assertThat(talk.guest().get(TalkingForge.PAGE).body()).doesNotContain("msg-blocked");
    assertThat(talk.as(MIA).get(TalkingForge.PAGE + "/members").body()).contains("blocked by you");
  }

  @Test
  void thePageListsThemAndUnblocks() {
    var answer = talk.as(MIA).post("/chat/blocks", Map.of("user", "@Gus"));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(talk.as(MIA).get("/chat/blocks").body()).contains("href=\"/u/gus\"");
    assertThat(talk.as(GUS).get("/chat/blocks").body()).contains("You blocked nobody");
    assertThat(talk.as(MIA).get(REST).body()).contains("\"user\":\"gus\"");
    talk.as(MIA).post("/chat/blocks/remove", Map.of("user", "gus"));
    assertThat(talk.as(MIA).get(REST).body()).isEqualTo("[]");
  }

  @Test
  void refusalsSayWhatIsWrong() {
    assertThat(talk.as(MIA).post("/chat/blocks", Map.of("user", "nobody")).body())
        .contains("Nobody here has this user name.");
    assertThat(talk.as(MIA).post("/chat/blocks", Map.of("user", "mia")).body())
        .contains("You cannot block yourself.");
    assertThat(talk.guest().json("PUT", REST + "/gus", null).statusCode()).isEqualTo(401);
  }
}
