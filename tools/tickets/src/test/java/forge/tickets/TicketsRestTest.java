package forge.tickets;

import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.access.Membership;
import forge.access.Roles;
import forge.live.Position;
import forge.testing.TestForge;
import forge.testing.TestForge.Browser;
import forge.user.Identity;
import forge.user.UserId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Programs read and write tickets. */
class TicketsRestTest extends TicketsWebTests {
  private static HttpResponse<String> patch(Browser who, String path, String match, String json) {
    return who.send(
        who.request(path)
            .header("Content-Type", "application/json")
            .header("X-CSRF-Token", who.csrf())
            .header("If-Match", match)
            .method("PATCH", BodyPublishers.ofString(json)));
  }

  private static HttpResponse<String> twice(Browser who) {
    return who.send(
        who.request(REST)
            .header("Content-Type", "application/json")
            .header("X-CSRF-Token", who.csrf())
            .header("Idempotency-Key", "7c1d")
            .POST(BodyPublishers.ofString("{\"title\": \"Once\"}")));
  }

  /** What a page takes when the frame's counts, kept for seconds, are there. */
  private static int calls(String path) {
    forge.as(DAN).get(path);
    var page = forge.as(DAN).get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    return TestForge.databaseCalls(page);
  }

  @Test
  void programsOpenReadAndChangeTickets() {
    Browser dan = forge.as(DAN);
    var opened =
        dan.json(
            "POST", REST, "{\"title\": \"By a program\", \"labels\": [\"api\"], \"text\": \"…\"}");
    String address = location(opened);
    assertThat(opened.body()).contains("\"title\":\"By a program\"", "\"labels\":[\"api\"]");

    var read = dan.json("GET", address, null);
    var known =
        dan.send(
            dan.request(address)
                .header("Accept", "application/json")
                .header("If-None-Match", etag(read))
                .GET());
    assertThat(known.statusCode()).isEqualTo(304);

    var changed =
        patch(dan, address, etag(read), "{\"status\": \"closed\", \"assignee\": \"mia\"}");
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body()).contains("\"open\":false", "\"assignee\":\"mia\"");
    assertThat(patch(dan, address, etag(read), "{\"title\": \"Late\"}").statusCode())
        .isEqualTo(412);

    var said = dan.json("POST", address + "/comments", "{\"text\": \"Done.\"}");
    assertThat(said.statusCode()).isEqualTo(201);
    assertThat(dan.json("GET", address + "/comments", null).body()).contains("Done.");
    assertThat(dan.json("PUT", location(said), "{\"text\": \"Well done.\"}").body())
        .contains("Well done.");
    assertThat(dan.json("DELETE", location(said), null).statusCode()).isEqualTo(204);
    assertThat(dan.json("GET", REST + "/counts", null).body()).contains("\"open\":");
  }

  @Test
  void aRequestSentTwiceOpensOneTicket() {
    Browser mia = forge.as(MIA);
    var first = twice(mia);
    var second = twice(mia);

    assertThat(location(second)).isEqualTo(location(first));
  }

  @Test
  void theRestListIsPagedByLinks() {
    for (int i = 0; i < 3; i++) {
      open(GUS, "Paged stone " + i);
    }
    var part = forge.guest().json("GET", REST + "?q=paged&limit=2&sort=oldest", null);

    String link = part.headers().firstValue("Link").orElseThrow();
    var rest = forge.guest().json("GET", link.substring(1, link.indexOf('>')), null);

    assertThat(part.body()).contains("Paged stone 0", "Paged stone 1");
    assertThat(rest.body()).contains("Paged stone 2").doesNotContain("Paged stone 1");
    assertThat(rest.headers().firstValue("Link")).isEmpty();
  }

  @Test
  void theFeedIsWellFormedWhateverPeopleWrite() throws Exception {
    open(GUS, "]]> & <script> “quoted” \uD83D\uDC0E");

    var feed = forge.guest().get(HOME + "/feed.atom");

    assertThat(feed.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/atom+xml");
    var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
    var xml =
        factory
            .newDocumentBuilder()
            .parse(new org.xml.sax.InputSource(new java.io.StringReader(feed.body())));
    assertThat(xml.getElementsByTagName("entry").getLength()).isPositive();
  }

  @Test
  void pagesCarryThePlaceOfTheirStream() {
    var address = open(MIA, "Live");
    var mount = forge.mount("tickets");
    var stream = "ticket:" + mount.id() + "/" + address.replaceAll(".*/", "");
    var live = forge.forge().live();

    Position before = live.position(stream);
    assertThat(forge.guest().get(address).body()).contains(stream + "@" + before);
    forge.as(GUS).post(address + "/comments", Map.of("text", "Moves it"));
    Position after = live.position(stream);
    assertThat(after.q()).isEqualTo(before.q() + 1);
    assertThat(forge.guest().get(HOME).body())
        .contains("tickets:" + mount.id() + "@" + live.position("tickets:" + mount.id()));

    assertThat(live.mayRead(Identity.GUEST, stream)).isTrue();
    location(forge.as(DAN).post(address + "/facts", Map.of("private", "yes")));
    assertThat(live.mayRead(Identity.GUEST, stream)).isFalse();
    assertThat(live.mayRead(Identity.GUEST, "ticket:nonsense")).isFalse();
    assertThat(live.mayRead(Identity.GUEST, "tickets:nonsense")).isFalse();
  }

  @Test
  void pagesKeepTheirBudgetHoweverMuchThereIs() {
    var address = open(MIA, "Budget");
    forge.as(MIA).post(address + "/comments", Map.of("text", "One. See #1 and @dan."));
    calls(HOME);
    calls(address);
    int list = calls(HOME);
    int one = calls(address);

    for (int i = 0; i < 300; i++) {
      var user = new UserId("member-" + i);
      forge
          .forge()
          .memberships()
          .keep(
              new Membership(
                  TestForge.AQUEDUCT, user, Set.of(Roles.MEMBER), forge.clock().instant()));
    }
    var running = forge.forge().tools().at(forge.mount("tickets")).orElseThrow();
    assertThat(running).isNotNull();
    for (int i = 0; i < 300; i++) {
      forge.as(MIA).json("POST", REST, "{\"title\": \"Stone " + i + "\", \"labels\": [\"many\"]}");
    }
    for (int i = 0; i < 30; i++) {
      forge.as(MIA).json("POST", address + "/comments".replace(HOME, REST), "{\"text\": \"x\"}");
    }

    assertThat(calls(HOME)).isEqualTo(list).isLessThanOrEqualTo(4);
    assertThat(calls(HOME + "?q=label:many&sort=oldest")).isLessThanOrEqualTo(4);
    assertThat(calls(address)).isEqualTo(one).isLessThanOrEqualTo(5);
  }
}
