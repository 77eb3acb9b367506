package forge.chat.web;

import static forge.chat.web.TalkingForge.PAGE;
import static forge.chat.web.TalkingForge.REST;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.user.UserId;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several messages of a topic, moved by a form. */
class TopicMoveWebTest {
  @RegisterExtension final TalkingForge talk = new TalkingForge();

  @BeforeEach
  void talkOfMortar() {
    talk.send(MIA, "POST", "/topics", "{\"title\":\"Mortar\",\"text\":\"Too wet?\"}");
    talk.said(GUS, "{\"text\":\"What about lunch?\",\"replyTo\":1}");
    talk.said(MIA, "{\"text\":\"At noon.\",\"replyTo\":1}");
    talk.send(DAN, "POST", "/topics", "{\"title\":\"Bricks\",\"text\":\"Red ones.\"}");
  }

  private HttpResponse<String> move(UserId by, String form) {
    var browser = talk.as(by);
    String csrf = URLEncoder.encode(browser.csrf(), StandardCharsets.UTF_8);
    return browser.send(
        browser
            .request(PAGE + "/topics/1/move")
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form + "&csrf=" + csrf)));
  }

  private String topic(int number) {
    return talk.guest().get(REST + "/topics/" + number + "/messages").body();
  }

  @Test
  void severalGoToANewTopic() {
    assertThat(talk.as(DAN).get(PAGE + "/topics/1/move").body())
        .contains("What about lunch?", "At noon.", "Bricks");
    var answer = move(DAN, "messages=2&messages=3&to=new&title=Lunch");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/topics/3");
    assertThat(topic(3)).contains("\"id\":2,", "\"id\":3,");
    assertThat(topic(1)).contains("\"id\":1,").doesNotContain("\"id\":2,", "\"id\":3,");
  }

  @Test
  void orToOneThatIsThereOrToNone() {
    move(DAN, "messages=3&to=2");
    assertThat(topic(2)).contains("\"id\":3,", "\"id\":4,");
    move(DAN, "messages=2&to=none");
    assertThat(topic(1)).doesNotContain("\"id\":2,");
    assertThat(talk.messages()).contains("\"id\":2,");
  }

  @Test
  void peopleMoveTheirOwnOnes() {
    assertThat(talk.as(GUS).get(PAGE + "/topics/1/move").body())
        .contains("What about lunch?")
        .doesNotContain("At noon.");
    assertThat(move(GUS, "messages=3&to=none").statusCode()).isEqualTo(403);
    assertThat(move(GUS, "messages=2&to=none").statusCode()).isEqualTo(303);
    assertThat(talk.guest().get(PAGE + "/topics/1/move").statusCode()).isIn(303, 401);
  }

  @Test
  void whatIsMissingIsNamedAndWhatWasChosenStays() {
    assertThat(move(DAN, "to=2").body()).contains("Choose the messages to move.");
    var answer = move(DAN, "messages=2&to=new&title=");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("The title must not be empty.", "value=\"2\" checked");
    assertThat(move(DAN, "messages=2&to=99").statusCode()).isEqualTo(404);
    assertThat(talk.as(DAN).get(PAGE + "/topics/9/move").statusCode()).isEqualTo(404);
  }
}
