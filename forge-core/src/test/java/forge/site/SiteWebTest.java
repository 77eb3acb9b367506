package forge.site;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.TestForge.databaseCalls;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SiteWebTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  static TestForge forge;

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.get());
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  @Test
  void guestsSeeTheSiteAndItsProjects() {
    var home = forge.guest().get("/");

    assertThat(home.statusCode()).isEqualTo(200);
    assertThat(home.body()).contains("Aqueduct").contains("Carries water uphill.");
    assertThat(home.headers().firstValue("ETag")).isPresent();
    assertThat(forge.guest().get("/projects").body()).contains("/p/aqueduct");
    assertThat(forge.guest().get("/p/aqueduct").statusCode()).isEqualTo(200);
  }

  @Test
  void aPageThatHasNotChangedIsNotSentAgain() {
    var first = forge.guest().get("/projects");
    var again =
        forge
            .guest()
            .send(
                forge
                    .guest()
                    .request("/projects")
                    .header("Accept", "text/html")
                    .header("If-None-Match", first.headers().firstValue("ETag").orElseThrow())
                    .GET());

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void hiddenAndMissingLookTheSame() {
    forge
        .as(ADA)
        .post(
            "/p/aqueduct/-/admin/permissions",
            Map.of("mount", "", "permission", "READ", "role", "member"));
    try {
      var hidden = forge.as(GUS).get("/p/aqueduct");
      var missing = forge.as(GUS).get("/p/aquedukt");

      assertThat(hidden.statusCode()).isEqualTo(404).isEqualTo(missing.statusCode());
      assertThat(forge.as(DAN).get("/p/aqueduct").statusCode()).isEqualTo(200);
      assertThat(forge.guest().get("/").body()).doesNotContain("Carries water uphill.");
    } finally {
      forge
          .as(ADA)
          .post(
              "/p/aqueduct/-/admin/permissions",
              Map.of("mount", "", "permission", "READ", "role", "*anonymous"));
    }
  }

  @Test
  void aFormWithoutItsTokenChangesNothing() {
    var answer =
        forge.as(ADA).post("/p/aqueduct/-/admin", Map.of("title", "Stolen", "csrf", "nonsense"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("token");
    assertThat(forge.project().about().title()).isEqualTo("Aqueduct");
  }

  @Test
  void onlyAdminsChangeAProject() {
    assertThat(forge.as(DAN).get("/p/aqueduct/-/admin").statusCode()).isEqualTo(403);
    assertThat(forge.guest().get("/p/aqueduct/-/admin").statusCode()).isEqualTo(303);

    var tooLong = forge.as(ADA).post("/p/aqueduct/-/admin", Map.of("title", "x".repeat(61)));
    assertThat(tooLong.statusCode()).isEqualTo(422);
    assertThat(tooLong.body()).contains("The title has 61 characters; 60 are the limit.");
  }

  @Test
  void somebodySignedInStartsAProject() {
    var taken = forge.as(GUS).post("/new", Map.of("name", "aqueduct", "title", "Mine"));
    assertThat(taken.statusCode()).isEqualTo(422);
    assertThat(taken.body()).contains("The name aqueduct is taken.").contains("value=\"Mine\"");

    var started = forge.as(GUS).post("/new", Map.of("name", "viaduct", "title", "Viaduct"));
    assertThat(started.statusCode()).isEqualTo(303);
    assertThat(forge.as(GUS).get("/p/viaduct").body()).contains("Viaduct");
  }

  @Test
  void programsGetProblems() {
    var missing = forge.guest().get("/rest/p/nowhere");

    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().firstValue("Content-Type").orElseThrow())
        .contains("application/problem+json");
    assertThat(missing.body()).contains("\"title\":\"Not found\"");
    assertThat(forge.guest().get("/rest/p/aqueduct").body()).contains("\"title\":\"Aqueduct\"");
  }

  @Test
  void theProjectsPageTakesTwoCalls() {
    assertThat(databaseCalls(forge.guest().get("/projects"))).isEqualTo(2);
  }

  @Test
  void aDeniedUserMayNotWhateverTheirRoles() {
    forge
        .as(ADA)
        .post(
            "/p/aqueduct/-/admin/permissions/deny",
            Map.of("mount", "", "user", "dan", "permission", "*", "reason", "Broke the arches."));

    assertThat(forge.as(DAN).get("/p/aqueduct").statusCode()).isEqualTo(404);

    forge.as(ADA).post("/p/aqueduct/-/admin/permissions/allow", Map.of("mount", "", "user", "dan"));
    assertThat(forge.as(DAN).get("/p/aqueduct").statusCode()).isEqualTo(200);
    assertThat(forge.as(ADA).get("/p/aqueduct/-/admin/audit").body()).contains("Broke the arches.");
  }
}
