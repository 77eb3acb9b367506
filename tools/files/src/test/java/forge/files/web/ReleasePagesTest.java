package forge.files.web;

import static forge.testing.People.DAN;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import forge.event.Event;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.web.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A release from its draft to its end, by page and by REST. */
@TestInstance(Lifecycle.PER_CLASS)
class ReleasePagesTest {
  private static final String FILES = "/p/aqueduct/files";
  private static final String REST = "/rest/p/aqueduct/files";
  private static final String RELEASES = REST + "/-/releases";

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final TestForge forge = TestForge.start(DATABASE.get());
  private final List<Event> heard = new CopyOnWriteArrayList<>();

  ReleasePagesTest() {
    forge.forge().events().listen("release test", Set.of("release."), heard::add);
  }

  @AfterAll
  void close() {
    forge.close();
  }

  @Test
  void aDraftAndItsFilesAreSeenByThoseWhoShipOnly() {
    draft("1.0", "Pumps.");
    assertThat(put("1.0/tool-1.0.zip", "zip").statusCode()).isEqualTo(201);

    assertThat(forge.as(DAN).get(FILES + "/releases/1.0").body())
        .contains("tool-1.0.zip", "Pumps.", "Draft");
    assertThat(forge.as(DAN).get(FILES + "/get/1.0/tool-1.0.zip").statusCode()).isEqualTo(200);
    for (String path :
        List.of(
            "/releases/1.0", "/get/1.0/tool-1.0.zip", "/in/1.0", "/get/1.0/tool-1.0.zip.sha256")) {
      assertThat(forge.as(MIA).get(FILES + path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(forge.as(MIA).get(RELEASES + "/1.0").statusCode()).isEqualTo(404);
    for (String path : List.of("", "/releases", "/rss", "/releases/-/feed", "/best_release.json")) {
      assertThat(forge.guest().get(FILES + path).body())
          .as(path)
          .doesNotContain("tool-1.0.zip", "Pumps.");
    }
    assertThat(post("1.0/publish", "{}").statusCode()).isEqualTo(200);
  }

  @Test
  void aPublishedReleaseIsThereForAllAndTold() throws JsonProcessingException {
    draft("2.0", "Faster **pumps**.");
    put("2.0/tool-2.0.zip", "zip2");
    put("2.0/tool-2.0.zip.asc", "signature");

    JsonNode out = json(post("2.0/publish", "{}"));
    forge.settle();

    assertThat(out.get("state").asText()).isEqualTo("published");
    assertThat(out.get("files")).hasSize(2);
    assertThat(out.at("/files/1/kind").asText()).isEqualTo("signature");
    String page = forge.guest().get(FILES + "/releases/2.0").body();
    assertThat(page)
        .contains("<strong>pumps</strong>", "tool-2.0.zip", ">Signature</a>", "SHA-256");
    assertThat(forge.guest().get(FILES + "/get/2.0/tool-2.0.zip").body()).isEqualTo("zip2");
    assertThat(forge.guest().get(FILES + "/releases/-/feed").body())
        .contains("<id>" + forge.url() + FILES + "/releases/2.0</id>", "Faster");
    assertThat(forge.guest().get(FILES).body()).contains(FILES + "/releases/2.0");
    assertThat(heard)
        .filteredOn(e -> e.detail("version").equals("2.0"))
        .extracting(Event::kind)
        .containsExactly("release.published");
  }

  @Test
  void aPreReleaseIsRecommendedOnceItIsARelease() throws JsonProcessingException {
    draft("50.0", "");
    put("50.0/trial-50.0.zip", "good");
    post("50.0/publish", "{}");
    draft("51.0", "");
    put("51.0/trial-51.0.zip", "to be tried");
    post("51.0/publish", "{\"state\":\"pre-release\"}");
    put("51.0/trial-51.0-more.zip", "more");

    assertThat(recommended()).isEqualTo("/50.0/trial-50.0.zip");
    assertThat(forge.guest().get(FILES + "/get/51.0/trial-51.0.zip").body())
        .isEqualTo("to be tried");

    post("51.0/publish", "{\"state\":\"published\"}");
    assertThat(recommended()).startsWith("/51.0/");
    post("51.0/withdraw", "{\"reason\":\"Bad.\"}");
    assertThat(recommended()).isEqualTo("/50.0/trial-50.0.zip");
    post("50.0/withdraw", "{\"reason\":\"Bad too.\"}");
  }

  private String recommended() throws JsonProcessingException {
    return json(forge.guest().get(FILES + "/best_release.json")).at("/release/filename").asText();
  }

  @Test
  void theTextOfAPublishedReleaseMayChangeItsFilesAndTagMayNot() {
    draft("3.0", "Old.");
    put("3.0/tool-3.0.zip", "one");
    assertThat(put("3.0/tool-3.0.zip", "two").statusCode()).as("a draft's may").isEqualTo(201);
    post("3.0/publish", "{}");

    assertThat(put("3.0/tool-3.0.zip", "three").statusCode()).isEqualTo(409);
    assertThat(forge.guest().get(FILES + "/get/3.0/tool-3.0.zip").body()).isEqualTo("two");
    assertThat(patch("3.0", "{\"notes\":\"New.\"}").statusCode()).isEqualTo(200);
    assertThat(patch("3.0", "{\"tag\":\"v3\"}").statusCode()).isEqualTo(422);
    assertThat(forge.guest().get(FILES + "/releases/3.0").body()).contains("New.");
    assertThat(post("3.0/publish", "{}").statusCode()).isEqualTo(409);
    assertThat(forge.as(DAN).json("DELETE", RELEASES + "/3.0", null).statusCode()).isEqualTo(409);
    assertThat(put("3.0/late.txt", "late").statusCode()).isEqualTo(201);
    assertThat(forge.guest().get(FILES + "/releases/3.0").body()).contains("late.txt");
  }

  @Test
  void whatIsWithdrawnSaysWhy() {
    draft("4.0", "");
    put("4.0/tool-4.0.zip", "bad");
    post("4.0/publish", "{}");
    assertThat(post("4.0/withdraw", "{}").statusCode()).isEqualTo(422);

    assertThat(post("4.0/withdraw", "{\"reason\":\"Eats disks.\"}").statusCode()).isEqualTo(200);
    forge.settle();

    assertThat(forge.guest().get(FILES + "/releases/4.0").body())
        .contains("withdrawn", "Eats disks.", "tool-4.0.zip")
        .doesNotContain("get/4.0/tool-4.0.zip\"");
    var gone = forge.guest().get(FILES + "/get/4.0/tool-4.0.zip");
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body()).contains("Eats disks.");
    assertThat(forge.guest().get(FILES + "/best_release.json").body()).doesNotContain("4.0");
    assertThat(put("4.0/more.zip", "x").statusCode()).isEqualTo(409);
    assertThat(post("4.0/publish", "{}").statusCode()).isEqualTo(409);
  }

  @Test
  void aPlannedReleaseComesOutByItself() {
    draft("5.0", "Later.");
    put("5.0/tool-5.0.zip", "five");
    var at = forge.clock().instant().plus(Duration.ofHours(2));
    var planned = post("5.0/publish", "{\"state\":\"pre-release\",\"at\":\"" + at + "\"}");
    assertThat(planned.body()).contains("\"state\":\"draft\"", "\"due\":");
    forge.settle();
    assertThat(forge.guest().get(FILES + "/releases/5.0").statusCode()).isEqualTo(404);

    forge.clock().advance(Duration.ofHours(3));
    forge.settle();

    assertThat(forge.guest().get(RELEASES + "/5.0").body()).contains("\"state\":\"pre-release\"");
    assertThat(forge.guest().get(FILES + "/get/5.0/tool-5.0.zip").statusCode()).isEqualTo(200);
    assertThat(post("5.0/publish", "{}").body()).contains("\"state\":\"published\"");
  }

  @Test
  void aReleaseIsComparedWithTheOneBeforeIt() throws JsonProcessingException {
    draft("7.0", "");
    put("7.0/tool-7.0.zip", "seven");
    put("7.0/readme.txt", "same");
    put("7.0/old.txt", "old");
    post("7.0/publish", "{}");
    draft("7.1", "");
    put("7.1/tool-7.1.zip", "seven one");
    put("7.1/readme.txt", "same");
    put("7.1/new.txt", "new");
    post("7.1/publish", "{}");

    JsonNode rows = json(forge.guest().get(RELEASES + "/7.1/compare")).get("files");

    assertThat(rows.findValuesAsText("change")).containsExactly("added", "same", "changed", "gone");
    assertThat(rows.get(2).get("growth").asLong()).isEqualTo(4);
    assertThat(forge.guest().get(FILES + "/releases/7.1/compare").body())
        .contains("tool-7.0.zip", "tool-7.1.zip", "Added", "Gone");
  }

  @Test
  void aChecksumFileThatLiesKeepsAReleaseBack() {
    draft("8.0", "");
    put("8.0/tool-8.0.zip", "eight");
    put("8.0/tool-8.0.zip.sha256", "f".repeat(64) + "  tool-8.0.zip\n");

    var refused = post("8.0/publish", "{}");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("says that “tool-8.0.zip”");
    forge.as(DAN).json("DELETE", REST + "/8.0/tool-8.0.zip.sha256", null);
    assertThat(post("8.0/publish", "{}").statusCode()).isEqualTo(200);
  }

  @Test
  void aDraftIsForgottenWithItsFiles() {
    draft("9.0", "");
    put("9.0/tool-9.0.zip", "nine");
    var gone = forge.as(DAN).post(FILES + "/releases/9.0/discard", Map.of());

    assertThat(gone.statusCode()).isEqualTo(303);
    assertThat(forge.as(DAN).get(FILES + "/releases/9.0").statusCode()).isEqualTo(404);
    assertThat(forge.as(DAN).get(FILES + "/get/9.0/tool-9.0.zip").statusCode()).isEqualTo(404);
    assertThat(put("9.0/tool-9.0.zip", "another").statusCode()).isEqualTo(201);
  }

  @Test
  void aFolderThatWasThereBecomesARelease() {
    put("legacy/tool-0.1.zip", "old");
    var made =
        forge
            .as(DAN)
            .post(
                FILES + "/releases/-/new",
                Map.of("version", "0.1", "folder", "legacy", "notes", "From before."));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
    assertThat(forge.guest().get(FILES + "/get/legacy/tool-0.1.zip").statusCode()).isEqualTo(200);

    forge.as(DAN).post(FILES + "/releases/0.1/publish", Map.of("state", "published", "at", ""));

    assertThat(forge.guest().get(FILES + "/releases/0.1").body())
        .contains("tool-0.1.zip", "From before.");
    assertThat(draft("0.2x", "", "legacy").statusCode()).isEqualTo(422);
  }

  @Test
  void formsSayWhatIsWrong() {
    var bad = forge.as(DAN).post(FILES + "/releases/-/new", Map.of("version", "a/b"));
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("A version has no slash in it.");
    draft("10.0", "");
    var late = forge.as(DAN).post(FILES + "/releases/10.0/publish", Map.of("at", "tomorrow"));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Write the time like");
    assertThat(forge.as(MIA).post(FILES + "/releases/-/new", Map.of("version", "x")).statusCode())
        .isEqualTo(403);
  }

  private void draft(String version, String notes) {
    assertThat(draft(version, notes, "").statusCode()).isEqualTo(201);
  }

  private HttpResponse<String> draft(String version, String notes, String folder) {
    return forge
        .as(DAN)
        .json(
            "POST",
            RELEASES,
            "{\"version\":\"%s\",\"notes\":\"%s\",\"folder\":\"%s\"}"
                .formatted(version, notes, folder));
  }

  private HttpResponse<String> post(String path, String body) {
    return forge.as(DAN).json("POST", RELEASES + "/" + path, body);
  }

  private HttpResponse<String> patch(String version, String body) {
    return forge.as(DAN).json("PATCH", RELEASES + "/" + version, body);
  }

  private HttpResponse<String> put(String path, String content) {
    var dan = forge.as(DAN);
    return dan.send(
        dan.request(REST + "/" + path)
            .header("X-CSRF-Token", dan.csrf())
            .PUT(BodyPublishers.ofString(content)));
  }

  private static JsonNode json(HttpResponse<String> answer) throws JsonProcessingException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.MAPPER.readTree(answer.body());
  }
}
