package forge.chat.web;

import static forge.chat.web.TalkingForge.PAGE;
import static forge.chat.web.TalkingForge.REST;
import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import forge.user.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the rules of a room reach, whom they do not, and who is told that something waits. */
class OrderWebTest {
  private static final String KEEP = PAGE + "/moderation";
  private static final String GUILD = "/chat/r/guild";
  @RegisterExtension final TalkingForge talk = new TalkingForge();

  private void rules(String page, Map<String, String> rules) {
    var form = new HashMap<>(Map.of("hideAfter", "2", "indexed", "true"));
    form.putAll(rules);
    assertThat(talk.as(DAN).post(page + "/moderation/rules", form).statusCode()).isEqualTo(303);
    talk.forge().clock().advance(Duration.ofSeconds(6));
  }

  private int withhold(UserId by, String page, String user, String kind) {
    var form = Map.of("user", user, "kind", kind, "hours", "2", "reason", "noise");
    int status = talk.as(by).post(page + "/moderation/sanctions", form).statusCode();
    talk.forge().clock().advance(Duration.ofSeconds(6));
    return status;
  }

  private void guild(String approval) {
    talk.as(DAN).json("POST", "/rest/chat/rooms", "{\"label\":\"Guild\",\"access\":\"members\"}");
    rules(GUILD, Map.of("approval", approval));
  }

  private int invite(UserId by, String user) {
    return talk.as(by).post(GUILD + "/members", Map.of("user", user)).statusCode();
  }

  @Test
  void wordsAreForbiddenInChangesTitlesAndCommandsToo() {
    talk.say(GUS, "one");
    rules(PAGE, Map.of("words", "spam"));

    assertThat(talk.send(GUS, "PUT", "/messages/1", "{\"text\":\"spam\"}").statusCode())
        .isEqualTo(422);
    assertThat(
            talk.send(GUS, "POST", "/topics", "{\"title\":\"Spam\",\"messages\":[1]}").statusCode())
        .isEqualTo(422);
    assertThat(talk.send(GUS, "POST", "/commands", "{\"text\":\"/ticket spam\"}").statusCode())
        .isEqualTo(422);
    assertThat(talk.say(GUS, "spammers")).contains("spammers");
  }

  @Test
  void whoIsMutedReadsSoAndMovesNothingButStillArrangesTheRoom() {
    talk.say(GUS, "one");
    assertThat(withhold(DAN, PAGE, "gus", "mute")).isEqualTo(303);

    assertThat(talk.as(GUS).get(PAGE).body())
        .contains("you are muted until", "noise")
        .containsPattern("<form class=\"room-composer\"[^>]* hidden>");
    assertThat(writing(GUS).get("may").asBoolean()).isFalse();
    assertThat(writing(GUS).get("withheld").asText()).contains("muted until", "noise");
    assertThat(writing(GUS).get("left").asLong()).isBetween(7_000_000L, 7_200_000L);
    assertThat(
            talk.send(GUS, "POST", "/topics", "{\"title\":\"Mine\",\"messages\":[1]}").statusCode())
        .isEqualTo(403);
    assertThat(talk.send(GUS, "PUT", "/seat", "{\"level\":\"none\"}").statusCode()).isEqualTo(204);
  }

  @Test
  void whatWasTypedBeforeAMuteIsNotLost() {
    talk.say(GUS, "one");
    withhold(DAN, PAGE, "gus", "mute");

    var refused = talk.as(GUS).post(PAGE, Map.of("text", "a long thought"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("a long thought</textarea>", "you are muted until")
        .doesNotContainPattern("<form class=\"room-composer\"[^>]* hidden>");
    assertThat(talk.messages()).doesNotContain("a long thought");
  }

  private JsonNode writing(UserId user) {
    return TalkingForge.json(talk.as(user).get(REST + "/writing").body());
  }

  @Test
  void programsReadWhetherTheyMayWriteAndHowFast() {
    assertThat(writing(GUS).get("may").asBoolean()).isTrue();
    rules(PAGE, Map.of("slow", "60"));
    talk.say(GUS, "one");
    talk.forge().clock().advance(Duration.ofSeconds(20));
    assertThat(writing(GUS).get("slow").asInt()).isEqualTo(60);
    assertThat(writing(GUS).get("pause").asInt()).isEqualTo(40);
    assertThat(writing(DAN).get("slow").asInt()).as("keepers are not slowed").isZero();
    assertThat(talk.guest().get(REST + "/writing").body()).contains("\"may\":false");

    lock(PAGE);
    assertThat(writing(GUS).get("withheld").asText()).contains("locked until");
    assertThat(writing(DAN).get("may").asBoolean()).isTrue();
    talk.forge().clock().advance(Duration.ofHours(7));
    assertThat(writing(GUS).get("may").asBoolean()).isTrue();
  }

  @Test
  void changingAMessageDoesNotWaitForSlowMode() {
    rules(PAGE, Map.of("slow", "60"));
    assertThat(talk.as(GUS).get(PAGE).body()).contains("a message every 60 seconds");
    talk.say(GUS, "wrnog");
    assertThat(talk.send(GUS, "PUT", "/messages/1", "{\"text\":\"wrong\"}").statusCode())
        .isEqualTo(200);
  }

  @Test
  void whoKeepsTheRoomIsNotMutedAndWhatWasTypedStays() {
    var form = Map.of("user", "ada", "kind", "ban", "hours", "7", "reason", "why not");
    var answer = talk.as(DAN).post(KEEP + "/sanctions", form);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("keeps this room in order", "why not", "value=\"7\"");

    var rules = Map.of("slow", "fast", "words", "spam\ncasino*");
    assertThat(talk.as(DAN).post(KEEP + "/rules", rules).body())
        .contains("value=\"fast\"", "casino*");
    assertThat(talk.as(DAN).get(KEEP + "?user=gus").body()).contains("value=\"gus\"");
  }

  @Test
  void membersAskNobodyInWhoIsBannedOrMustWait() {
    guild("false");
    assertThat(invite(DAN, "mia")).isEqualTo(303);
    assertThat(invite(MIA, "gus")).isEqualTo(303);
    assertThat(talk.as(MIA).get(GUILD + "/members").body()).contains(">Gus<");
    assertThat(withhold(DAN, GUILD, "gus", "ban")).isEqualTo(303);
    assertThat(invite(MIA, "gus")).isEqualTo(422);
    assertThat(invite(DAN, "gus")).isEqualTo(422);

    rules(GUILD, Map.of("approval", "true"));
    assertThat(invite(MIA, "ada")).isEqualTo(422);
    assertThat(invite(DAN, "ada")).isEqualTo(303);
  }

  @Test
  void whoKeepsTheRoomIsToldOfReportsAndOfWhoIsAtTheDoor() {
    talk.say(GUS, "rude");
    talk.send(MIA, "POST", "/messages/1/report", "{\"reason\":\"rude\"}");
    talk.forge().settle();
    assertThat(told("dan")).contains("A message was reported.", KEEP);
    assertThat(told("mia")).doesNotContain("reported");
    assertThat(talk.as(DAN).get(PAGE).body()).contains("room-waiting");
    assertThat(talk.as(MIA).get(PAGE).body()).doesNotContain("room-waiting");

    guild("true");
    talk.as(GUS).post(GUILD + "/join", Map.of());
    talk.forge().settle();
    assertThat(told("dan")).contains("asks to come in");
  }

  private void lock(String page) {
    assertThat(talk.as(DAN).post(page + "/moderation/lock", Map.of("hours", "6")).statusCode())
        .isEqualTo(303);
    talk.forge().clock().advance(Duration.ofSeconds(6));
  }

  @Test
  void whoIsLetInIsTold() {
    guild("true");
    talk.as(GUS).post(GUILD + "/join", Map.of());
    assertThat(talk.as(GUS).get(GUILD).body()).contains("You asked to come in.");

    talk.as(DAN).post(GUILD + "/moderation/door", Map.of("user", "gus", "in", "true"));
    assertThat(told("gus")).contains("You have been let in.", "Guild", GUILD);
  }

  @Test
  void theDoorSaysWhyNobodyComesIn() {
    guild("true");
    assertThat(talk.as(GUS).get(GUILD).body()).contains("Ask to come in", "there is one");

    lock(GUILD);
    assertThat(talk.as(GUS).get(GUILD).body())
        .contains("This room lets nobody in just now.")
        .doesNotContain("Ask to come in");

    withhold(DAN, GUILD, "gus", "ban");
    assertThat(talk.as(GUS).get(GUILD).body())
        .contains("you are banned until", "noise")
        .doesNotContain("Ask to come in");
  }

  @Test
  void whoIsNewReadsThatTheRoomIsLocked() {
    lock(PAGE);

    assertThat(talk.as(GUS).get(PAGE).body())
        .contains("the room is locked until")
        .containsPattern("<form class=\"room-composer\"[^>]* hidden>");
    assertThat(talk.as(DAN).get(PAGE).body()).contains("room-composer");
  }

  @Test
  void whatWasChangedOfTheRulesIsNoted() {
    rules(PAGE, Map.of("slow", "20", "words", "spam\ncasino*"));

    assertThat(talk.as(DAN).get(KEEP).body())
        .contains(
            "changed the rules of the room: slow mode 20 seconds, trusted reports 2,"
                + " 2 forbidden words");
  }

  private String told(String user) {
    return String.valueOf(
        talk.forge()
            .forge()
            .database()
            .getCollection("live_events")
            .find(new Document("stream", "user:" + user).append("kind", "waiting"))
            .sort(new Document("q", -1))
            .first());
  }

  @Test
  void reportsThatWereLookedAtHideNothing() {
    rules(PAGE, Map.of("hideAfter", "1"));
    talk.say(MIA, "I am here");
    talk.say(ADA, "so am I");
    talk.forge().clock().advance(Duration.ofDays(8));
    talk.say(GUS, "harmless");
    talk.send(MIA, "POST", "/messages/3/report", "{}");
    assertThat(talk.messages()).doesNotContain("harmless");
    talk.as(DAN).post(KEEP + "/reports/3/keep", Map.of());

    talk.send(GUS, "POST", "/messages/3/report", "{}");
    assertThat(talk.messages()).contains("harmless");
  }

  @Test
  void nobodyIsReportedInAConversationAndSomebodyMoreBeginsAnother() {
    talk.as(MIA).json("POST", "/rest/chat/direct", "{\"people\":[\"gus\"]}");
    String room =
        talk.as(MIA)
            .get("/rest/chat")
            .body()
            .replaceAll("(?s).*\"url\":\"(/chat/d/[^\"]+)\".*", "$1");
    talk.as(GUS).json("POST", "/rest" + room + "/messages", "{\"text\":\"psst\"}");
    assertThat(talk.as(MIA).json("POST", "/rest" + room + "/messages/1/report", "{}").statusCode())
        .isEqualTo(409);

    var begun = talk.as(MIA).post(room + "/members", Map.of("user", "dan"));
    String other = begun.headers().firstValue("Location").orElseThrow().replaceAll("\\?.*", "");
    assertThat(other).contains("/chat/d/").doesNotContain(room);
    assertThat(talk.as(DAN).get(other.substring(other.indexOf("/chat"))).body())
        .doesNotContain("psst");
  }

  @Test
  void allThatWasDoneIsRead() {
    for (int i = 0; i < 25; i++) {
      talk.as(DAN).post(KEEP + "/lock", Map.of("hours", String.valueOf(i % 2)));
    }
    assertThat(talk.as(DAN).get(KEEP).body()).contains(KEEP + "/log");
    assertThat(talk.as(DAN).get(KEEP + "/log").body()).contains("locked the room");
    assertThat(talk.as(MIA).get(KEEP + "/log").statusCode()).isEqualTo(403);
  }
}
