package forge.deploy;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rooms about what there is in a project, opened from its pages. */
class RoomsAboutTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String HOME = "/p/aqueduct";
  private static final Pattern BUTTON =
      Pattern.compile(
          "action=\"/chat/about\".*?name=\"(mount|artifact)\" value=\"([^\"]*)\".*?"
              + "name=\"(mount|artifact)\" value=\"([^\"]*)\"",
          Pattern.DOTALL);
  private TestForge forge;

  @BeforeEach
  void plant() {
    forge = TestForge.start(DATABASE.fresh());
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

  @AfterEach
  void stop() {
    forge.close();
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
    var shown = gus.get(HOME + page);
    var button = BUTTON.matcher(shown.body());
    assertThat(button.find()).as(shown.statusCode() + " " + shown.body()).isTrue();
    var form = Map.of(button.group(1), button.group(2), button.group(3), button.group(4));

    String room = gus.post("/chat/about", form).headers().firstValue("Location").orElseThrow();
    String at = room.substring(room.indexOf("/chat/"));
    assertThat(at).startsWith("/chat/a/");
    assertThat(gus.get(at).body()).contains("Aqueduct: ", "href=\"" + HOME + "/");
    gus.json("POST", "/rest" + at + "/messages", "{\"text\":\"About this…\"}");
    assertThat(forge.guest().get(at).body()).contains("About this…");
    assertThat(forge.as(MIA).post("/chat/about", form).headers().firstValue("Location"))
        .hasValue(room);

    forge
        .as(ADA)
        .post(HOME + "/-/admin/permissions", Map.of("permission", "READ", "role", "member"));
    assertThat(forge.guest().get(at).statusCode()).isEqualTo(404);
    assertThat(gus.get("/rest" + at + "/messages").statusCode()).isEqualTo(404);
    assertThat(forge.as(MIA).get(at).statusCode()).isEqualTo(200);
  }
}
