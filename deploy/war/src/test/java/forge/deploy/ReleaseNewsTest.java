package forge.deploy;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import forge.access.CorePermission;
import forge.testing.StockProgram;
import forge.testing.StockProgram.Said;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A release tells what tickets and commits brought, and the rooms hear of it. */
class ReleaseNewsTest {
  private static final String RELEASES = "/rest/p/aqueduct/files/-/releases";

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  @TempDir static Path folder = Path.of("");
  static TestForge forge;

  @BeforeAll
  static void start() throws IOException {
    forge = TestForge.start(DATABASE.get());
    git("clone", "-q", remote(), "clone");
    commit("Lay the first pipe");
    git("-C", "clone", "tag", "v1.0");
    push();
    publish("1.0", "v1.0");
    forge.clock().advance(Duration.ofDays(1));
    commit("Dig *deeper* at mile 7");
    commit("Fix the [valve] for #1");
    git("-C", "clone", "tag", "v1.1");
    commit("Not released yet");
    push();
    ticket("Pier 3 cracks", Map.of(), true);
    ticket("The well is dry", Map.of(), false);
    ticket("Poison in the well", Map.of("private", true), true);
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  @Test
  void notesAreWrittenFromTicketsAndCommitsSinceTheReleaseBefore() throws IOException {
    draft("1.1", "v1.1");

    String notes = json(forge.as(DAN).get(RELEASES + "/1.1/changes")).path("notes").asText();

    assertThat(notes)
        .contains("- #1 Pier 3 cracks (dan)")
        .contains("Dig \\*deeper\\* at mile 7 (Dan)")
        .contains("Fix the \\[valve\\] for #1")
        .contains("What is new since 1.0.")
        .doesNotContain("dry")
        .doesNotContain("Poison")
        .doesNotContain("first pipe")
        .doesNotContain("Not released yet");
    assertThat(forge.as(MIA).get(RELEASES + "/1.1/changes").statusCode()).isEqualTo(403);

    HttpResponse<String> form =
        forge
            .as(DAN)
            .post(
                "/p/aqueduct/files/releases/1.1/edit",
                Map.of("title", "Spring", "notes", "Mine first.", "write", "notes"));
    assertThat(form.statusCode()).isEqualTo(200);
    assertThat(form.body()).contains("Mine first.", "#1 Pier 3 cracks", "value=\"Spring\"");
    assertThat(json(forge.as(DAN).get(RELEASES + "/1.1")).path("notes").asText()).isEmpty();

    forge
        .as(DAN)
        .json(
            "PATCH",
            RELEASES + "/1.1",
            new ObjectMapper().createObjectNode().put("notes", notes).toString());
    forge.as(DAN).json("POST", RELEASES + "/1.1/publish", "{}");
    forge.settle();
    assertThat(forge.guest().get("/p/aqueduct/files/releases/1.1").body())
        .contains("href=\"/p/aqueduct/tickets/1\"")
        .contains("Dig *deeper* at mile 7");
  }

  @Test
  void whatReadersOfTheReleaseMayNotReadIsNotTold() throws IOException {
    readTickets("member");
    try {
      draft("1.0.5", "v1.1");
      assertThat(json(forge.as(DAN).get(RELEASES + "/1.0.5/changes")).path("notes").asText())
          .contains("Dig")
          .doesNotContain("Pier");
    } finally {
      readTickets("*anonymous");
    }
  }

  private static void readTickets(String role) {
    var saved =
        forge
            .as(ADA)
            .post(
                "/p/aqueduct/-/admin/permissions",
                Map.of(
                    "mount",
                    forge.mount("tickets").id().value(),
                    "permission",
                    CorePermission.READ.name(),
                    "role",
                    role));
    assertThat(saved.statusCode()).isEqualTo(303);
  }

  @Test
  void theRoomHearsOfAReleaseOnce() throws IOException {
    publish("2.0-rc1", "");
    forge.settle();
    forge.settle();

    String room = forge.guest().get("/p/aqueduct/chat").body();
    assertThat(room).contains("/p/aqueduct/files/releases/2.0-rc1");
    assertThat(room.split("2\\.0-rc1</a>", -1)).hasSize(2);
    assertThat(forge.guest().get("/p/aqueduct/files/releases/-/feed").body()).contains("2.0-rc1");
  }

  private static void ticket(String title, Map<String, Object> more, boolean closed)
      throws IOException {
    var wish = new java.util.HashMap<String, Object>(more);
    wish.put("title", title);
    JsonNode made =
        json(
            forge
                .as(DAN)
                .json(
                    "POST",
                    "/rest/p/aqueduct/tickets",
                    new ObjectMapper().writeValueAsString(wish)));
    if (closed) {
      var done =
          forge
              .as(DAN)
              .json(
                  "PATCH",
                  "/rest/p/aqueduct/tickets/" + made.path("number").asInt(),
                  "{\"status\": \"closed\", \"revision\": 1}");
      assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    }
  }

  private static void draft(String version, String tag) {
    var made =
        forge
            .as(DAN)
            .json(
                "POST", RELEASES, "{\"version\": \"%s\", \"tag\": \"%s\"}".formatted(version, tag));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
  }

  private static void publish(String version, String tag) {
    draft(version, tag);
    var out = forge.as(DAN).json("POST", RELEASES + "/" + version + "/publish", "{}");
    assertThat(out.statusCode()).as(out.body()).isEqualTo(200);
  }

  private static void commit(String message) throws IOException {
    Files.writeString(folder.resolve("clone/water.txt"), message);
    git("-C", "clone", "add", "water.txt");
    git(
        "-C",
        "clone",
        "-c",
        "user.name=Dan",
        "-c",
        "user.email=dan@example.org",
        "commit",
        "-q",
        "-m",
        message);
  }

  private static void push() {
    git("-C", "clone", "push", "-q", "--tags", remote(), "HEAD:refs/heads/main");
    forge.settle();
  }

  private static String remote() {
    var token =
        forge
            .forge()
            .users()
            .tokens()
            .make(DAN, "git", Set.of(Scope.READ, Scope.REPOSITORY_WRITE), 1)
            .secret();
    return forge.url().toString().replace("http://", "http://dan:" + token + "@")
        + "/p/aqueduct/code.git";
  }

  private static void git(String... arguments) {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(Arrays.asList(arguments));
    assertThat(StockProgram.run(folder, command)).as(command.toString()).matches(Said::worked);
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return new ObjectMapper().readTree(answer.body());
  }
}
