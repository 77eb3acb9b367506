package forge.deploy;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A release is told in the blog and on the front page, once, and each leads to the other. */
class BlogNewsTest {
  private static final String RELEASES = "/rest/p/aqueduct/files/-/releases";

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final TestForge forge = TestForge.start(DATABASE.fresh());

  @AfterEach
  void stop() {
    forge.close();
  }

  private void publish(String version, String state) {
    var wish = "{\"version\": \"%s\", \"notes\": \"Seven **new** arches.\"}".formatted(version);
    assertThat(forge.as(DAN).json("POST", RELEASES, wish).statusCode()).isEqualTo(201);
    var at = RELEASES + "/" + version + "/publish";
    assertThat(forge.as(DAN).json("POST", at, "{\"state\": \"" + state + "\"}").statusCode())
        .isEqualTo(200);
    forge.settle();
    forge.settle();
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return new ObjectMapper().readTree(answer.body());
  }

  private JsonNode posts() throws IOException {
    return json(forge.guest().get("/rest/p/aqueduct/blog"));
  }

  @Test
  void aReleaseIsToldOnceAndLinkedBothWays() throws IOException {
    publish("1.1", "published");

    assertThat(posts()).hasSize(1);
    assertThat(posts().get(0).path("title").asText()).isEqualTo("Aqueduct 1.1 is out");
    assertThat(posts().get(0).path("author").asText()).isEqualTo("dan");
    String page = posts().get(0).path("url").asText();
    assertThat(forge.guest().get(page).body())
        .contains("/p/aqueduct/files/releases/1.1", "<strong>new</strong>");
    assertThat(forge.guest().get("/p/aqueduct/files/releases/1.1").body())
        .contains("Mentioned in", page);
    assertThat(forge.guest().get("/p/aqueduct").body())
        .contains("Latest news", "Aqueduct 1.1 is out");
  }

  @Test
  void aBlogTellsWhatItWasToldToTell() throws IOException {
    publish("2.0-rc1", "pre-release");
    assertThat(posts()).isEmpty();

    options("releases and pre-releases");
    publish("2.0-rc2", "pre-release");
    assertThat(posts().get(0).path("title").asText())
        .isEqualTo("Aqueduct 2.0-rc2 is there to be tried");

    options("none");
    publish("2.0", "published");
    assertThat(posts()).hasSize(1);
  }

  @Test
  void whatReadersOfTheBlogMayNotReadIsNotTold() throws IOException {
    forge
        .as(ADA)
        .post(
            "/p/aqueduct/-/admin/permissions",
            Map.of(
                "mount",
                forge.mount("files").id().value(),
                "permission",
                "READ",
                "role",
                "member"));
    publish("1.0", "published");

    assertThat(posts()).isEmpty();
  }

  private void options(String releases) {
    var saved =
        forge
            .as(ADA)
            .post(
                "/p/aqueduct/-/admin/tools/" + forge.mount("blog").id(),
                Map.of("label", "Blog", "releases", releases));
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
  }
}
