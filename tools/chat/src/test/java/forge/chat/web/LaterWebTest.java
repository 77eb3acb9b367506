package forge.chat.web;

import static forge.chat.web.TalkingForge.PAGE;
import static forge.chat.web.TalkingForge.REST;
import static forge.testing.People.ADA;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is begun, and what waits for its time. */
class LaterWebTest {
  @RegisterExtension final TalkingForge talk = new TalkingForge();

  private String in(Duration time) {
    return talk.forge().clock().instant().plus(time).toString();
  }

  private java.net.http.HttpResponse<String> later(String text, String at) {
    return talk.as(MIA)
        .json("POST", REST + "/later", "{\"text\":\"" + text + "\",\"at\":\"" + at + "\"}");
  }

  @Test
  void aMessageWaitsForItsTimeAndIsSaidOnce() {
    assertThat(later("Good morning.", in(Duration.ofHours(8))).statusCode()).isEqualTo(201);
    talk.pass(Duration.ofHours(7));
    assertThat(talk.messages()).isEqualTo("[]");
    assertThat(talk.as(MIA).get(REST + "/later").body()).contains("Good morning.");
    assertThat(talk.as(GUS).get(REST + "/later").body()).isEqualTo("[]");

    talk.pass(Duration.ofMinutes(61));
    talk.pass(Duration.ofMinutes(61));
    assertThat(talk.messages())
        .contains("Good morning.", "\"author\":\"mia\"", "\"name\":\"Mia\"")
        .doesNotContain("\"id\":2,");
    assertThat(talk.as(MIA).get(REST + "/later").body()).isEqualTo("[]");
  }

  @Test
  void untilThenItCanBeCancelledByItsAuthorAlone() {
    var id =
        Pattern.compile("\"id\":\"([^\"]+)\"").matcher(later("x", in(Duration.ofHours(1))).body());
    assertThat(id.find()).isTrue();
    String at = REST + "/later/" + id.group(1);
    assertThat(talk.as(ADA).json("DELETE", at, null).statusCode()).isEqualTo(404);
    assertThat(talk.as(MIA).json("DELETE", at, null).statusCode()).isEqualTo(204);

    talk.pass(Duration.ofHours(2));
    assertThat(talk.messages()).isEqualTo("[]");
  }

  @Test
  void untilThenItsTextAndTimeAreChanged() {
    String made = later("Godo morning.", in(Duration.ofHours(1))).body();
    String id = TalkingForge.json(made).get("id").asText();
    String change = "{\"text\":\"Good morning.\",\"at\":\"" + in(Duration.ofHours(3)) + "\"}";
    assertThat(talk.as(ADA).json("PUT", REST + "/later/" + id, change).statusCode()).isEqualTo(404);
    assertThat(talk.as(MIA).json("PUT", REST + "/later/" + id, change).statusCode()).isEqualTo(200);
    assertThat(talk.as(MIA).get(PAGE + "/later/" + id).body()).contains("Good morning.");

    talk.pass(Duration.ofHours(2));
    assertThat(talk.messages()).isEqualTo("[]");
    assertThat(talk.as(MIA).get("/chat/unsent").body()).contains("Good morning.");
    talk.pass(Duration.ofMinutes(61));
    assertThat(talk.messages()).contains("Good morning.").doesNotContain("\"id\":2,");
  }

  @Test
  void inATopicItIsSaidThere() {
    talk.say(MIA, "one");
    talk.said(MIA, "{\"text\":\"two\",\"replyTo\":1}");
    String in = in(Duration.ofHours(1)).substring(0, 16);
    var form = Map.of("text", "three", "at", in, "topic", "1");
    assertThat(talk.as(MIA).post(PAGE + "/later", form).statusCode()).isEqualTo(303);
    talk.pass(Duration.ofHours(2));
    assertThat(talk.guest().get(REST + "/topics/1/messages").body()).contains("three");
  }

  @Test
  void whoMayNotWriteByThenReadsWhy() {
    later("Too late.", in(Duration.ofHours(1)));
    talk.as(ADA)
        .json("PUT", REST + "/sanctions/mia", "{\"ban\":false,\"reason\":\"Noise\",\"hours\":9}");
    talk.pass(Duration.ofHours(2));

    assertThat(talk.messages()).isEqualTo("[]");
    assertThat(talk.as(MIA).get(PAGE + "/later").body()).contains("Not sent: ", "muted");
  }

  @Test
  void timesAreCheckedAndSoIsHowMany() {
    assertThat(later("x", in(Duration.ofHours(-1))).body()).contains("must be in the future");
    assertThat(later("x", in(Duration.ofDays(400))).statusCode()).isEqualTo(422);
    assertThat(later("x", "soon").statusCode()).isEqualTo(422);
    assertThat(later(" ", in(Duration.ofHours(1))).statusCode()).isEqualTo(422);
    for (int i = 0; i < 50; i++) {
      assertThat(later("x", in(Duration.ofHours(1))).statusCode()).isEqualTo(201);
    }
    assertThat(later("x", in(Duration.ofHours(1))).body()).contains("50 messages");
    assertThat(talk.guest().get(REST + "/later").statusCode()).isEqualTo(401);
  }

  @Test
  void theFormTakesTheClockOfTheBrowser() {
    Instant at = talk.forge().clock().instant().plus(Duration.ofHours(2));
    String local = at.plus(Duration.ofHours(1)).toString().substring(0, 16);
    talk.as(MIA).post(PAGE + "/later", Map.of("text", "By form.", "at", local, "zone", "60"));

    assertThat(talk.as(MIA).get(REST + "/later").body())
        .contains("\"at\":\"" + at.toString().substring(0, 16));
    assertThat(talk.as(MIA).post(PAGE + "/later", Map.of("text", "x", "at", "soon")).body())
        .contains("The time is written as");
  }

  @Test
  void draftsAreKeptForEachPersonAndRoomAndTopic() {
    var mia = talk.as(MIA);
    assertThat(mia.json("PUT", REST + "/draft", "{\"text\":\"Half\"}").statusCode()).isEqualTo(204);
    mia.json("PUT", REST + "/draft?topic=1", "{\"text\":\"Other\"}");

    assertThat(mia.get(REST + "/draft").body()).contains("\"text\":\"Half\"");
    assertThat(mia.get(REST + "/draft?topic=1").body()).contains("Other");
    assertThat(talk.as(GUS).get(REST + "/draft").body()).contains("\"text\":\"\"");
    assertThat(mia.get(PAGE + "/later").body()).contains("Half</textarea>");
    mia.json("PUT", REST + "/draft", "{\"text\":\"\"}");
    assertThat(mia.get(REST + "/draft").body()).contains("\"text\":\"\"");
    assertThat(talk.guest().get(REST + "/draft").statusCode()).isEqualTo(401);
    assertThat(mia.get(REST + "/draft?topic=0").statusCode()).isEqualTo(422);
    assertThat(mia.json("PUT", REST + "/draft", "{\"text\":\"" + "x".repeat(16_384) + "\"}").body())
        .contains("16383 are the limit");
  }

  @Test
  void draftsNobodyTouchesAreForgotten() {
    talk.as(MIA).json("PUT", REST + "/draft", "{\"text\":\"Half\"}");
    talk.pass(Duration.ofDays(91));
    talk.pass(Duration.ofDays(1));

    assertThat(talk.kept("chat_drafts")).isZero();
  }
}
