package forge.chat.web;

import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reporting a message by a page, without JavaScript. */
class ReportsWebTest {
  private static final String FORM = TalkingForge.PAGE + "/m/1/report";
  @RegisterExtension final TalkingForge talk = new TalkingForge();

  @Test
  void theMessageLeadsToAFormAndBackToItself() {
    talk.say(GUS, "a **rude** remark");
    assertThat(talk.as(MIA).get(TalkingForge.PAGE + "/m/1").body()).contains("href=\"" + FORM);
    assertThat(talk.as(MIA).get(FORM).body())
        .contains("a rude remark", "name=\"reason\"", "name=\"csrf\"");

    var answer = talk.as(MIA).post(FORM, Map.of("reason", "He is\r\nrude"));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .endsWith(TalkingForge.PAGE + "/m/1");
    assertThat(talk.as(DAN).get(TalkingForge.PAGE + "/moderation").body()).contains("He is rude");
  }

  @Test
  void whatIsWrongIsSaidBesideWhatWasTyped() {
    talk.say(GUS, "a remark");
    String long301 = "x".repeat(301);
    var again = talk.as(MIA).post(FORM, Map.of("reason", long301));
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains(long301, "300");
    assertThat(talk.guest().get(FORM).statusCode()).isIn(303, 401);
    talk.send(GUS, "DELETE", "/messages/1", null);
    assertThat(talk.as(MIA).get(FORM).statusCode()).isEqualTo(409);
  }

  @Test
  void onesOwnMessageIsNotOffered() {
    talk.say(GUS, "a remark");
    assertThat(talk.as(GUS).get(TalkingForge.PAGE + "/m/1").body()).doesNotContain(FORM);
    assertThat(talk.guest().get(TalkingForge.PAGE + "/m/1").body()).doesNotContain(FORM);
  }
}
