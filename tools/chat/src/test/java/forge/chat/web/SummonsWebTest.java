package forge.chat.web;

import static forge.chat.web.TalkingForge.PAGE;
import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.PushService.Received;
import forge.testing.PushingForge;
import forge.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told on their devices that they were called. */
class SummonsWebTest extends PushingForge {
  private static final String ROOM = "/rest" + PAGE;

  @BeforeEach
  void subscribe() {
    for (UserId user : List.of(ADA, DAN, GUS, MIA)) {
      send(user, "POST", "/rest/account/notifications/devices", push.subscribe(user.value()));
    }
  }

  private String send(UserId by, String verb, String at, String json) {
    forge.clock().advance(Duration.ofMillis(400));
    var answer = forge.as(by).json(verb, at, json);
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return answer.body();
  }

  private void say(UserId by, String text) {
    send(by, "POST", ROOM + "/messages", "{\"text\":\"" + text + "\"}");
    forge.settle();
  }

  /** What arrived until some seconds later, as browser and title. */
  private List<String> told() {
    forge.clock().advance(Duration.ofSeconds(6));
    forge.settle();
    return push.arrived().stream().map(SummonsWebTest::shown).toList();
  }

  private static String shown(Received one) {
    return one.browser()
        + " "
        + one.text().replaceAll(".*\"title\":\"([^\"]*)\".*", "$1")
        + " | "
        + one.text().replaceAll(".*\"body\":\"([^\"]*)\".*", "$1");
  }

  @Test
  void whoIsCalledByNameIsToldWithoutAWordOfWhatWasSaid() {
    say(MIA, "Nothing for anybody.");
    say(MIA, "@dan the sluice is open");
    forge.clock().advance(Duration.ofSeconds(6));
    forge.settle();

    List<Received> told = push.arrived();
    assertThat(told)
        .extracting(SummonsWebTest::shown)
        .containsExactly("dan Mia in Aqueduct: Chat | Called you.");
    assertThat(told.getFirst().text())
        .contains("\"url\":\"/p/aqueduct/chat/m/2\"", "\"place\":\"/p/aqueduct/chat\"")
        .doesNotContain("sluice");
    assertThat(told()).as("once").isEmpty();
  }

  @Test
  void whoReadsItWithinSecondsAnywhereIsNotTold() {
    say(MIA, "@dan the sluice is open");
    send(DAN, "POST", ROOM + "/read", "{\"id\":1}");

    assertThat(told()).isEmpty();
  }

  @Test
  void severalCallsInOneRoomAreOneNotificationOfTheLast() {
    say(MIA, "@dan one");
    say(MIA, "@dan two");
    say(ADA, "@dan three");

    assertThat(told()).containsExactly("dan Ada in Aqueduct: Chat | 3 messages for you.");
    say(MIA, "@dan four");
    assertThat(told()).containsExactly("dan Mia in Aqueduct: Chat | 4 messages for you.");
  }

  @Test
  void doNotDisturbAndRoomsThatTellNothingAreObeyed() {
    forge.as(DAN).post("/chat/quiet/once", Map.of("time", "60"));
    send(GUS, "PUT", ROOM + "/seat", "{\"favourite\":false,\"section\":\"\",\"level\":\"none\"}");
    say(MIA, "@dan @gus @ada all hands");

    assertThat(told()).containsExactly("ada Mia in Aqueduct: Chat | Called you.");
    forge.clock().advance(Duration.ofHours(2));
    say(MIA, "@dan again");
    assertThat(told()).containsExactly("dan Mia in Aqueduct: Chat | 2 messages for you.");
  }

  @Test
  void whatIsDeletedMeanwhileOrHiddenFromThemIsNotTold() {
    say(MIA, "@dan a slip");
    send(MIA, "DELETE", ROOM + "/messages/1", "");

    assertThat(told()).isEmpty();
  }

  @Test
  void messagesToOneAloneAndTopicsOneFollowsAreTold() {
    String made = send(MIA, "POST", "/rest/chat/direct", "{\"people\":[\"gus\"]}");
    String room = made.replaceAll(".*\"url\":\"([^\"]*)\".*", "$1");
    send(MIA, "POST", "/rest" + room + "/messages", "{\"text\":\"between us\"}");
    forge.settle();
    assertThat(told()).containsExactly("gus Mia | Wrote to you.");

    send(MIA, "POST", ROOM + "/topics", "{\"title\":\"Valves\",\"text\":\"Who has seen them?\"}");
    send(DAN, "POST", ROOM + "/topics/1/messages", "{\"text\":\"I have\"}");
    forge.clock().advance(Duration.ofSeconds(4));
    forge.settle();
    assertThat(told()).containsExactly("mia Dan in Aqueduct: Chat | A topic you follow goes on.");
  }
}
