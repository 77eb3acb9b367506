package forge.deploy;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.user.UserId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who sees in lists that there is a room about something, and what it is called. */
class RoomsOfThingsTest {
  @RegisterExtension final WholeForge forge = new WholeForge();
  private static final String FOUND = "/rest/chat/rooms?about=";

  private void ticket(String method, String at, String json) {
    forge.rest(DAN, method, "/p/aqueduct/tickets" + at, json);
    settle();
  }

  private void settle() {
    forge.settle();
    forge.clock().advance(Duration.ofSeconds(6));
    forge.settle();
  }

  /** Opens the room about a ticket, and has these people speak there. */
  private String room(String ticket, UserId... people) {
    String room = forge.room(DAN, "/p/aqueduct/tickets/" + ticket);
    for (UserId one : people) {
      forge.rest(one, "POST", room + "/messages", "{\"text\":\"It drips.\"}");
    }
    settle();
    return room;
  }

  private String mine(UserId user) {
    return forge.rest(user, "GET", "/chat", "");
  }

  @Test
  void aRoomLeavesAllListsWithItsTitleWhenItsTicketBecomesPrivateAndComesBack() {
    ticket("POST", "", "{\"title\":\"Leak at arch 7\"}");
    String room = room("1", MIA, GUS);
    assertThat(mine(GUS)).contains(room, "Leak at arch 7", "\"unread\":");

    ticket("PATCH", "/1", "{\"private\":true}");
    assertThat(mine(GUS)).doesNotContain(room, "Leak");
    assertThat(forge.as(GUS).get("/p/aqueduct/chat").body()).doesNotContain(room, "Leak at");
    assertThat(forge.as(GUS).get("/chat").body()).doesNotContain(room, "Leak");
    assertThat(forge.as(GUS).get(FOUND + "any&q=leak").body()).isEqualTo("[]");
    assertThat(mine(DAN)).as("was never there").doesNotContain(room);
    assertThat(forge.as(DAN).get(FOUND + "any&q=leak").body()).contains(room);

    ticket("PATCH", "/1", "{\"title\":\"Poison in the water\"}");
    assertThat(forge.as(DAN).get(FOUND + "ticket").body())
        .contains("Poison")
        .doesNotContain("Leak");
    ticket("PATCH", "/1", "{\"private\":false}");
    assertThat(mine(GUS)).contains(room, "Poison in the water").doesNotContain("Leak");
  }

  @Test
  void roomsAboutThingsAreFoundByKindProjectAndWords() {
    ticket("POST", "", "{\"title\":\"Leak at arch 7\"}");
    ticket("POST", "", "{\"title\":\"Moss on arch 9\"}");
    String leak = room("1", GUS);
    String moss = room("2", GUS);

    assertThat(forge.guest().get(FOUND + "ticket").body()).contains(leak, moss);
    assertThat(forge.guest().get(FOUND + "ticket&q=moss").body())
        .contains(moss)
        .doesNotContain(leak);
    assertThat(forge.guest().get(FOUND + "release").body()).isEqualTo("[]");
    assertThat(forge.guest().get("/rest/chat/rooms?project=p/aqueduct&q=arch").body())
        .contains(leak, moss);
    assertThat(forge.guest().get("/rest/chat/rooms?project=p/elsewhere").body()).isEqualTo("[]");
    assertThat(forge.guest().get("/rest/chat/rooms?q=arch").body()).doesNotContain(leak);

    var first = forge.guest().get(FOUND + "any&limit=1");
    assertThat(first.body()).contains(moss).doesNotContain(leak);
    String next = first.headers().firstValue("Link").orElseThrow();
    assertThat(next).contains("about=any");
    assertThat(forge.guest().get(next.substring(1, next.indexOf('>'))).body())
        .contains(leak)
        .doesNotContain(moss);
    assertThat(forge.guest().get("/chat?about=ticket&project=p/aqueduct").body())
        .contains(leak, "About tickets", "p/aqueduct");
  }

  @Test
  void aProjectThatClosesTakesItsRoomsAlong() {
    ticket("POST", "", "{\"title\":\"Leak at arch 7\"}");
    String room = room("1", GUS);

    forge
        .as(ADA)
        .post("/p/aqueduct/-/admin/permissions", Map.of("permission", "READ", "role", "member"));
    settle();
    assertThat(mine(GUS)).doesNotContain(room);
    assertThat(forge.guest().get(FOUND + "any").body()).isEqualTo("[]");
    assertThat(forge.as(MIA).get(FOUND + "any").body()).contains(room);
  }
}
