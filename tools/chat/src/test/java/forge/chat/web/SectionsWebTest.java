package forge.chat.web;

import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sections of one's own in the list of rooms. */
class SectionsWebTest {
  private static final String PAGE = "/chat/sections";
  private static final String REST = "/rest/chat/sections";
  @RegisterExtension final TalkingForge talk = new TalkingForge();

  private void rooms(String... labels) {
    for (String label : labels) {
      talk.as(MIA).json("POST", "/rest/chat/rooms", "{\"label\":\"" + label + "\"}");
    }
  }

  private int put(String room, String section) {
    return talk.as(MIA).post(PAGE + "/put", Map.of("rooms", room, "section", section)).statusCode();
  }

  private String names() {
    return talk.as(MIA).get(REST).body();
  }

  @Test
  void sectionsAreMadeRenamedOrderedAndTakenAway() {
    rooms("Oak", "Elm", "Ash");
    assertThat(put("r-oak", "Woods")).isEqualTo(303);
    assertThat(put("r-elm", "Alleys")).isEqualTo(303);
    assertThat(names()).isEqualTo("[\"Woods\",\"Alleys\"]");

    talk.as(MIA).post(PAGE + "/move", Map.of("section", "Alleys", "up", "true"));
    assertThat(names()).isEqualTo("[\"Alleys\",\"Woods\"]");
    String side = talk.as(MIA).get("/chat/r/ash").body();
    assertThat(side.indexOf(">Alleys<")).isBetween(0, side.indexOf(">Woods<"));

    talk.as(MIA).post(PAGE + "/rename", Map.of("section", "Alleys", "to", "Streets"));
    assertThat(names()).isEqualTo("[\"Streets\",\"Woods\"]");
    talk.as(MIA).json("PUT", REST, "{\"sections\":[\"Woods\",\"Nowhere\"]}");
    assertThat(names()).isEqualTo("[\"Woods\",\"Streets\"]");

    talk.as(MIA).post(PAGE + "/rename", Map.of("section", "Woods", "to", ""));
    assertThat(names()).isEqualTo("[\"Streets\"]");
    assertThat(talk.as(MIA).get(PAGE).body()).contains("Oak", "Elm", "Ash");
  }

  @Test
  void whatCannotBeIsSaid() {
    rooms("Oak");
    assertThat(put("r-other", "Woods")).isEqualTo(422);
    assertThat(put("r-oak", "x".repeat(31))).isEqualTo(422);
    var nowhere = Map.of("section", "Woods", "to", "Trees");
    assertThat(talk.as(MIA).post(PAGE + "/rename", nowhere).statusCode()).isEqualTo(404);
    assertThat(talk.guest().get(REST).statusCode()).isEqualTo(401);
  }
}
