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
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody finds who has not looked for a while: where it is, and what it is called. */
class WaitingWebTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static TestForge forge;

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.get());
    name(DAN, "Dan Developer");
    name(GUS, "Gus Guest");
    name(ADA, "Ada <Admin>");
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  private static void name(UserId user, String name) {
    forge.forge().users().accounts().editProfile(user, name, "");
  }

  private static JsonNode send(UserId by, String address, String json) {
    return send(by, "POST", address, json);
  }

  private static JsonNode send(UserId by, String verb, String address, @Nullable String json) {
    forge.clock().advance(Duration.ofSeconds(2));
    var answer = forge.as(by).json(verb, "/rest/chat" + address, json);
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return answer.body().isEmpty() ? TalkingForge.json("{}") : TalkingForge.json(answer.body());
  }

  private static String direct(UserId by, String... people) {
    String names = Arrays.stream(people).collect(Collectors.joining("\",\"", "\"", "\""));
    return send(by, "/direct", "{\"people\":[" + names + "]}").get("url").asText();
  }

  private static String room(String name) {
    send(MIA, "/rooms", "{\"label\":\"" + name + "\"}");
    String room = "/r/" + name;
    forge.as(GUS).post("/chat" + room + "/join", Map.of());
    return room;
  }

  private static void say(UserId by, String room, String text) {
    send(by, room + "/messages", "{\"text\":\"" + text + "\"}");
  }

  private static String page(UserId user, String address) {
    var answer = forge.as(user).get(address);
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    return answer.body();
  }

  @Test
  void aConversationIsCalledByTheNamesOfTheOthersEverywhere() {
    String talk = direct(DAN, "mia");
    String group = direct(DAN, "mia", "ada");
    say(DAN, talk.substring(5), "hello");
    say(DAN, group.substring(5), "hello all");
    forge.settle();

    assertThat(page(MIA, talk)).contains("<title>Dan Developer", "<h1>Dan Developer</h1>", "@dan");
    assertThat(page(MIA, group))
        .contains("<h1>Ada &lt;Admin&gt;, Dan Developer</h1>", "Ada &lt;Admin&gt; (@ada)");
    assertThat(page(MIA, "/chat"))
        .contains("<span>Dan Developer</span>", "<span>Ada &lt;Admin&gt;, Dan Developer</span>");
    assertThat(page(MIA, "/chat/away")).contains("Ada &lt;Admin&gt;, Dan Developer");
    assertThat(page(MIA, talk + "/members")).contains("Members of Dan Developer", ">Mia<");
    assertThat(forge.as(MIA).get("/rest/chat").body())
        .contains("\"label\":\"Dan Developer\"", "\"people\":[\"dan\",\"mia\"]");
    assertThat(forge.as(MIA).get("/rest" + group).body())
        .contains("\"label\":\"Ada <Admin>, Dan Developer\"");
  }

  @Test
  void whoIsCalledOtherwiseIsCalledSoAtOnce() {
    String talk = direct(MIA, "gus");
    assertThat(page(MIA, talk)).contains("<h1>Gus Guest</h1>");
    name(GUS, "Gus the Great");
    assertThat(page(MIA, talk)).contains("<h1>Gus the Great</h1>");
    name(GUS, "Gus Guest");
  }

  @Test
  void theNamesOfConversationsCostNothingOnceTheyAreKnown() {
    String talk = direct(MIA, "dan", "gus", "ada");
    int few = TestForge.databaseCalls(forge.as(MIA).get("/chat/r/" + room("empty").substring(3)));
    page(MIA, talk);
    assertThat(TestForge.databaseCalls(forge.as(MIA).get(talk))).isLessThanOrEqualTo(few);
  }

  @Test
  void whoWasCalledIsLedFromTheOldestCallToTheNext() {
    String room = room("calls");
    String address = "/chat" + room;
    say(MIA, room, "@gus one");
    for (int i = 0; i < 60; i++) {
      say(MIA, room, "line " + i);
    }
    say(MIA, room, "@gus two");
    forge.settle();

    assertThat(page(GUS, address))
        .contains(
            "href=\"" + address + "/m/1?mentions=true\"", "data-calls=\"1 62\"", "2 mentions");
    String first = page(GUS, address + "/m/1?mentions=true");
    assertThat(first).contains("href=\"" + address + "/m/62?mentions=true\"", "1 mention<");
    assertThat(page(GUS, address + "/m/62?mentions=true")).contains("data-calls=\"\" hidden");
    send(GUS, room + "/read", "{\"id\":62}");
    assertThat(page(GUS, address)).contains("data-calls=\"\" hidden");
    assertThat(page(GUS, address + "/m/1?mentions=true")).contains("data-calls=\"62\"");
    assertThat(forge.guest().get(address).body()).doesNotContain("id=\"mentions\"");
  }

  @Test
  void nobodyIsLedToWhatIsDeletedOrHidden() {
    String room = room("gone");
    say(MIA, room, "@gus one");
    say(MIA, room, "@gus two");
    say(MIA, room, "@gus three");
    forge.settle();
    assertThat(page(GUS, "/chat" + room)).contains("data-calls=\"1 2 3\"", "3 mentions");

    send(MIA, "DELETE", room + "/messages/1", null);
    assertThat(page(GUS, "/chat" + room)).contains("data-calls=\"2 3\"", "/m/2?mentions=true");
    assertThat(forge.as(GUS).get("/rest/chat").body()).contains("\"mentions\":2");

    send(MIA, "PUT", room + "/moderation/rules", "{\"hideAfter\":1}");
    send(MIA, room + "/messages/2/report", "{}");
    assertThat(page(GUS, "/chat" + room)).contains("data-calls=\"3\"", "1 mention<");
    send(MIA, "PUT", room + "/moderation/reports/2", "{\"keep\":true}");
    assertThat(page(GUS, "/chat" + room)).contains("data-calls=\"2 3\"");
  }

  @Test
  void theFirstUnreadMessageIsOneStepAway() {
    String room = room("unread");
    String address = "/chat" + room;
    say(MIA, room, "seen");
    send(GUS, room + "/read", "{\"id\":1}");
    say(MIA, room, "not seen");
    assertThat(page(GUS, address)).contains("id=\"new\"").doesNotContain("id=\"first-unread\"");
    for (int i = 0; i < 60; i++) {
      say(MIA, room, "line " + i);
    }
    assertThat(page(GUS, address)).contains("id=\"first-unread\" href=\"" + address + "/m/2\"");
    assertThat(page(GUS, address + "/m/2")).contains("id=\"new\"", "data-target=\"2\"");
    assertThat(page(GUS, "/chat/away")).contains(address + "/m/2\"");
  }
}
