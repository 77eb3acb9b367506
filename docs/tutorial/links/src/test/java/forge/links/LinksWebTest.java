package forge.links;

import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LinksWebTest {
  private static final String LINKS = "/p/aqueduct/links";

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  static TestForge forge;

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.get());
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  @Test
  void membersAddLinksThatEverybodyReads() {
    var added =
        forge
            .as(MIA)
            .post(LINKS, Map.of("address", "https://example.org/arches", "title", "<b>Arches</b>"));

    assertThat(added.statusCode()).isEqualTo(303);
    assertThat(forge.guest().get(LINKS).body())
        .contains("https://example.org/arches")
        .contains("&lt;b&gt;Arches&lt;/b&gt;");
  }

  @Test
  void guestsAndStrangersMayNotAdd() {
    var link = Map.of("address", "https://example.org/", "title", "Mine");

    assertThat(forge.as(GUS).post(LINKS, link).statusCode()).isEqualTo(403);
    assertThat(forge.guest().post(LINKS, link).statusCode()).isEqualTo(401);
  }

  @Test
  void whatIsNoAddressIsRefusedAndKept() {
    var refused =
        forge.as(MIA).post(LINKS, Map.of("address", "javascript:alert(1)", "title", "Trap"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("An address starts with http:// or https://.")
        .contains("value=\"Trap\"");
  }

  @Test
  void developersRemoveLinksByProgram() {
    var added =
        forge
            .as(DAN)
            .json(
                "POST",
                "/rest" + LINKS,
                "{\"address\": \"https://example.org/old\", \"title\": \"Old\"}");
    String link = URI.create(added.headers().firstValue("Location").orElseThrow()).getPath();

    assertThat(forge.as(MIA).json("DELETE", link, null).statusCode()).isEqualTo(403);
    assertThat(forge.as(DAN).json("DELETE", link, null).statusCode()).isEqualTo(204);
    assertThat(forge.as(DAN).json("DELETE", link, null).statusCode()).isEqualTo(404);
  }
}
