package forge.chat.web;

import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import forge.user.UserId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody has read and marks as unread, to come back to it. */
class UnreadWebTest {
  private static final String ROOM = TalkingForge.PAGE;
  @RegisterExtension final TalkingForge talk = new TalkingForge();

  private void lines(int many) {
    for (int i = 1; i <= many; i++) {
      talk.say(MIA, "line " + i);
    }
  }

  private void read(UserId user, long number) {
    assertThat(talk.send(user, "POST", "/read", "{\"id\":" + number + "}").statusCode())
        .isEqualTo(204);
  }

  private void unread(UserId user, long number) {
    var answer = talk.send(user, "POST", "/messages/" + number + "/unread", null);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private JsonNode listed(UserId user) {
    for (JsonNode room : TalkingForge.json(talk.as(user).get("/rest/chat").body())) {
      if (room.get("url").asText().equals(ROOM)) {
        return room;
      }
    }
    throw new AssertionError(user + " is not in the room");
  }

  private long left(UserId user) {
    return listed(user).get("unread").asLong();
  }

  @Test
  void itAndAllAfterItWaitToBeReadAgain() {
    talk.as(GUS).post(ROOM + "/join", Map.of());
    lines(3);
    talk.callsOut(MIA, "@gus four");
    talk.say(MIA, "five");
    read(GUS, 5);
    assertThat(left(GUS)).isZero();

    unread(GUS, 3);

    assertThat(left(GUS)).isEqualTo(3);
    assertThat(talk.calls(GUS)).isEqualTo(1);
    String page = talk.as(GUS).get(ROOM).body();
    assertThat(page.substring(0, page.indexOf("id=\"m3\""))).contains("id=\"new\"");
    assertThat(page.substring(0, page.indexOf("id=\"m2\""))).doesNotContain("id=\"new\"");
    assertThat(talk.as(GUS).get("/chat/away").body()).contains("3 messages").contains("five");
    read(GUS, 5);
    assertThat(left(GUS)).isZero();
  }

  @Test
  void ownMessagesAreMarkedLikeThoseOfOthers() {
    talk.say(DAN, "a promise");
    talk.say(DAN, "another");
    assertThat(left(DAN)).isZero();
    unread(DAN, 2);
    assertThat(left(DAN)).isEqualTo(1);
    assertThat(talk.as(DAN).get(ROOM).body()).contains("id=\"new\"");
  }

  @Test
  void whatWasReadBeforeMovesNobodyForwardWhenItIsWrittenLater() {
    lines(4);
    talk.as(GUS).post(ROOM + "/join", Map.of());
    read(GUS, 4);
    unread(GUS, 2);
    talk.forge().clock().advance(Duration.ofSeconds(1));
    read(GUS, 3);
    assertThat(left(GUS)).isEqualTo(1);
  }

  @Test
  void topicsGoBackWithTheirRoom() {
    lines(1);
    talk.said(DAN, "{\"text\":\"an answer\",\"replyTo\":1}");
    talk.said(MIA, "{\"text\":\"thanks\",\"replyTo\":1}");
    talk.said(MIA, "{\"text\":\"really\",\"replyTo\":1}");
    read(DAN, 4);
    assertThat(following(DAN)).isZero();
    unread(DAN, 3);
    assertThat(following(DAN)).isEqualTo(2);
  }

  private long following(UserId user) {
    var topics = talk.as(user).get(TalkingForge.REST + "/topics?following=true").body();
    return TalkingForge.json(topics).get(0).path("unread").asLong();
  }

  @Test
  void withoutJavaScriptAFormStandsBelowTheMessageThatWasAskedFor() {
    lines(2);
    talk.as(GUS).post(ROOM + "/join", Map.of());
    read(GUS, 2);
    String form = "action=\"" + ROOM + "/m/2/unread\"";
    assertThat(talk.as(GUS).get(ROOM + "/m/2").body()).contains(form);
    assertThat(talk.as(GUS).get(ROOM).body()).doesNotContain(form);
    assertThat(talk.guest().get(ROOM + "/m/2").body()).doesNotContain(form);

    var answer = talk.as(GUS).post(ROOM + "/m/2/unread", Map.of());

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/chat"));
    assertThat(left(GUS)).isEqualTo(1);
  }

  @Test
  void itNeedsAnAccountAndAMessage() {
    lines(1);
    assertThat(
            talk.guest().json("POST", TalkingForge.REST + "/messages/1/unread", null).statusCode())
        .isEqualTo(401);
    assertThat(talk.send(GUS, "POST", "/messages/9/unread", null).statusCode()).isEqualTo(404);
  }
}
