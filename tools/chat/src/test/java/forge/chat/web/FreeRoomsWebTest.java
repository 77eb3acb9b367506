package forge.chat.web;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.UserId;
import forge.web.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FreeRoomsWebTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private TestForge forge;

  @BeforeEach
  void start() {
    forge = TestForge.start(DATABASE.fresh());
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  private HttpResponse<String> open(UserId by, String label, String access) {
    return forge
        .as(by)
        .json(
            "POST",
            "/rest/chat/rooms",
            "{\"label\":\"%s\",\"tags\":[\"water\"],\"access\":\"%s\"}".formatted(label, access));
  }

  private HttpResponse<String> say(UserId by, String room, String text) {
    forge.clock().advance(Duration.ofSeconds(1));
    return forge
        .as(by)
        .json("POST", "/rest/chat/" + room + "/messages", "{\"text\":\"" + text + "\"}");
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return Json.MAPPER.readTree(answer.body());
  }

  private JsonNode mine(UserId user, String url) throws IOException {
    for (JsonNode room : json(forge.as(user).get("/rest/chat"))) {
      if (room.get("url").asText().equals(url)) {
        return room;
      }
    }
    throw new AssertionError(user + " is not in " + url);
  }

  @Test
  void anOpenRoomIsReadByAllAndWrittenByAccounts() {
    assertThat(open(MIA, "Água & Stone", "open").statusCode()).isEqualTo(201);

    assertThat(say(GUS, "r/agua-stone", "first *drop*").statusCode()).isEqualTo(201);
    assertThat(forge.guest().get("/chat/r/agua-stone").body())
        .contains("<em>drop</em>", "Sign in to write");
    assertThat(forge.guest().get("/rest/chat/r/agua-stone").body()).contains("\"members\":2");
  }

  @Test
  void twoRoomsOfOneNameHaveTwoAddresses() {
    open(MIA, "Stone", "open");
    assertThat(open(DAN, "Stone", "open").headers().firstValue("Location").orElse(""))
        .endsWith("/rest/chat/r/stone-2");
  }

  @Test
  void aRoomOfMembersShowsItsDoorAndNothingElse() {
    open(MIA, "Masons", "members");
    say(MIA, "r/masons", "the secret of mortar");

    assertThat(forge.as(GUS).get("/chat/r/masons").body())
        .contains("Masons", "Join")
        .doesNotContain("mortar");
    assertThat(forge.as(GUS).get("/rest/chat/r/masons/messages").statusCode()).isEqualTo(404);
    assertThat(say(GUS, "r/masons", "let me in").statusCode()).isEqualTo(404);

    assertThat(forge.as(GUS).post("/chat/r/masons/join", Map.of()).statusCode()).isEqualTo(303);
    assertThat(forge.as(GUS).get("/chat/r/masons").body()).contains("mortar");
  }

  @Test
  void aPrivateRoomIsMissingForAllWhoWereNotAskedIn() {
    open(MIA, "Cellar", "private");

    assertThat(forge.as(GUS).get("/chat/r/cellar").statusCode()).isEqualTo(404);
    assertThat(forge.as(GUS).post("/chat/r/cellar/join", Map.of()).statusCode()).isEqualTo(404);
    assertThat(forge.guest().get("/rest/chat/rooms?q=cell").body()).isEqualTo("[]");

    forge.as(MIA).json("POST", "/rest/chat/r/cellar/members", "{\"user\":\"gus\"}");
    assertThat(forge.as(GUS).get("/chat/r/cellar").statusCode()).isEqualTo(200);
    forge.as(GUS).json("POST", "/rest/chat/r/cellar/leave", null);
    assertThat(forge.as(GUS).get("/chat/r/cellar").statusCode()).isEqualTo(404);
  }

  @Test
  void aConversationIsOfItsPeopleAloneAndCallsTheOther() throws IOException {
    String url =
        json(forge.as(MIA).json("POST", "/rest/chat/direct", "{\"people\":[\"gus\"]}"))
            .get("url")
            .asText();
    String same =
        json(forge.as(GUS).json("POST", "/rest/chat/direct", "{\"people\":[\"mia\"]}"))
            .get("url")
            .asText();
    assertThat(same).isEqualTo(url);

    say(MIA, url.substring("/chat/".length()), "psst");

    assertThat(mine(GUS, url).get("unread").asLong()).isEqualTo(1);
    assertThat(mine(GUS, url).get("mentions").asLong()).isEqualTo(1);
    assertThat(mine(GUS, url).get("label").asText()).isEqualTo("Mia");
    assertThat(forge.as(ADA).get(url).statusCode()).isEqualTo(404);
    assertThat(forge.guest().get("/rest" + url).statusCode()).isEqualTo(404);
  }

  @Test
  void aRoomAboutATicketIsReadByWhoReadsTheTicket() throws IOException {
    String mount = forge.mount("chat").id().value();
    var made =
        json(forge.as(MIA).json("POST", "/rest/chat/about", "{\"mount\":\"" + mount + "\"}"));
    String url = made.get("url").asText();
    assertThat(forge.guest().get(url).statusCode()).isEqualTo(200);

    forge
        .as(ADA)
        .post("/p/aqueduct/-/admin/permissions", Map.of("permission", "READ", "role", "member"));
    assertThat(forge.as(GUS).get(url).statusCode()).isEqualTo(404);
    assertThat(forge.as(MIA).get(url).statusCode()).isEqualTo(200);
  }

  @Test
  void allIsReadAtOnceOnAllDevices() throws IOException {
    open(MIA, "Stone", "open");
    forge.as(GUS).json("POST", "/rest/chat/r/stone/join", null);
    for (int i = 0; i < 3; i++) {
      say(MIA, "r/stone", "line @gus");
    }
    assertThat(mine(GUS, "/chat/r/stone").get("unread").asLong()).isEqualTo(3);
    assertThat(mine(GUS, "/chat/r/stone").get("mentions").asLong()).isEqualTo(3);

    forge.as(GUS).json("POST", "/rest/chat/read", null);
    assertThat(mine(GUS, "/chat/r/stone").get("unread").asLong()).isZero();
    assertThat(mine(GUS, "/chat/r/stone").get("mentions").asLong()).isZero();
  }

  @Test
  void theDirectoryFindsByBeginningsAndTags() {
    open(MIA, "Stone Masons", "open");
    open(MIA, "Hidden Masons", "private");

    assertThat(forge.guest().get("/rest/chat/rooms?q=aque").body()).contains("aqueduct/chat");
    assertThat(forge.guest().get("/rest/chat/rooms?q=mas%20sto").body())
        .contains("Stone Masons")
        .doesNotContain("Hidden");
    assertThat(forge.guest().get("/chat?tag=water").body()).contains("Stone Masons");
    assertThat(forge.guest().get("/chat?q=nothing").body()).contains("No room like that");
  }

  @Test
  void whoOpenedARoomChangesWhatItSaysAndWhoHelps() {
    open(MIA, "Stone", "open");
    String settings = "/chat/r/stone/settings";
    assertThat(forge.as(GUS).get(settings).statusCode()).isEqualTo(403);
    assertThat(forge.as(MIA).get(settings).body()).contains("value=\"Stone\"");
    var plan = Map.of("label", "Granite", "topic", "Hard.", "tags", "rock", "access", "open");
    assertThat(forge.as(GUS).post(settings, plan).statusCode()).isEqualTo(403);
    assertThat(forge.as(MIA).post(settings, plan).statusCode()).isEqualTo(303);
    assertThat(forge.guest().get("/chat?tag=rock").body()).contains("Granite", "Hard.");
    assertThat(forge.as(MIA).post(settings, Map.of("label", "")).body()).contains("The name");

    assertThat(
            forge
                .as(MIA)
                .post(settings + "/moderators", Map.of("user", "nobody", "on", "true"))
                .body())
        .contains("Nobody here is called");
    forge.as(MIA).post(settings + "/moderators", Map.of("user", "gus", "on", "true"));
    assertThat(forge.as(GUS).get(settings).body()).contains("@gus");
    assertThat(
            forge
                .as(GUS)
                .json("PUT", "/rest" + settings, "{\"label\":\"Granite\",\"access\":\"members\"}")
                .statusCode())
        .isEqualTo(204);
    assertThat(forge.guest().get("/chat/r/stone").body()).contains("Only members read");
    assertThat(forge.as(MIA).get("/chat/r/stone/moderation").body())
        .contains("made gus a moderator", "who may come into the room");
    forge.as(MIA).json("DELETE", "/rest" + settings + "/moderators/gus", null);
    assertThat(forge.as(GUS).get(settings).statusCode()).isEqualTo(403);
  }

  @Test
  void aRoomOfAProjectIsCalledByItsAddressElsewhere() {
    forge.as(MIA).json("POST", "/rest/p/aqueduct/chat/messages", "{\"text\":\"Hello.\"}");
    assertThat(forge.as(MIA).get("/chat").body()).contains(">aqueduct/chat<");
    assertThat(forge.as(MIA).get("/p/aqueduct/chat/settings").statusCode()).isEqualTo(403);
  }

  @Test
  void suggestionsCanBeSentAway() {
    open(MIA, "Stone", "open");
    open(DAN, "Mortar", "open");
    assertThat(forge.as(MIA).get("/chat").body()).contains("Suggested", "Not for me");

    forge.as(MIA).post("/chat/dismiss", Map.of("room", "r-mortar"));
    forge.as(MIA).post("/chat/dismiss", Map.of("room", forge.mount("chat").id().value()));
    assertThat(forge.as(MIA).get("/chat").body()).doesNotContain("Not for me");
  }

  /** What is remembered for some seconds may just be forgotten: the best of four counts. */
  private int fewestCalls() {
    return IntStream.range(0, 4)
        .map(i -> TestForge.databaseCalls(say(MIA, "r/stone", "line " + i)))
        .min()
        .orElseThrow();
  }

  @Test
  void fiftyThousandMembersCostNothing() {
    open(MIA, "Stone", "open");
    int few = fewestCalls();
    var seats = forge.forge().database().getCollection("chat_positions");
    var all = new java.util.ArrayList<Document>();
    for (int i = 0; i < 50_000; i++) {
      all.add(
          new Document("_id", "r-stone/user" + i)
              .append("room", "r-stone")
              .append("user", "user" + i)
              .append("name", "User " + i)
              .append("n", 0L)
              .append("since", java.util.Date.from(forge.clock().instant())));
    }
    seats.insertMany(all);

    assertThat(fewestCalls()).isEqualTo(few);
    forge.as(MIA).get("/chat/r/stone");
    var page = forge.as(MIA).get("/chat/r/stone");
    assertThat(TestForge.databaseCalls(page)).isLessThanOrEqualTo(6);
    assertThat(page.body().length()).isLessThan(60 * 1024);
    assertThat(forge.as(MIA).get("/rest/chat/r/stone/members?q=user4999&limit=5").body())
        .contains("user4999\"", "user49990\"")
        .doesNotContain("user5000");
  }
}
