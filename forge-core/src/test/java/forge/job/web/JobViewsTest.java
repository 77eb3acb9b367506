package forge.job.web;

import static forge.testing.People.ADA;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.job.Job;
import forge.job.JobState;
import forge.job.Submission;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.User;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobViewsTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final AtomicBoolean BROKEN = new AtomicBoolean();

  @SuppressWarnings("NullAway.Init")
  private static TestForge forge;

  /** Asks for a pier to be swept. */
  public record Sweep(String what) implements Job {}

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.get());
    forge.forge().users().accounts().makeAdmin(User.FORGE, ADA, true);
    forge
        .forge()
        .jobs()
        .assign(
            Sweep.class,
            (job, progress) -> {
              if (BROKEN.get()) {
                throw new IllegalStateException("the <broom> broke");
              }
            });
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  private static String dead(String what) {
    var id = forge.forge().jobs().submit(new Sweep(what), Submission.by(MIA).once("sweep/" + what));
    BROKEN.set(true);
    for (int i = 0; i < 8; i++) {
      forge.settle();
      forge.clock().advance(Duration.ofHours(1));
    }
    BROKEN.set(false);
    assertThat(forge.forge().jobs().get(id).state()).isEqualTo(JobState.DEAD);
    return id;
  }

  @Test
  void anAdministratorRetriesWhatWasGivenUp() {
    var id = dead("pier 3");

    var page = forge.as(ADA).get("/admin/jobs");
    assertThat(page.body())
        .contains("Sweep", "the &lt;broom&gt; broke", "8 of 8 tries", "Try again")
        .doesNotContain("<broom>");

    var retried = forge.as(ADA).post("/admin/jobs/retry", Map.of("id", id));
    assertThat(retried.statusCode()).isEqualTo(303);
    forge.settle();
    assertThat(forge.forge().jobs().get(id).state()).isEqualTo(JobState.DONE);
    assertThat(forge.as(ADA).post("/admin/jobs/retry", Map.of("id", id)).statusCode())
        .isEqualTo(409);
  }

  @Test
  void anAdministratorForgetsWhatWasGivenUp() {
    var id = dead("pier 4");

    forge.as(ADA).post("/admin/jobs/drop", Map.of("id", id, "state", "dead"));

    assertThat(forge.forge().jobs().find(id)).isEmpty();
    assertThat(forge.as(ADA).post("/admin/jobs/drop", Map.of("id", id)).statusCode())
        .isEqualTo(404);
    assertThat(forge.as(ADA).post("/admin/jobs/drop", Map.of()).statusCode()).isEqualTo(422);
  }

  @Test
  void nobodyElseFindsThePage() {
    assertThat(forge.as(MIA).get("/admin/jobs").statusCode()).isEqualTo(404);
    assertThat(forge.guest().get("/admin/jobs").statusCode()).isEqualTo(404);
    assertThat(forge.as(MIA).json("GET", "/rest/admin/jobs", null).statusCode()).isEqualTo(404);
    assertThat(forge.as(MIA).post("/admin/jobs/retry", Map.of("id", "x")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void whoStartedAJobMayAskAfterIt() {
    var id = forge.forge().jobs().submit(new Sweep("pier 5"), Submission.by(MIA));

    assertThat(forge.as(MIA).json("GET", "/rest/jobs/" + id, null).body())
        .contains("\"kind\":\"Sweep\"", "\"state\":\"ready\"");
    assertThat(forge.guest().json("GET", "/rest/jobs/" + id, null).statusCode()).isEqualTo(404);
    assertThat(forge.as(ADA).json("GET", "/rest/admin/jobs?state=ready&limit=1", null).body())
        .contains("\"state\":\"ready\"");
    assertThat(forge.as(ADA).json("GET", "/rest/admin/jobs/counts", null).body())
        .contains("\"dead\":");
    assertThat(forge.as(ADA).json("GET", "/rest/admin/jobs?state=odd", null).statusCode())
        .isEqualTo(422);
    assertThat(forge.as(ADA).get("/admin/jobs?state=ready&cursor=odd").statusCode()).isEqualTo(422);
  }

  @Test
  void everyStateHasItsPage() {
    for (JobState state : JobState.values()) {
      assertThat(forge.as(ADA).get("/admin/jobs?state=" + state.key()).statusCode()).isEqualTo(200);
    }
  }
}
