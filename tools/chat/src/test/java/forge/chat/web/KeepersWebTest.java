package forge.chat.web;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestForge;
import forge.user.UserId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What waits in a room stands at the top of every page of those who keep it, until it is done. */
class KeepersWebTest {
  private static final String ELSEWHERE = "/projects";
  @RegisterExtension final TalkingForge talk = new TalkingForge();

  private String top(UserId user) {
    return talk.as(user).get(ELSEWHERE).body();
  }

  @Test
  void aReportStandsOnEveryPageOfKeepersAndCostsThemNoCall() {
    talk.say(GUS, "a rude remark");
    talk.say(GUS, "another");
    top(DAN); // from then on the session is known
    int calls = TestForge.databaseCalls(talk.as(DAN).get(ELSEWHERE));

    talk.as(MIA).post(TalkingForge.PAGE + "/m/1/report", Map.of("reason", "rude"));
    talk.as(MIA).post(TalkingForge.PAGE + "/m/2/report", Map.of("reason", "rude"));
    talk.forge().settle();

    assertThat(top(DAN))
        .contains("1 waiting for you", "A message was reported.")
        .contains("href=\"" + TalkingForge.PAGE + "/moderation\"");
    assertThat(top(ADA)).contains("1 waiting for you");
    assertThat(top(MIA)).doesNotContain("waiting for you");
    assertThat(TestForge.databaseCalls(talk.as(DAN).get(ELSEWHERE))).isEqualTo(calls);
  }

  @Test
  void itGoesWithTheLastThatWaited() {
    talk.say(GUS, "a rude remark");
    talk.say(GUS, "another");
    talk.as(MIA).post(TalkingForge.PAGE + "/m/1/report", Map.of("reason", "rude"));
    talk.as(MIA).post(TalkingForge.PAGE + "/m/2/report", Map.of("reason", "rude"));
    talk.forge().settle();

    decide(1);
    assertThat(top(ADA)).contains("waiting for you");
    decide(2);
    assertThat(top(ADA)).doesNotContain("waiting for you");
    assertThat(top(DAN)).doesNotContain("waiting for you");
  }

  private void decide(int message) {
    String at = TalkingForge.PAGE + "/moderation/reports/" + message + "/keep";
    var done = talk.as(DAN).post(at, Map.of());
    assertThat(done.statusCode()).isEqualTo(303);
  }

  @Test
  void whatIsDoneBeforeAnybodyIsToldWaitsForNobody() {
    talk.say(GUS, "a rude remark");
    talk.as(MIA).post(TalkingForge.PAGE + "/m/1/report", Map.of("reason", "rude"));
    decide(1);
    talk.forge().settle();

    assertThat(top(DAN)).doesNotContain("waiting for you");
  }

  @Test
  void anotherNodeShowsItToo() {
    try (TestForge other = talk.forge().node()) {
      talk.say(GUS, "a rude remark");
      talk.as(MIA).post(TalkingForge.PAGE + "/m/1/report", Map.of("reason", "rude"));
      talk.forge().settle();
      talk.forge().hearAll();

      assertThat(other.as(DAN).get(ELSEWHERE).body()).contains("1 waiting for you");
    }
  }
}
