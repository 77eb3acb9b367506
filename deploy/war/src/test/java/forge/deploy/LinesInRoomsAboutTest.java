package forge.deploy;

import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What rooms about something hear of it. */
class LinesInRoomsAboutTest {
  @RegisterExtension final WholeForge forge = new WholeForge();

  private String change(String method, String part, String json) {
    return forge.rest(DAN, method, "/p/aqueduct/" + part, json);
  }

  /** The room that a page leads to. */
  private String room(String page) {
    forge.settle();
    forge.clock().advance(Duration.ofSeconds(1));
    return forge.room(DAN, "/p/aqueduct/" + page);
  }

  private List<String> said(String room) {
    return forge.said(DAN, room);
  }

  @Test
  void aTicketsRoomHasOneLineThatFollowsIt() {
    change("POST", "tickets", "{\"title\":\"Leak\"}");
    String room = room("tickets/1");
    change("PATCH", "tickets/1", "{\"status\":\"closed\"}");
    assertThat(said(room)).singleElement().asString().contains("Leak", "closed by");

    change("PATCH", "tickets/1", "{\"status\":\"open\"}");
    assertThat(said(room)).singleElement().asString().contains("reopened by");
  }

  @Test
  void thatOfAPrivateTicketHearsOfItWhereNobodyElseDoes() {
    change("POST", "tickets", "{\"title\":\"Poison\",\"private\":true}");
    String room = room("tickets/1");
    change("PATCH", "tickets/1", "{\"status\":\"closed\"}");

    assertThat(said(room)).singleElement().asString().contains("Poison", "closed by");
    assertThat(forge.as(GUS).get("/rest" + room + "/messages").statusCode()).isEqualTo(404);
    assertThat(said("/p/aqueduct/chat")).noneMatch(text -> text.contains("Poison"));
  }

  @Test
  void aMilestonesRoomHearsOfItsTicketsButOfNoPrivateOnes() {
    change("POST", "tickets", "{\"title\":\"Leak\",\"milestone\":\"1.0\"}");
    String room = room("tickets?q=milestone:1.0");
    change("POST", "tickets", "{\"title\":\"Poison\",\"milestone\":\"1.0\",\"private\":true}");
    change("POST", "tickets", "{\"title\":\"Elsewhere\",\"milestone\":\"2.0\"}");
    change("PATCH", "tickets/1", "{\"status\":\"closed\"}");

    assertThat(said(room)).singleElement().asString().contains("Leak", "closed by");
  }

  @Test
  void aPagesRoomHearsOfItAlone() {
    change("PUT", "wiki/Wells", "{\"text\":\"Deep.\"}");
    change("PUT", "wiki/Pipes", "{\"text\":\"Long.\"}");
    String room = room("wiki/Wells");
    forge.rest(MIA, "PUT", "/p/aqueduct/wiki/Wells", "{\"text\":\"Deeper.\"}");
    forge.rest(MIA, "PUT", "/p/aqueduct/wiki/Pipes", "{\"text\":\"Longer.\"}");

    assertThat(said(room)).singleElement().asString().contains("Wells", "edited by");
  }

  @Test
  void aRepositorysRoomHearsOfPushes() {
    change("PUT", "code/contents/README.md?branch=main&message=Begin", "Water.");
    forge.settle();
    String room = room("code");
    change("PUT", "code/contents/PLAN.md?branch=main&message=Plan+it", "More water.");

    assertThat(said(room)).singleElement().asString().contains("Plan it");
  }

  @Test
  void nobodyIsLedToARoomAboutAReleaseThatIsNotOut() {
    change("PUT", "files/1.0/aqueduct.txt", "water");
    change("POST", "files/-/releases", "{\"version\":\"1.0\"}");
    assertThat(forge.as(DAN).get("/p/aqueduct/files/releases/1.0").body())
        .contains("aqueduct.txt")
        .doesNotContain("/chat/about");

    change("POST", "files/-/releases/1.0/publish", "{}");
    assertThat(room("files/releases/1.0")).startsWith("/chat/a/");
  }
}
