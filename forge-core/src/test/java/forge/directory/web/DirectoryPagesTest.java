package forge.directory.web;

import static forge.testing.People.ADA;
import static forge.testing.People.GUS;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.io.StringReader;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The directory while the index is away. */
class DirectoryPagesTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  static TestForge forge;

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.get());
    forge
        .as(ADA)
        .json(
            "PUT",
            "/rest/p/aqueduct/-/profile",
            "{\"licence\": \"MIT\", \"languages\": [\"Java\"], \"runsOn\": [\"linux\"]}");
    var gus = forge.as(GUS);
    gus.json("POST", "/rest/projects", "{\"name\": \"secret\", \"title\": \"Secret <works>\"}");
    gus.post("/p/secret/-/admin/permissions", Map.of("permission", "READ", "role", "admin"));
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  @Test
  void projectsAreListedByNameAndSaySo() {
    var page = forge.guest().get("/projects");

    assertThat(page.body())
        .contains("Search is resting")
        .contains("Carries water uphill.")
        .contains("MIT")
        .doesNotContain("Secret");
    assertThat(TestForge.databaseCalls(page)).isEqualTo(2);
    assertThat(forge.guest().get("/rest/directory").body())
        .contains("\"licence\":\"MIT\"")
        .doesNotContain("Secret");
  }

  @Test
  void anOrderThatIsNoneIsRefused() {
    var answer = forge.guest().get("/projects?sort=sideways");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("sorted by relevance");
    assertThat(forge.guest().get("/rest/directory?sort=sideways").statusCode()).isEqualTo(422);
  }

  @Test
  void theProfileIsReadAndWrittenByPrograms() {
    assertThat(forge.guest().get("/rest/p/aqueduct/-/profile").body())
        .contains("\"runsOn\":[\"linux\"]");
    assertThat(
            forge
                .as(ADA)
                .json("PUT", "/rest/p/aqueduct/-/profile", "{\"stage\": \"lovely\"}")
                .body())
        .contains("“lovely” is not a stage known here.")
        .contains("\"field\":\"stage\"");
    assertThat(forge.guest().get("/rest/directory/categories").body())
        .contains("\"key\":\"games\"");
  }

  @Test
  void doapSaysWhatTheProjectIs() throws Exception {
    var answer = forge.guest().get("/p/aqueduct/-/doap");

    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/rdf+xml");
    Document doap = parsed(answer.body());
    assertThat(doap.getElementsByTagName("doap:name").item(0).getTextContent())
        .isEqualTo("Aqueduct");
    assertThat(answer.body()).contains("https://spdx.org/licenses/MIT");
    assertThat(forge.guest().get("/p/secret/-/doap").statusCode()).isEqualTo(404);
  }

  @Test
  void feedAndMapNameWhatIsPublic() throws Exception {
    var feed = forge.guest().get("/projects.atom");
    assertThat(parsed(feed.body()).getElementsByTagName("entry").getLength()).isEqualTo(1);

    var robots = forge.guest().send(forge.guest().request("/robots.txt").GET());
    assertThat(robots.body()).contains(forge.url() + "/sitemap.xml");
    assertThat(forge.guest().get("/sitemap.xml").body())
        .contains(forge.url() + "/sitemap/a.xml</loc>");
    assertThat(forge.guest().get("/sitemap/a.xml").body())
        .contains("<loc>" + forge.url() + "/p/aqueduct</loc>");
    assertThat(forge.guest().get("/sitemap/s.xml").body()).doesNotContain("secret");
  }

  @Test
  void badgesAreSmallPicturesToBeKeptForAWhile() throws Exception {
    var badge = forge.guest().get("/p/aqueduct/-/badges/licence.svg");

    assertThat(badge.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/svg");
    assertThat(badge.headers().firstValue("Cache-Control")).hasValue("public, max-age=300");
    assertThat(parsed(badge.body()).getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("licence: MIT");
    assertThat(forge.guest().get("/p/aqueduct/-/badges/nothing.svg").statusCode()).isEqualTo(404);
    assertThat(forge.guest().get("/p/secret/-/badges/licence.svg").statusCode()).isEqualTo(404);
    var own = forge.as(GUS).get("/p/secret/-/badges/button.svg");
    assertThat(own.headers().firstValue("Cache-Control")).hasValue("private, no-store");
    assertThat(parsed(own.body()).getDocumentElement().getTextContent()).contains("Secret <works>");
    assertThat(forge.guest().get("/p/aqueduct/-/badges").body())
        .contains("[![Aqueduct: licence](" + forge.url());
  }

  @Test
  void numbersAreSaidShortly() {
    assertThat(BadgeViews.brief(999)).isEqualTo("999");
    assertThat(BadgeViews.brief(1_240)).isEqualTo("1.2k");
    assertThat(BadgeViews.brief(34_400)).isEqualTo("34k");
    assertThat(BadgeViews.brief(5_100_000)).isEqualTo("5.1M");
  }

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
