package forge.search;

import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search pages and the follow button of a forge without a Solr. */
class SearchWebTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static TestForge forge;

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.fresh());
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/search?q=arch", "/p/aqueduct/-/search?q=arch&tool=none"})
  void aPageSaysThatSearchRestsAndIsNoFault(String address) {
    var page = forge.guest().get(address);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Search is resting").contains("value=\"arch\"");
  }

  @Test
  void programsAreToldTheSame() {
    var found = forge.guest().get("/rest/search?q=arch");
    assertThat(found.body()).contains("\"resting\":true");
    assertThat(forge.guest().get("/rest/search/complete?q=a").body()).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/search?q=%00",
        "/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/search?sort=sideways&q=x",
        "/search?project=../../x&q=x",
        "/search?cursor=x&q=x",
        "/p/aqueduct/-/search?type=%0D%0AX:y&q=x",
        "/rest/search?q=%00",
        "/rest/search?sort=sideways",
        "/rest/search/complete?q=x&project=A%20B",
        "/-/attachments/none/x.txt",
        "/-/thumbnails/none",
      })
  void oddInputIsAnsweredWithASentence(String address) {
    var page = forge.as(MIA).get(address);

    assertThat(page.statusCode()).isLessThan(500);
    assertThat(page.body()).doesNotContain("<script>alert");
  }

  @Test
  void aSearchThatIsTooLongIsRefusedBesideItsField() {
    assertThat(forge.guest().get("/search?q=" + "x".repeat(400)).statusCode()).isEqualTo(422);
    var refused = forge.guest().get("/rest/search?q=" + "x".repeat(400));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("300 are the limit");
  }

  @Test
  void nobodyFollowsWhatIsNotThere() {
    assertThat(forge.as(MIA).post("/-/follow/none/12", Map.of()).statusCode()).isEqualTo(404);
    assertThat(forge.guest().post("/-/follow/none/12", Map.of()).statusCode()).isNotEqualTo(500);
  }
}
