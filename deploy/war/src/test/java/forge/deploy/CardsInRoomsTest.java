package forge.deploy;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestForge;
import forge.testing.TestForge.Browser;
import forge.user.UserId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What rooms show of tickets, pages and files that messages link to. */
class CardsInRoomsTest {
  @RegisterExtension final WholeForge forge = new WholeForge();
  private static final String ROOM = "/p/aqueduct/chat";

  private String send(UserId by, String verb, String at, String json) {
    forge.clock().advance(Duration.ofSeconds(1));
    String answer = forge.rest(by, verb, at, json);
    forge.settle();
    return answer;
  }

  /** Answers the number of the message. */
  private String say(UserId by, String room, String text) {
    return send(by, "POST", room + "/messages", "{\"text\":\"" + text + "\"}")
        .replaceAll("(?s).*\"id\":(\\d+).*", "$1");
  }

  private static String cards(Browser who, String room, String ids) {
    return who.get("/rest" + room + "/cards?ids=" + ids).body();
  }

  @Test
  void whatMessagesLinkToIsShownBelowThem() {
    send(ADA, "POST", "/p/aqueduct/tickets", "{\"title\":\"Arch 7 leaks\"}");
    send(ADA, "PUT", "/p/aqueduct/wiki/Pumps", "{\"text\":\"How they work.\"}");
    String one = say(MIA, ROOM, "see #1 and [Pumps], and #1 again");
    String two = say(MIA, ROOM, "look: " + forge.forge().url() + "/p/aqueduct/tickets/1?x=1#c2");
    say(MIA, ROOM, "read /p/aqueduct/tickets/1 and [it](/p/aqueduct/code/file/main/src/Arch.java)");

    String page = forge.guest().get(ROOM).body();
    assertThat(page.split("class=\"link-card\"", -1)).hasSize(5);
    assertThat(page)
        .contains("<b>#1</b> Arch 7 leaks", "aqueduct · Ada", "ticket · aqueduct · Ada")
        .contains("src/Arch.java", "aqueduct · code at main");
    send(
        ADA,
        "PATCH",
        "/p/aqueduct/tickets/1",
        "{\"title\":\"Arch 7 is dry\",\"status\":\"closed\"}");
    assertThat(cards(forge.guest(), ROOM, one + "," + two))
        .contains("Arch 7 is dry", "\"state\":\"closed\"")
        .doesNotContain("leaks");
  }

  @Test
  void cardsAreForThoseAloneWhoMayReadWhatTheyShow() {
    send(ADA, "POST", "/p/aqueduct/tickets", "{\"title\":\"Secret door\",\"private\":true}");
    String one = say(DAN, ROOM, "see #1 and " + forge.forge().url() + "/p/aqueduct/tickets/1");

    assertThat(cards(forge.as(DAN), ROOM, one)).contains("Secret door");
    assertThat(forge.as(DAN).get(ROOM).body()).contains("Secret door");
    assertThat(cards(forge.as(GUS), ROOM, one)).contains("\"cards\":[]");
    assertThat(forge.as(GUS).get(ROOM).body()).doesNotContain("Secret door");
  }

  @Test
  void aRoomOutsideProjectsShowsCardsToWhoMayReadThemThere() {
    send(ADA, "POST", "/p/aqueduct/tickets", "{\"title\":\"Secret door\",\"private\":true}");
    send(ADA, "POST", "/p/aqueduct/tickets", "{\"title\":\"Open gate\"}");
    send(GUS, "POST", "/chat/rooms", "{\"label\":\"Square\",\"access\":\"open\"}");
    String at = forge.forge().url() + "/p/aqueduct/tickets/";
    say(DAN, "/chat/r/square", at + "1 and " + at + "2");

    assertThat(cards(forge.as(DAN), "/chat/r/square", "1")).contains("Secret door", "Open gate");
    assertThat(cards(forge.as(GUS), "/chat/r/square", "1"))
        .contains("Open gate")
        .doesNotContain("Secret door");
  }

  @Test
  void allCardsOfAPageCostNoFurtherCall() {
    for (int i = 1; i <= 5; i++) {
      send(ADA, "POST", "/p/aqueduct/tickets", "{\"title\":\"Arch " + i + "\"}");
      say(MIA, ROOM, "see #" + i + " and " + forge.forge().url() + "/p/aqueduct/tickets/" + i);
    }
    forge.as(MIA).get(ROOM);

    assertThat(forge.as(MIA).get(ROOM).body()).contains("Arch 5", "link-card");
    assertThat(TestForge.databaseCalls(forge.as(MIA).get(ROOM))).isLessThanOrEqualTo(6);
  }

  @Test
  void whatIsAskedForIsNamedAndLimited() {
    assertThat(cards(forge.as(GUS), ROOM, "x")).contains("ids must be numbers of messages");
    assertThat(cards(forge.as(GUS), ROOM, "1,".repeat(100) + "1")).contains("[]");
    var many = new StringBuilder("1");
    for (int i = 2; i <= 101; i++) {
      many.append(',').append(i);
    }
    assertThat(cards(forge.as(GUS), ROOM, many.toString())).contains("At most 100 messages");
  }
}
