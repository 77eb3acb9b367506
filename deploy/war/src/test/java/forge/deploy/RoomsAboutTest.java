package forge.deploy;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rooms about what there is in a project, opened from its pages. */
class RoomsAboutTest {
  @RegisterExtension final WholeForge forge = new WholeForge();
  private static final String HOME = "/p/aqueduct";

  @BeforeEach
  void plant() {
    var dan = forge.as(DAN);
    String rest = "/rest" + HOME;
    dan.json("POST", rest + "/tickets", "{\"title\":\"A leak\",\"milestone\":\"Stage 1\"}");
    dan.json("PUT", rest + "/wiki/Home", "{\"text\":\"Welcome.\"}");
    dan.json("PUT", rest + "/files/1.0/aqueduct.txt", "water");
    dan.json("POST", rest + "/files/-/releases", "{\"version\":\"1.0\"}");
    dan.json("PUT", rest + "/code/contents/README.md?branch=main&message=Begin", "Water.");
    dan.json("POST", rest + "/files/-/releases/1.0/publish", "{}");
    forge.settle();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tickets/1",
        "/tickets?q=milestone:%22Stage+1%22",
        "/wiki/Home",
        "/code",
        "/files/releases/1.0"
      })
  void aPageLeadsToTheRoomAboutIt(String page) {
    var gus = forge.as(GUS);
    String at = forge.room(GUS, HOME + page);
    assertThat(at).startsWith("/chat/a/");
    assertThat(gus.get(at).body()).contains("Aqueduct: ", "href=\"" + HOME + "/");
    gus.json("POST", "/rest" + at + "/messages", "{\"text\":\"About this…\"}");
    assertThat(forge.guest().get(at).body()).contains("About this…");
    assertThat(forge.room(MIA, HOME + page)).isEqualTo(at);

    forge
        .as(ADA)
        .post(HOME + "/-/admin/permissions", Map.of("permission", "READ", "role", "member"));
    assertThat(forge.guest().get(at).statusCode()).isEqualTo(404);
    assertThat(gus.get("/rest" + at + "/messages").statusCode()).isEqualTo(404);
    assertThat(forge.as(MIA).get(at).statusCode()).isEqualTo(200);
  }
}
