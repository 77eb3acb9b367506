package forge.directory.web;

import static forge.testing.People.ADA;
import static forge.testing.People.GUS;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.RealSolr;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The directory over a real index. */
@EnabledIf("forge.testing.RealSolr#built")
class DirectorySearchTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static @Nullable TestForge forge;

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.fresh(), RealSolr.shared().url());
    project("bridge", "Bridge", "Carries people over water.", "MIT", "kernels");
    project("tunnel", "Tunnel", "Leads people under hills.", "GPL-3.0-only", "puzzles");
    project("secret", "Secret", "Hides water.", "MIT", "kernels");
    forge()
        .as(GUS)
        .post("/p/secret/-/admin/permissions", Map.of("permission", "READ", "role", "admin"));
    for (int i = 0; i < 26; i++) {
      project("many" + i, "Many " + i, "One of many.", "ISC", "chat");
    }
    settle();
  }

  private static void project(
      String name, String title, String summary, String licence, String category) {
    var gus = forge().as(GUS);
    gus.json(
        "POST",
        "/rest/projects",
        "{\"name\": \"%s\", \"title\": \"%s\", \"summary\": \"%s\"}"
            .formatted(name, title, summary));
    gus.json(
        "PUT",
        "/rest/p/" + name + "/-/profile",
        "{\"licence\": \"%s\", \"categories\": [\"%s\"]}".formatted(licence, category));
  }

  private static void settle() {
    forge().clock().advance(Duration.ofMinutes(1));
    forge().settle();
    forge().forge().index().commit();
  }

  private static TestForge forge() {
    return Objects.requireNonNull(forge);
  }

  @AfterAll
  static void stop() {
    if (forge != null) {
      forge.close();
    }
  }

  private static String page(String query) {
    return forge().guest().get("/projects" + query).body();
  }

  @Test
  void wordsFindWhatProjectsDo() {
    assertThat(page("?q=water"))
        .contains("href=\"/p/bridge\"")
        .contains("href=\"/p/aqueduct\"")
        .doesNotContain("/p/secret")
        .doesNotContain("/p/tunnel");
    assertThat(forge().as(GUS).get("/projects?q=water").body()).contains("href=\"/p/secret\"");
    assertThat(page("?q=puzzle")).as("by the category").contains("href=\"/p/tunnel\"");
    assertThat(page("?q=%28%22").contains("No project fits")).isTrue();
  }

  @Test
  void shelvesHoldWhatIsOnThoseBelow() {
    assertThat(page("?category=games")).contains("/p/tunnel").doesNotContain("/p/bridge");
    assertThat(page(""))
        .containsPattern(
            Pattern.compile(
                "category=system\"[^>]*>.*?Systems and their care.*?>1<", Pattern.DOTALL));
  }

  @Test
  void facetsCountWhatIsSeenAndLeadToIt() {
    String counts = forge().guest().get("/rest/directory").body();

    assertThat(counts).contains("\"MIT\":1").contains("\"GPL-3.0-only\":1").contains("\"ISC\":26");
    assertThat(page("?licence=MIT")).contains("/p/bridge").doesNotContain("/p/tunnel");
    assertThat(page("?licence=Nothing")).contains("No project fits");
  }

  @Test
  void listsGoOnWhereThePageBeforeEnded() {
    var first = forge().guest().get("/rest/directory?licence=ISC");
    String next = first.headers().firstValue("Link").orElseThrow();
    String link = next.substring(1, next.indexOf('>'));
    var second = forge().guest().get(link);

    assertThat(second.body().split("\"id\"", -1)).hasSize(3);
    assertThat(second.headers().firstValue("Link")).isEmpty();
    assertThat(forge().guest().get("/projects?cursor=nonsense").statusCode()).isEqualTo(422);
  }

  @Test
  void whatBecomesPrivateIsFoundNoMore() {
    project("fort", "Fort", "Fends off marauders.", "MIT", "kernels");
    settle();
    assertThat(page("?q=marauders")).contains("/p/fort");

    forge()
        .as(GUS)
        .post("/p/fort/-/admin/permissions", Map.of("permission", "READ", "role", "admin"));
    settle();

    assertThat(page("?q=marauders")).doesNotContain("/p/fort");
    assertThat(forge().as(ADA).get("/p/fort").statusCode()).isEqualTo(404);
  }
}
