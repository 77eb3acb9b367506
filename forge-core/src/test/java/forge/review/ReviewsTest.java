package forge.review;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.User;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReviewsTest {
  private static final String PAGE = "/p/aqueduct/-/reviews";
  private static final String API = "/rest" + PAGE;

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private TestForge forge = TestForge.start(DATABASE.fresh());

  @BeforeEach
  void write() {
    forge.as(GUS).post(PAGE, Map.of("stars", "2", "text", "It *leaks* <i onclick=x>much</i>."));
    forge.as(MIA).json("PUT", API, "{\"stars\": 5, \"text\": \"Carries well.\"}");
    forge.settle();
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  @Test
  void everybodyReadsThemAndTheirAverage() {
    String page = forge.guest().get(PAGE).body();

    assertThat(page).contains("It <em>leaks</em>").contains("Carries well.").contains("3.5");
    assertThat(page).doesNotContain("onclick");
    assertThat(forge.guest().get("/p/aqueduct").body()).contains("3.5").contains("(2)");
    assertThat(forge.guest().get(API + "?limit=1").headers().firstValue("Link")).isPresent();
  }

  @Test
  void oneAccountHasOneReviewWhichItMayChangeAndRemove() {
    forge.as(GUS).post(PAGE, Map.of("stars", "4", "text", "Repaired."));
    forge.settle();
    assertThat(forge.guest().get(PAGE).body()).contains("Repaired.").doesNotContain("leaks");
    assertThat(forge.guest().get("/p/aqueduct").body()).contains("4.5").contains("(2)");

    forge.as(GUS).post(PAGE + "/remove", Map.of());
    forge.settle();
    assertThat(forge.guest().get("/p/aqueduct").body()).contains("5.0").contains("(1)");
    assertThat(forge.as(GUS).json("DELETE", API, null).statusCode()).isEqualTo(404);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThat(forge.as(GUS).json("PUT", API, "{\"stars\": 6}").body())
        .contains("one to five stars")
        .contains("\"field\":\"stars\"");
    assertThat(
            forge
                .as(GUS)
                .post(PAGE, Map.of("stars", "1", "text", "http://a http://b http://c"))
                .body())
        .contains("at most 2 links")
        .contains("http://b");
    assertThat(forge.guest().json("PUT", API, "{\"stars\": 1}").statusCode()).isEqualTo(401);
  }

  @Test
  void whoMakesItDoesNotReviewIt() {
    assertThat(forge.as(DAN).json("PUT", API, "{\"stars\": 5}").statusCode()).isEqualTo(403);
    assertThat(forge.as(ADA).get(PAGE).body()).contains("others review it");
  }

  @Test
  void theProjectReplies() {
    forge.as(ADA).post(PAGE + "/gus/reply", Map.of("reply", "We mended it."));

    assertThat(forge.guest().get(PAGE).body())
        .contains("We mended it.")
        .contains("for the project");
    assertThat(forge.as(DAN).json("PUT", API + "/gus/reply", "{\"text\": \"x\"}").statusCode())
        .isEqualTo(403);
  }

  @Test
  void whatIsReportedIsLookedAtAndHidden() {
    forge.as(MIA).post(PAGE + "/gus/report", Map.of("reason", "It is not true."));
    assertThat(forge.as(DAN).get("/admin/reviews").statusCode()).isEqualTo(404);
    forge.forge().users().accounts().makeAdmin(User.FORGE, DAN, true);
    assertThat(forge.as(DAN).get("/admin/reviews").body()).contains("It is not true.");

    forge.as(DAN).post(PAGE + "/gus/hide", Map.of());
    forge.settle();

    assertThat(forge.guest().get(PAGE).body()).doesNotContain("leaks");
    assertThat(forge.guest().get("/p/aqueduct").body()).contains("5.0").contains("(1)");
    assertThat(forge.guest().get(API + "/gus").statusCode()).isEqualTo(404);
    assertThat(forge.as(GUS).get(PAGE).body()).contains("has hidden your review");
    assertThat(forge.as(DAN).get("/admin/reviews").body()).contains("Nothing to look at");

    forge.as(GUS).post(PAGE, Map.of("stars", "1", "text", "It leaks still."));
    assertThat(forge.guest().get(PAGE).body()).as("hidden stays hidden").doesNotContain("leaks");
    forge.as(DAN).json("PUT", API + "/gus/hidden", "{\"hidden\": false}");
    assertThat(forge.guest().get(PAGE).body()).contains("leaks still");
  }

  @Test
  void nobodyWritesManyInADay() {
    for (int i = 0; i < 9; i++) {
      forge.as(ADA).json("POST", "/rest/projects", "{\"name\": \"river" + i + "\"}");
      assertThat(review("river" + i)).isEqualTo(200);
    }
    forge.as(ADA).json("POST", "/rest/projects", "{\"name\": \"river9\"}");
    assertThat(review("river9")).isEqualTo(429);
    assertThat(review("river8")).as("changing one is no new one").isEqualTo(200);
  }

  private int review(String project) {
    return forge
        .as(GUS)
        .json("PUT", "/rest/p/" + project + "/-/reviews", "{\"stars\": 3}")
        .statusCode();
  }
}
