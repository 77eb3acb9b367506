package forge.files.web;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.TestForge.databaseCalls;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.testing.TestForge.Browser;
import forge.user.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files that are remembered for those who fetch them next, and forgotten at once. */
@TestInstance(Lifecycle.PER_CLASS)
class FetchingTest {
  private static final String WATER = "water";
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final TestForge forge = TestForge.start(DATABASE.get());

  @AfterAll
  void close() {
    forge.close();
  }

  @Test
  void aFileThatIsFetchedAgainAsksTheDatabaseNothing() {
    put("often.bin");

    assertThat(get("often.bin").body()).isEqualTo(WATER);
    HttpResponse<String> again = get("often.bin");

    assertThat(again.body()).isEqualTo(WATER);
    assertThat(databaseCalls(again)).isZero();
    Browser guest = forge.guest();
    assertThat(guest.send(guest.request("/metrics")).body()).contains("route=\"FileEntrance\"");
  }

  @Test
  void whoeverMayNoLongerReadTheToolGetsNothingFromThenOn() {
    put("hidden.bin");
    assertThat(get("hidden.bin").statusCode()).isEqualTo(200);

    read("member");
    try {
      assertThat(get("hidden.bin").statusCode()).isEqualTo(404);
      assertThat(forge.as(GUS).get(path("hidden.bin")).statusCode()).isEqualTo(404);
      assertThat(forge.as(DAN).get(path("hidden.bin")).body()).isEqualTo(WATER);
    } finally {
      read("*anonymous");
    }
    assertThat(get("hidden.bin").body()).isEqualTo(WATER);
  }

  @Test
  void whatIsWithdrawnIsGoneFromThenOn() {
    put("gone.bin");
    assertThat(get("gone.bin").statusCode()).isEqualTo(200);

    forge.as(ADA).post("/p/aqueduct/files/-/remove", Map.of("path", "gone.bin"));

    assertThat(get("gone.bin").statusCode()).isEqualTo(404);
    put("gone.bin");
    assertThat(get("gone.bin").body()).isEqualTo(WATER);
  }

  @Test
  void withdrawnReleasesSayWhyFromThenOn() {
    json("POST", "/-/releases", "{\"version\":\"9.1\"}");
    put("9.1/bad.bin");
    assertThat(get("9.1/bad.bin").statusCode()).as("a draft").isEqualTo(404);
    json("POST", "/-/releases/9.1/publish", "{}");
    assertThat(get("9.1/bad.bin").body()).isEqualTo(WATER);

    json("POST", "/-/releases/9.1/withdraw", "{\"reason\":\"It leaks.\"}");

    HttpResponse<String> gone = get("9.1/bad.bin");
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body()).contains("It leaks.");
  }

  @Test
  void whatIsTakenBackAtOneNodeIsGoneAtTheOther() {
    put("node.bin");
    json("POST", "/-/releases", "{\"version\":\"9.3\"}");
    put("9.3/node.bin");
    json("POST", "/-/releases/9.3/publish", "{}");
    put("9.3/closed.bin");
    try (TestForge other = forge.node()) {
      Browser there = other.guest();
      List.of("node.bin", "9.3/node.bin", "9.3/closed.bin")
          .forEach(f -> assertThat(there.get(path(f)).body()).isEqualTo(WATER));

      forge.as(ADA).post("/p/aqueduct/files/-/remove", Map.of("path", "node.bin"));
      json("POST", "/-/releases/9.3/withdraw", "{\"reason\":\"It leaks.\"}");
      forge.hearAll();

      assertThat(there.get(path("node.bin")).statusCode()).isEqualTo(404);
      assertThat(there.get(path("9.3/node.bin")).body()).contains("It leaks.");
      assertThat(there.get(path("9.3/closed.bin")).statusCode()).isEqualTo(410);
    }
  }

  @Test
  void whoMayNoLongerReadAtOneNodeGetsNothingAtTheOther() {
    put("node-read.bin");
    try (TestForge other = forge.node()) {
      Browser there = other.guest();
      assertThat(there.get(path("node-read.bin")).body()).isEqualTo(WATER);
      read("member");
      try {
        forge.hearAll();
        assertThat(there.get(path("node-read.bin")).statusCode()).isEqualTo(404);
      } finally {
        read("*anonymous");
      }
    }
  }

  @Test
  void namesMeanTheSameHoweverTheyAreSent() {
    put("signs/a%2Bb%20(1)+c.bin");

    assertThat(get("signs/a+b%20(1)+c.bin").body()).isEqualTo(WATER);
    assertThat(get("signs/%61%2Bb%20%281%29%2Bc.bin").body()).isEqualTo(WATER);
    assertThat(get("signs/a+b%20(1)+c.bin.sha256").body()).endsWith("  a+b (1)+c.bin\n");
    assertThat(get("signs/..%2f..%2fsecret").statusCode()).isBetween(400, 499);
  }

  @Test
  void aFolderHasItsSumsAsLongAsNobodyUploadsOthers() {
    put("sums/b.bin");
    put("sums/a.bin");
    put("sums/below/c.bin");

    HttpResponse<String> sums = get("sums/SHA256SUMS");
    assertThat(sums.statusCode()).isEqualTo(200);
    assertThat(sums.body().lines().map(line -> line.replaceAll("^[0-9a-f]{64}  ", "")))
        .containsExactly("a.bin", "b.bin");
    assertThat(get("nothing/SHA256SUMS").statusCode()).isEqualTo(404);
    json("POST", "/-/releases", "{\"version\":\"9.2\"}");
    put("9.2/draft.bin");
    assertThat(get("9.2/SHA256SUMS").statusCode()).as("of a draft").isEqualTo(404);

    put("sums/SHA256SUMS");
    assertThat(get("sums/SHA256SUMS").body()).isEqualTo(WATER);
  }

  @Test
  void aTokenOpensWhatItWasMadeFor() {
    put("token.bin");

    assertThat(withToken(Scope.READ, "token.bin").body()).isEqualTo(WATER);
    assertThat(withToken(Scope.FILES_WRITE, "token.bin").statusCode()).isEqualTo(403);
    Browser guest = forge.guest();
    var wrong = guest.request(path("token.bin")).header("Authorization", "Bearer nonsense");
    assertThat(guest.send(wrong).statusCode()).isEqualTo(401);
  }

  @Test
  void aToolThatHasMovedSaysWhereItIs() {
    put("moved.bin");
    assertThat(get("moved.bin").statusCode()).isEqualTo(200);
    move("files", "downloads");
    try {
      HttpResponse<String> moved = get("moved.bin");
      assertThat(moved.statusCode()).isEqualTo(307);
      assertThat(moved.headers().firstValue("Location").orElse(""))
          .endsWith("/p/aqueduct/downloads/get/moved.bin");
      assertThat(forge.guest().get("/p/aqueduct/downloads/get/moved.bin").body()).isEqualTo(WATER);
    } finally {
      move("downloads", "files");
    }
  }

  private HttpResponse<String> withToken(Scope scope, String file) {
    String token =
        forge
            .forge()
            .users()
            .tokens()
            .make(DAN, "fetching " + scope.text(), Set.of(scope), 1)
            .secret();
    Browser guest = forge.guest();
    return guest.send(guest.request(path(file)).header("Authorization", "Bearer " + token));
  }

  private void move(String from, String to) {
    forge.forge().mounting().move(forge.visit(ADA), forge.mount(from).id(), to);
  }

  private void read(String role) {
    forge
        .as(ADA)
        .post(
            "/p/aqueduct/-/admin/permissions",
            Map.of("mount", forge.mount("files").id().value(), "permission", "READ", "role", role));
  }

  private void json(String method, String at, String body) {
    var answer = forge.as(DAN).json(method, "/rest/p/aqueduct/files" + at, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
  }

  private HttpResponse<String> get(String file) {
    return forge.guest().get(path(file));
  }

  private static String path(String file) {
    return "/p/aqueduct/files/get/" + file;
  }

  private void put(String file) {
    var put =
        forge
            .as(DAN)
            .request("/rest/p/aqueduct/files/" + file)
            .header("X-CSRF-Token", forge.as(DAN).csrf())
            .PUT(BodyPublishers.ofString(WATER));
    var answer = forge.as(DAN).send(put);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
  }
}
