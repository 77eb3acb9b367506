package forge.chat.web;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ArchiveWebTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String PAGE = "/p/aqueduct/chat";
  private TestForge forge;

  @BeforeEach
  void start() {
    forge = TestForge.start(DATABASE.fresh());
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  private String say(String text) {
    forge.clock().advance(Duration.ofSeconds(2));
    String said =
        forge
            .as(MIA)
            .json("POST", "/rest" + PAGE + "/messages", "{\"text\":\"" + text + "\"}")
            .body();
    assertThat(said).contains(text);
    return day(forge.clock().instant());
  }

  private static String day(Instant at) {
    return PAGE + "/archive/" + at.toString().substring(0, 10).replace('-', '/');
  }

  @Test
  void eachDayHasAPageThatLeadsToItsNeighbours() {
    String first = say("monday talk");
    forge.clock().advance(Duration.ofDays(3));
    String second = say("thursday talk");

    assertThat(forge.guest().get(first).body())
        .contains("monday talk", "rel=\"canonical\"", "href=\"" + second + "\"")
        .doesNotContain("thursday talk");
    assertThat(forge.guest().get(second).body())
        .contains("thursday talk", "href=\"" + first + "\"");
    assertThat(forge.guest().get(PAGE + "/archive").headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith(second));
    assertThat(forge.guest().get(PAGE + "/archive/2001/02/31").statusCode()).isEqualTo(404);
    assertThat(forge.guest().get(PAGE + "/archive/2001/02/03").statusCode()).isEqualTo(404);
  }

  @Test
  void searchEnginesAreToldAllDaysOrNothing() {
    String day = say("public talk");
    assertThat(forge.guest().get(PAGE + "/archive/sitemap.xml").body()).contains(day + "</loc>");
    assertThat(forge.guest().get(PAGE + "/archive/feed.atom").body()).contains("public talk");
    assertThat(forge.guest().get(day).headers().firstValue("X-Robots-Tag")).isEmpty();
    assertThat(forge.guest().get(PAGE).body()).doesNotContain("noindex");

    forge.as(DAN).post(PAGE + "/moderation/rules", Map.of("hideAfter", "3"));
    forge.clock().advance(Duration.ofSeconds(6));
    assertThat(forge.guest().get(day).headers().firstValue("X-Robots-Tag")).hasValue("noindex");
    for (String page : List.of("", "/m/1", "/topics")) {
      assertThat(forge.guest().get(PAGE + page).body())
          .as(page)
          .contains("<meta name=\"robots\" content=\"noindex\">");
    }
    assertThat(forge.guest().get(PAGE + "/archive/sitemap.xml").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsAnsweredHasAFeedAndIsOnTheMap() {
    String topics = "/rest" + PAGE + "/topics";
    for (String title : List.of("How deep is the channel", "Who has the key")) {
      var topic = "{\"title\":\"" + title + "\",\"text\":\"Tell me.\"}";
      assertThat(forge.as(MIA).json("POST", topics, topic).statusCode()).isEqualTo(201);
    }
    forge.as(DAN).json("POST", topics + "/1/messages", "{\"text\":\"Nine *feet*.\"}");
    var feed = PAGE + "/archive/answers.atom";
    assertThat(forge.guest().get(feed).body()).doesNotContain("How deep");

    forge.as(MIA).json("PUT", topics + "/1", "{\"answered\":true,\"answer\":3}");
    assertThat(forge.guest().get(feed).body())
        .contains("How deep is the channel", "/topics/1\"", "&lt;em&gt;feet")
        .doesNotContain("Who has the key");
    assertThat(forge.guest().get(PAGE + "/topics?answered=true").body()).contains(feed);
    assertThat(forge.guest().get(PAGE + "/archive/sitemap.xml").body())
        .contains(PAGE + "/topics/1</loc>")
        .doesNotContain("/topics/2<");
    forge.as(DAN).json("DELETE", "/rest" + PAGE + "/messages/3", "");
    assertThat(forge.guest().get(feed).body()).contains("It is answered.").doesNotContain("feet");
  }

  @Test
  void theMapOfTheSiteNamesRoomsThatMayBeKept() {
    say("public talk");
    forge.as(MIA).json("POST", "/rest/chat/rooms", "{\"label\":\"Guild\",\"access\":\"members\"}");
    forge.as(MIA).json("POST", "/rest/chat/r/guild/messages", "{\"text\":\"Hush\"}");
    forge.clock().advance(Duration.ofMinutes(6));

    var robots = forge.guest().request("/robots.txt").GET();
    assertThat(forge.guest().send(robots).body()).contains("/chat/sitemap.xml");
    assertThat(forge.guest().get("/chat/sitemap.xml").body())
        .contains(PAGE + "/archive/sitemap.xml</loc>")
        .doesNotContain("guild");
    assertThat(forge.guest().get(PAGE + "/archive/sitemap.xml").body()).contains(PAGE + "</loc>");
  }

  @Test
  void aRoomThatOthersMayReadNoMoreIsListedNoMore() {
    say("public talk");
    assertThat(forge.guest().get("/rest/chat/rooms").body()).contains(PAGE);
    forge
        .as(ADA)
        .post(
            "/p/aqueduct/-/admin/permissions",
            Map.of(
                "mount", forge.mount("chat").id().value(), "permission", "READ", "role", "member"));
    forge.clock().advance(Duration.ofSeconds(2));
    forge.settle();

    assertThat(forge.guest().get(PAGE).statusCode()).isEqualTo(404);
    assertThat(forge.guest().get("/rest/chat/rooms").body()).doesNotContain(PAGE);
  }
}
