package forge.chat.web;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.live.Frame;
import forge.live.LiveConnection;
import forge.live.LiveMode;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChatWebTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String PAGE = "/p/aqueduct/chat";
  private static final String REST = "/rest" + PAGE;
  private static final String THUMB = URLEncoder.encode("👍", StandardCharsets.UTF_8);
  private TestForge forge;

  @BeforeEach
  void start() {
    forge = TestForge.start(DATABASE.fresh());
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  private void say(int times) {
    for (int i = 1; i <= times; i++) {
      forge.clock().advance(Duration.ofSeconds(1));
      assertThat(
              forge
                  .as(MIA)
                  .json("POST", REST + "/messages", "{\"text\":\"line " + i + "\"}")
                  .statusCode())
          .isEqualTo(201);
    }
  }

  @Test
  void anEmptyRoomSaysWhatToDo() {
    assertThat(forge.as(GUS).get(PAGE).body()).contains("Nothing has been said here yet.");
    assertThat(forge.guest().get(PAGE).body()).contains("Sign in to write");
  }

  @Test
  void aFormIsEnoughToSpeakAndAPageToRead() {
    var sent = forge.as(MIA).post(PAGE, Map.of("text", "<b>Arch</b> 7 *leaks*"));

    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(sent.headers().firstValue("Location").orElse("")).endsWith(PAGE + "#m1");
    assertThat(forge.guest().get(PAGE).body())
        .contains("id=\"m1\"", "<em>leaks</em>")
        .doesNotContain("<b>Arch</b> 7 *leaks*");
  }

  @Test
  void aFormThatIsRefusedKeepsWhatWasTyped() {
    var sent = forge.as(MIA).post(PAGE, Map.of("text", "x".repeat(16_384)));

    assertThat(sent.statusCode()).isEqualTo(422);
    assertThat(sent.body()).contains("16383 are the limit", "x".repeat(16_384));
  }

  @Test
  void aFormWithoutItsTokenChangesNothing() {
    var sent = forge.as(MIA).post(PAGE, Map.of("text", "hello", "csrf", "forged"));

    assertThat(sent.statusCode()).isEqualTo(403);
    assertThat(forge.guest().get(PAGE).body()).doesNotContain("id=\"m1\"");
  }

  @Test
  void aRoomTakesAtMostSixDatabaseCallsHoweverMuchWasSaid() {
    say(3);
    int few = TestForge.databaseCalls(forge.as(GUS).get(PAGE));
    say(120);
    int many = TestForge.databaseCalls(forge.as(GUS).get(PAGE));

    assertThat(many).isLessThanOrEqualTo(few).isLessThanOrEqualTo(6);
    assertThat(TestForge.databaseCalls(forge.guest().get(PAGE))).isLessThanOrEqualTo(6);
  }

  @Test
  void aRoomOfLongTalkIsALightPage() {
    say(120);
    var page = forge.as(GUS).get(PAGE).body();

    assertThat(page).contains("id=\"m120\"", "id=\"m71\"").doesNotContain("id=\"m70\"");
    assertThat(page).contains(PAGE + "?before=71");
    assertThat(page.length()).isLessThan(60_000);
  }

  @Test
  void historyIsReadPageByPage() {
    say(120);

    assertThat(forge.guest().get(PAGE + "?before=71").body())
        .contains("id=\"m21\"", "id=\"m70\"", PAGE + "?before=21", PAGE + "?after=70");
    assertThat(forge.guest().get(PAGE + "?before=21").body())
        .contains("This is where Chat begins.", "id=\"m1\"");
    assertThat(forge.guest().get(PAGE + "?after=100").body())
        .contains("id=\"m101\"")
        .doesNotContain("Later messages");
  }

  @Test
  void aMessageHasAnAddressAmongThoseAroundIt() {
    say(120);

    assertThat(forge.guest().get(PAGE + "/m/60").body())
        .contains("data-target=\"60\"", "id=\"m35\"", "id=\"m85\"", "Go to the end");
    assertThat(forge.guest().get(PAGE + "/m/500").statusCode()).isEqualTo(404);
    assertThat(forge.guest().get(PAGE + "/m/x").statusCode()).isEqualTo(404);
    assertThat(forge.guest().get(PAGE + "/m/999999999999999999999").statusCode()).isEqualTo(404);
  }

  @Test
  void newSinceIsDrawnAfterWhatWasRead() {
    say(3);
    forge.as(GUS).json("POST", REST + "/read", "{\"id\":2}");

    var page = forge.as(GUS).get(PAGE).body();

    assertThat(page).contains("data-read=\"2\"", "data-unread=\"1\"");
    assertThat(page.indexOf("id=\"new\""))
        .isBetween(page.indexOf("id=\"m2\""), page.indexOf("id=\"m3\""));
    assertThat(forge.as(MIA).get(PAGE).body()).doesNotContain("id=\"new\"");
  }

  @Test
  void programsReadWriteChangeReactAndDelete() {
    var said =
        forge.as(MIA).json("POST", REST + "/messages", "{\"text\":\"Arch 7\",\"nonce\":\"a\"}");
    var again =
        forge.as(MIA).json("POST", REST + "/messages", "{\"text\":\"Arch 7\",\"nonce\":\"a\"}");

    assertThat(said.statusCode()).isEqualTo(201);
    assertThat(said.headers().firstValue("Location").orElse("")).endsWith(REST + "/messages/1");
    assertThat(again.body()).contains("\"id\":1");

    assertThat(forge.as(MIA).json("PUT", REST + "/messages/1", "{\"text\":\"Arch 8\"}").body())
        .contains("\"text\":\"Arch 8\"", "\"editedAt\"");
    assertThat(forge.as(GUS).json("PUT", REST + "/messages/1/reactions/" + THUMB, null).body())
        .contains("\"emoji\":\"\\uD83D\\uDC4D\",\"count\":1,\"users\":[\"gus\"]");
    assertThat(forge.as(GUS).json("DELETE", REST + "/messages/1/reactions/" + THUMB, null).body())
        .contains("\"reactions\":[]");
    assertThat(forge.as(DAN).json("DELETE", REST + "/messages/1", null).statusCode())
        .isEqualTo(204);
    assertThat(forge.guest().get(REST + "/messages").body())
        .contains("\"deleted\":true")
        .doesNotContain("Arch 8");
  }

  @Test
  void programsPageByCursorInBothDirections() {
    say(30);

    var last = forge.guest().get(REST + "/messages?limit=10");
    assertThat(last.body()).contains("\"id\":21,", "\"id\":30,").doesNotContain("\"id\":20,");
    assertThat(last.headers().firstValue("Link"))
        .hasValue("<" + REST + "/messages?before=21&limit=10>; rel=\"next\"");
    var after = forge.guest().get(REST + "/messages?after=5&limit=10");
    assertThat(after.body()).contains("\"id\":6,", "\"id\":15,");
    assertThat(after.headers().firstValue("Link"))
        .hasValue("<" + REST + "/messages?after=15&limit=10>; rel=\"next\"");
    assertThat(forge.guest().get(REST + "/messages?around=15&limit=4").body())
        .contains("\"id\":13,", "\"id\":17,");
    assertThat(forge.guest().get(REST).body())
        .contains("\"last\":30", "\"position\":\"c:30\"", "\"stream\":\"room:");
  }

  @Test
  void badRequestsAreRefusedWithASentence() {
    say(1);
    var mia = forge.as(MIA);

    assertThat(mia.json("POST", REST + "/messages", "{}").body())
        .contains("The message must not be empty.");
    assertThat(mia.json("POST", REST + "/messages", "[]").statusCode()).isEqualTo(422);
    assertThat(mia.json("POST", REST + "/messages", "nonsense").statusCode()).isEqualTo(422);
    assertThat(mia.json("POST", REST + "/messages", "{\"text\":{}}").statusCode()).isEqualTo(422);
    assertThat(mia.json("PUT", REST + "/messages/1/reactions/a.b", null).body())
        .contains("must be one standard emoji");
    assertThat(mia.json("PUT", REST + "/messages/1/reactions/$set", null).statusCode())
        .isEqualTo(422);
    assertThat(mia.json("PUT", REST + "/messages/9", "{\"text\":\"x\"}").statusCode())
        .isEqualTo(404);
    assertThat(mia.json("POST", REST + "/read", "{\"id\":-1}").statusCode()).isEqualTo(422);
    assertThat(mia.get(REST + "/messages?limit=0").statusCode()).isEqualTo(422);
    assertThat(mia.get(REST + "/messages?before=0").statusCode()).isEqualTo(422);
    assertThat(forge.guest().json("POST", REST + "/messages", "{\"text\":\"hello\"}").statusCode())
        .isEqualTo(401);
    assertThat(forge.as(GUS).json("DELETE", REST + "/messages/1", null).statusCode())
        .isEqualTo(403);
    assertThat(
            mia.json(
                    "POST",
                    REST + "/messages",
                    "{\"text\":\"x\",\"nonce\":\"" + "n".repeat(65) + "\"}")
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void hostileTextIsHarmless() {
    forge
        .as(MIA)
        .json(
            "POST",
            REST + "/messages",
            "{\"text\":\"<script>alert(1)</script><img src=x onerror=alert(1)>"
                + " [x](javascript:alert(1))\"}");

    assertThat(forge.guest().get(PAGE).body())
        .doesNotContain("<script>alert", "onerror=alert(1)>", "href=\"javascript:");
    assertThat(forge.guest().get(REST + "/messages").body())
        .doesNotContain("\"html\":\"<script", "href=\\\"javascript:");
  }

  @Test
  void theHomeOfAProjectShowsTheLastLines() {
    say(5);

    assertThat(forge.guest().get("/p/aqueduct").body())
        .contains("In the room now", "line 5", "line 3", "data-live-refresh")
        .doesNotContain("line 2");
  }

  @Test
  void messagesAreArtifactsThatLinkToWhatTheyMention() {
    forge.as(ADA).post(PAGE, Map.of("text", "the pier holds"));
    forge.settle();
    var mount = forge.mount("chat");

    assertThat(forge.forge().artifacts().mayRead(forge.visit(GUS, "chat"), "1")).isTrue();
    assertThat(
            DATABASE
                .get()
                .getCollection("artifacts")
                .find(new org.bson.Document("_id", mount.id() + "/1"))
                .first())
        .containsEntry("type", "message")
        .containsEntry("page", PAGE + "/m/1");
  }

  @Test
  void whoLosesTheRightHearsNoMore() throws Exception {
    var mount = forge.mount("chat");
    forge
        .as(ADA)
        .post(
            "/p/aqueduct/-/admin/permissions",
            Map.of("mount", mount.id().value(), "permission", "READ", "role", "member"));
    var live = forge.forge().live();
    var frames = new LinkedBlockingQueue<String>();
    var client = live.open(new Frames(frames), forge.visit(MIA).identity());
    client.subscribe(1L, "room:" + mount.id(), null, LiveMode.FULL);
    assertThat(frames.poll(1, TimeUnit.MINUTES)).contains("\"ok\"");
    assertThat(live.mayRead(forge.visit(GUS).identity(), "room:" + mount.id())).isFalse();

    live.start();
    forge.forge().members().give(forge.visit(ADA), "mia", Set.of());

    assertThat(frames.poll(1, TimeUnit.MINUTES)).contains("no_access");
  }

  /** A client that keeps what it hears. */
  private record Frames(BlockingQueue<String> frames) implements LiveConnection {
    @Override
    public boolean send(Frame frame, Runnable later) {
      return frames.add(frame.text());
    }

    @Override
    public void close(int code, String reason) {}
  }

  @Test
  void aRoomThatMayNotBeReadDoesNotExist() {
    assertThat(forge.guest().get("/p/aqueduct/nothing").statusCode()).isEqualTo(404);
  }
}
