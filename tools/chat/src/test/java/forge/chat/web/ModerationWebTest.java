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
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ModerationWebTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String PAGE = "/p/aqueduct/chat";
  private static final String REST = "/rest" + PAGE;
  private static final String KEEP = PAGE + "/moderation";
  private TestForge forge;

  @BeforeEach
  void start() {
    forge = TestForge.start(DATABASE.fresh());
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  private HttpResponse<String> say(UserId by, String text) {
    forge.clock().advance(Duration.ofSeconds(1));
    return forge.as(by).json("POST", REST + "/messages", "{\"text\":\"" + text + "\"}");
  }

  private int report(UserId by, int number) {
    return forge
        .as(by)
        .json("POST", REST + "/messages/" + number + "/report", "{\"reason\":\"rude\"}")
        .statusCode();
  }

  private void rules(String name, String value) {
    var form = new HashMap<>(Map.of("hideAfter", "2", "indexed", "true"));
    form.put(name, value);
    assertThat(forge.as(DAN).post(KEEP + "/rules", form).statusCode()).isEqualTo(303);
    forge.clock().advance(Duration.ofSeconds(6));
  }

  @Test
  void whoIsBannedSpeaksAgainWhenTheBanEnds() {
    say(GUS, "spam");
    var ban = Map.of("user", "gus", "kind", "ban", "hours", "2", "reason", "spam");
    assertThat(forge.as(DAN).post(KEEP + "/sanctions", ban).statusCode()).isEqualTo(303);

    assertThat(say(GUS, "more spam").body()).contains("banned until", "spam");
    assertThat(forge.as(DAN).get(KEEP).body()).contains("banned gus for 2 hours: spam");

    forge.clock().advance(Duration.ofHours(2));
    assertThat(say(GUS, "sorry").statusCode()).isEqualTo(201);
  }

  @Test
  void onlyKeepersSeeAndDoThis() {
    for (UserId other : java.util.List.of(MIA, GUS)) {
      assertThat(forge.as(other).get(KEEP).statusCode()).isEqualTo(403);
      assertThat(forge.as(other).post(KEEP + "/lock", Map.of("hours", "5")).statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void reportsOfTrustedReadersHideAMessageUntilSomebodyLooks() {
    rules("hideAfter", "2");
    say(MIA, "I am here");
    say(ADA, "so am I");
    forge.clock().advance(Duration.ofDays(8));
    say(GUS, "a vile thing");

    report(MIA, 3);
    report(MIA, 3);
    assertThat(forge.guest().get(PAGE).body()).contains("vile");
    report(ADA, 3);
    assertThat(forge.guest().get(PAGE).body()).doesNotContain("vile").contains("moderator");
    assertThat(forge.guest().get(REST + "/messages").body()).doesNotContain("vile");
    assertThat(
            forge
                .as(GUS)
                .json("PUT", REST + "/messages/3", "{\"text\":\"a vile thing again\"}")
                .statusCode())
        .isEqualTo(409);

    assertThat(forge.as(DAN).get(KEEP).body()).contains("vile", "rude");
    forge.as(DAN).post(KEEP + "/reports/3/keep", Map.of());
    assertThat(forge.guest().get(PAGE).body()).contains("vile");
    assertThat(forge.as(DAN).get(KEEP).body()).contains("Nothing waits to be looked at.");
  }

  @Test
  void slowModeAndWordsAreRefusedWithASentence() {
    rules("slow", "60");
    say(GUS, "one");
    assertThat(say(GUS, "two").body()).contains("slow mode");
    assertThat(say(DAN, "keepers are not slowed").statusCode()).isEqualTo(201);
    assertThat(say(DAN, "at all").statusCode()).isEqualTo(201);

    rules("words", "cheap watches");
    assertThat(say(MIA, "Buy CHEAP watches").body()).contains("rules of this room");
  }

  @Test
  void aLockKeepsOutAllButOlderMembers() {
    say(MIA, "long before");
    forge.clock().advance(Duration.ofDays(2));
    forge.as(DAN).post(KEEP + "/lock", Map.of("hours", "5"));

    assertThat(say(GUS, "raid").statusCode()).isEqualTo(403);
    assertThat(say(MIA, "still here").statusCode()).isEqualTo(201);
  }

  @Test
  void whoWantsToJoinWaitsWhereAModeratorDecides() {
    forge.as(MIA).json("POST", "/rest/chat/rooms", "{\"label\":\"Guild\",\"access\":\"members\"}");
    forge.as(MIA).post("/chat/r/guild/moderation/rules", Map.of("approval", "true"));

    forge.as(GUS).post("/chat/r/guild/join", Map.of());
    assertThat(forge.as(GUS).get("/chat/r/guild").body()).contains("You asked to come in");
    assertThat(forge.as(MIA).get("/chat/r/guild/moderation").body()).contains("At the door");

    forge.as(MIA).post("/chat/r/guild/moderation/door", Map.of("user", "gus", "in", "true"));
    assertThat(forge.as(GUS).get("/chat/r/guild").body()).contains("Write to Guild");

    forge.as(MIA).post("/chat/r/guild/moderation/sanctions", Map.of("user", "gus", "kind", "ban"));
    assertThat(forge.as(GUS).get("/rest/chat/r/guild/messages").statusCode()).isEqualTo(404);
    assertThat(forge.as(GUS).post("/chat/r/guild/join", Map.of()).statusCode()).isEqualTo(403);
  }
}
