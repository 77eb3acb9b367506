package forge.user.web;

import static forge.testing.People.ADA;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static forge.testing.People.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class UserPagesTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final TestForge forge = TestForge.start(DATABASE.get());

  @BeforeAll
  void settle() {
    forge.settle();
  }

  @AfterAll
  void close() {
    forge.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/register", "/sign-in", "/forgot"})
  void guestsFindTheWayIn(String path) {
    var page = forge.guest().get(path);

    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    assertThat(page.body()).contains("<h1>").contains("name=\"csrf\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/account", "/account/sessions", "/account/tokens", "/account/keys"})
  void onesOwnPagesNeedSigningIn(String path) {
    var page = forge.as(MIA).get(path);
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    assertThat(page.body()).contains("aria-label=\"Account\"").contains("aria-current=\"page\"");

    var guest = forge.guest().get(path);
    assertThat(guest.statusCode()).isEqualTo(303);
    assertThat(guest.headers().firstValue("Location").map(UserPagesTest::path))
        .hasValueSatisfying(to -> assertThat(to).startsWith("/sign-in?to=%2Faccount"));
  }

  @Test
  void somebodyRegistersConfirmsAndSignsIn() {
    var registered =
        forge
            .guest()
            .post(
                "/register",
                Map.of(
                    "name", "Zoe",
                    "email", "zoe@example.org",
                    "displayName", "Zoe <b>Bold</b>",
                    "password", PASSWORD));
    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(200);
    assertThat(registered.body()).contains("Look into your mail");

    forge.settle();
    String link = lastLink();
    assertThat(forge.guest().get(link).body()).contains("One click");
    var confirmed = forge.guest().post(link, Map.of());
    assertThat(confirmed.statusCode()).isEqualTo(303);
    assertThat(forge.guest().get(link).statusCode()).isEqualTo(404);

    var in = signIn("zoe", PASSWORD, "/account");
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(in.headers().firstValue("Location").map(UserPagesTest::path)).hasValue("/account");
    assertThat(in.headers().allValues("Set-Cookie"))
        .anySatisfy(
            c ->
                assertThat(c)
                    .matches("(?i)forge_session=\"?[0-9a-f]{64}\"?;.*")
                    .containsIgnoringCase("HttpOnly")
                    .containsIgnoringCase("SameSite=Lax")
                    .containsIgnoringCase("Path=/"));
    var user = forge.guest().get("/rest/users/zoe");
    assertThat(user.body()).contains("\"displayName\":\"Zoe <b>Bold</b>\"").doesNotContain("@");
  }

  @Test
  void aRefusedRegistrationKeepsWhatWasTyped() {
    var page =
        forge
            .guest()
            .post(
                "/register",
                Map.of("name", "mia", "email", "x", "displayName", "\"><script>", "password", "y"));

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains("This is not an e-mail address")
        .contains("The password needs at least 10 characters.")
        .contains("value=\"&quot;&gt;&lt;script&gt;\"")
        .doesNotContain("\"><script>")
        .doesNotContain("value=\"y\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/p/aqueduct,/p/aqueduct",
    "/a?b=c,/a?b=c",
    "//evil.example,/",
    "https://evil.example/,/",
    "/\\evil.example,/",
    "javascript:alert(1),/",
    "'',/"
  })
  void signingInLeadsOnlyToOwnPaths(String to, String expected) {
    var in = signIn("gus", PASSWORD, to);

    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(in.headers().firstValue("Location").map(UserPagesTest::path)).hasValue(expected);
  }

  @Test
  void aWrongPasswordKeepsTheNameAndSaysNothingMore() {
    var page = signIn("mia", "wrong", "/");
    var unknown = signIn("nobody-here", "wrong", "/");

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains("This name and password do not match.")
        .contains("value=\"mia\"");
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("This name and password do not match.");
  }

  @Test
  void formsOfOtherSitesAreRefused() {
    var out = forge.as(GUS).post("/sign-out", Map.of("csrf", "forged"));
    assertThat(out.statusCode()).as(out.headers() + out.body()).isEqualTo(403);
    assertThat(forge.as(GUS).get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenIsShownOnceAndHeldToItsScopes() {
    var made =
        forge
            .as(MIA)
            .json("POST", "/rest/account/tokens", "{\"title\": \"ci\", \"scopes\": [\"read\"]}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String secret = made.body().replaceAll("(?s).*\"token\":\"([0-9a-f]{40})\".*", "$1");
    assertThat(secret).hasSize(40);

    assertThat(forge.as(MIA).get("/rest/account/tokens").body())
        .contains("\"ci\"")
        .doesNotContain(secret);
    assertThat(forge.as(MIA).get("/account/tokens").body()).contains("ci").doesNotContain(secret);
    assertThat(bearer(secret, "GET", "/rest/account").body()).contains("\"name\":\"mia\"");
    var refused = bearer(secret, "PATCH", "/rest/account");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("a token that lacks the scope write");
  }

  @Test
  void aTokenBegetsNoOther() {
    var made = forge.forge().users().tokens().make(MIA, "all", Set.of(Scope.WRITE), 1);

    assertThat(bearer(made.secret(), "PATCH", "/rest/account").statusCode()).isEqualTo(200);
    var refused = bearer(made.secret(), "POST", "/rest/account/tokens");
    assertThat(refused.statusCode()).isEqualTo(403);
  }

  @Test
  void wrongCredentialsAreProblems() {
    var token = bearer("0".repeat(40), "GET", "/");
    assertThat(token.statusCode()).isEqualTo(401);
    assertThat(token.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(token.body()).contains("\"status\":401").contains("unknown, expired or revoked");

    var basic = Base64.getEncoder().encodeToString("mia:no".getBytes(StandardCharsets.UTF_8));
    var password =
        forge
            .guest()
            .send(
                forge
                    .guest()
                    .request("/rest/account")
                    .header("Authorization", "Basic " + basic)
                    .GET());
    assertThat(password.statusCode()).isEqualTo(401);
    assertThat(password.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"Forge\"");
  }

  @Test
  void keysAreAddedShownAndRemovedByForm() {
    String key =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN7rdW51aGs1wVCH7nzgNW8+LhZRRJGgsak4Tk2XBlR4 a<b";
    assertThat(forge.as(MIA).post("/account/keys", Map.of("key", key)).statusCode()).isEqualTo(303);
    var page = forge.as(MIA).get("/account/keys");
    assertThat(page.body()).contains("SHA256:80V5//RKxh").contains("a&lt;b");
    String id = "80V5__RKxh-Lsa9SF-1HNiL2pfoay_NJocUm8dqC_e4";
    assertThat(forge.as(GUS).post("/account/keys/" + id + "/remove", Map.of()).statusCode())
        .isEqualTo(404);
    assertThat(forge.as(MIA).json("DELETE", "/rest/account/keys/" + id, null).statusCode())
        .isEqualTo(204);

    var refused =
        forge.as(MIA).post("/account/keys", Map.of("key", "-----BEGIN RSA PRIVATE KEY-----\nabc"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("This is a private key").doesNotContain("abc");
  }

  @Test
  void namesAreCheckedWhileTheyAreTyped() {
    assertThat(forge.guest().get("/rest/names/user/mia").body())
        .isEqualTo("{\"name\":\"mia\",\"free\":false,\"problem\":\"The name mia is taken.\"}");
    assertThat(forge.guest().get("/rest/names/user/fresh").body())
        .isEqualTo("{\"name\":\"fresh\",\"free\":true}");
  }

  @Test
  void thePasswordFormTellsWhatIsWrongWhereItIsWrong() {
    var page =
        forge
            .as(MIA)
            .post("/account/password", Map.of("current", "no", "password", "long enough word"));

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains("id=\"p-current\"")
        .contains("This is not your current password.");
  }

  @Test
  void aSessionIsEndedFromElsewhere() {
    var before = forge.as(ADA).get("/rest/account/sessions");
    assertThat(before.body()).contains("\"current\":true");
    signIn("ada", PASSWORD, "/");

    assertThat(forge.as(ADA).post("/account/sessions/end-others", Map.of()).statusCode())
        .isEqualTo(303);

    assertThat(forge.as(ADA).get("/rest/account/sessions").body()).containsOnlyOnce("\"id\"");
  }

  private static String path(String location) {
    return location.replaceFirst("^http://localhost:\\d+", "");
  }

  private static String lastLink() {
    var letter =
        DATABASE.get().getCollection("mailLetters").find().sort(new Document("at", -1)).first();
    assertThat(letter).isNotNull();
    return letter.getString("link");
  }

  private HttpResponse<String> signIn(String name, String password, String to) {
    return forge.guest().post("/sign-in", Map.of("name", name, "password", password, "to", to));
  }

  private HttpResponse<String> bearer(String token, String method, String path) {
    return forge
        .guest()
        .send(
            forge
                .guest()
                .request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                    method,
                    method.equals("GET")
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString("{\"title\":\"x\",\"scopes\":[\"read\"]}")));
  }
}
