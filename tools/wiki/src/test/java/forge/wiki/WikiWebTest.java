package forge.wiki;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static forge.testing.TestForge.databaseCalls;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.testing.TestForge.Browser;
import forge.user.UserId;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WikiWebTest {
  private static final String WIKI = "/p/aqueduct/wiki";
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

  private TestForge forge = TestForge.start(DATABASE.fresh());

  @BeforeEach
  void settle() {
    forge.settle();
  }

  @AfterEach
  void close() {
    forge.close();
  }

  private static String at(String title) {
    return WIKI + "/" + title.replace(" ", "%20");
  }

  private static String edit(String title) {
    return WIKI + "/-/edit/" + title.replace(" ", "%20");
  }

  private static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private HttpResponse<String> write(UserId user, String title, int base, String text) {
    forge.clock().advance(Duration.ofMinutes(1));
    return forge
        .as(user)
        .post(edit(title), Map.of("base", Integer.toString(base), "text", text, "note", "words"));
  }

  @Test
  void theHomePageIsThereFromTheBeginning() {
    var home = forge.guest().get(WIKI);

    assertThat(home.statusCode()).isEqualTo(200);
    assertThat(home.body()).contains("the wiki of Aqueduct").doesNotContain("-/edit/Home");
    assertThat(forge.as(MIA).get(WIKI).body()).contains("-/edit/Home");
  }

  @Test
  void aPageIsWrittenLinkedAndRead() {
    var saved = write(MIA, "Building/The arches", 0, "Seven **arches**, see [Mortar] and [Home].");

    assertThat(saved.statusCode()).isEqualTo(303);
    assertThat(location(saved)).endsWith(WIKI + "/Building/The%20arches");
    forge.settle();
    var page = forge.guest().get(at("Building/The arches")).body();
    assertThat(page)
        .contains("<strong>arches</strong>")
        .contains(WIKI + "/-/edit/Mortar")
        .contains("href=\"" + WIKI + "/Home\"");
    assertThat(forge.guest().get(WIKI).body()).contains("Mentioned in", "The arches");
    assertThat(forge.guest().get(at("building/THE ARCHES")).statusCode()).isEqualTo(303);
  }

  @Test
  void aMissingPageAsksToBeWrittenByThoseWhoMay() {
    var missing = forge.as(MIA).get(at("Keystone"));

    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).contains("no page “Keystone”", "Write this page");
    assertThat(forge.guest().get(at("Keystone")).body()).doesNotContain("Write this page");
  }

  @Test
  void theSecondOfTwoWritersLosesNothing() {
    write(MIA, "Arches", 0, "one\ntwo\nthree");
    write(MIA, "Arches", 1, "one\nTWO\nthree");

    var conflict = write(DAN, "Arches", 1, "one\ntwo\nthree and four <b>");

    assertThat(conflict.statusCode()).isEqualTo(409);
    assertThat(conflict.body())
        .contains("Somebody else saved first", "changed by mia meanwhile")
        .contains("three and four &lt;b&gt;")
        .contains("name=\"base\" value=\"2\"")
        .contains("<tr class=\"del\">", "<tr class=\"add\">");
    assertThat(forge.guest().get(at("Arches")).body()).contains("TWO").doesNotContain("four");

    assertThat(write(DAN, "Arches", 2, "one\nTWO\nthree and four").statusCode()).isEqualTo(303);
  }

  @Test
  void twoWhoBeginTheSamePageMeetInAConflictToo() {
    write(MIA, "Arches", 0, "mine");

    assertThat(write(DAN, "arches", 0, "ours").statusCode()).isEqualTo(409);
    assertThat(forge.guest().get(at("Arches")).body()).contains("mine");
  }

  @Test
  void everythingAPageSaidIsKeptComparedAndBroughtBack() {
    write(MIA, "Arches", 0, "Seven arches.");
    write(DAN, "Arches", 1, "Eight arches.");
    write(MIA, "Arches", 2, "Nine arches.");

    var history = forge.guest().get(WIKI + "/-/history/Arches").body();
    assertThat(history).contains("words", ">3</a>", ">1</a>");
    assertThat(forge.guest().get(WIKI + "/-/revision/1/Arches").body()).contains("Seven arches.");
    assertThat(forge.guest().get(WIKI + "/-/diff/Arches?from=1&to=3").body())
        .contains("<del>Seven</del>", "<ins>Nine</ins>");

    var reverted = forge.as(MIA).post(WIKI + "/-/revert/1/Arches", Map.of());

    assertThat(reverted.statusCode()).isEqualTo(303);
    assertThat(forge.guest().get(at("Arches")).body()).contains("Seven arches.");
    assertThat(forge.guest().get(WIKI + "/-/revision/3/Arches").body()).contains("Nine arches.");
    assertThat(forge.guest().get(WIKI + "/-/revision/9/Arches").statusCode()).isEqualTo(404);
  }

  @Test
  void anOldAddressLeadsToTheRenamedPage() {
    write(MIA, "Arches", 0, "Seven.");
    forge.settle();

    var renamed = forge.as(MIA).post(WIKI + "/-/rename/Arches", Map.of("title", "Building/Arches"));
    forge.settle();

    assertThat(location(renamed)).endsWith(WIKI + "/Building/Arches");
    assertThat(location(forge.guest().get(at("Arches")))).endsWith(WIKI + "/Building/Arches");
    assertThat(
            forge
                .as(MIA)
                .post(WIKI + "/-/rename/Building/Arches", Map.of("title", "Home"))
                .statusCode())
        .isEqualTo(422);
    assertThat(write(DAN, "Arches", 0, "Another page.").statusCode()).isEqualTo(303);
    assertThat(forge.guest().get(at("Arches")).body()).contains("Another page.");
    assertThat(forge.guest().get(at("Building/Arches")).body()).contains("Seven.");
  }

  @Test
  void aDeletedPageIsGoneUntilAnAdminRestoresIt() {
    write(MIA, "Arches", 0, "Seven.");

    assertThat(forge.as(MIA).post(WIKI + "/-/delete/Arches", Map.of()).statusCode()).isEqualTo(403);
    assertThat(forge.as(ADA).post(WIKI + "/-/delete/Arches", Map.of()).statusCode()).isEqualTo(303);
    forge.settle();

    assertThat(forge.guest().get(at("Arches")).statusCode()).isEqualTo(404);
    assertThat(forge.guest().get(WIKI + "/-/pages").body()).doesNotContain("Arches");
    assertThat(forge.as(MIA).get(WIKI + "/-/history/Arches").statusCode()).isEqualTo(404);
    assertThat(forge.as(MIA).get(edit("Arches")).body()).doesNotContain("Seven.");
    assertThat(forge.as(ADA).get(WIKI + "/-/history/Arches").statusCode()).isEqualTo(200);
    assertThat(forge.as(ADA).get(at("Arches")).body()).contains("Restore page");
    forge.as(ADA).post(WIKI + "/-/restore/Arches", Map.of());
    assertThat(forge.guest().get(at("Arches")).body()).contains("Seven.");
    assertThat(forge.as(ADA).post(WIKI + "/-/delete/Home", Map.of()).statusCode()).isEqualTo(422);
  }

  @Test
  void whoWritesIsAQuestionOfRightsOrOfAnOpenWiki() {
    assertThat(write(GUS, "Arches", 0, "x").statusCode()).isEqualTo(403);
    assertThat(forge.guest().post(edit("Arches"), Map.of("base", "0", "text", "x")).statusCode())
        .isIn(303, 401, 403);
    assertThat(forge.guest().get(at("Arches")).statusCode()).isEqualTo(404);

    var mount = forge.mount("wiki");
    forge
        .forge()
        .mounting()
        .set(forge.visit(ADA), mount.id(), "Wiki", Map.of("open", WikiTool.EVERYBODY));

    assertThat(write(GUS, "Arches", 0, "Open to all.").statusCode()).isEqualTo(303);
  }

  @Test
  void aPageTakesFourDatabaseCallsHoweverMuchThereIs() {
    for (int i = 0; i < 30; i++) {
      write(MIA, "Page " + i, 0, "See [Home] and [Page 1] and [Nowhere " + i + "].");
    }
    for (int i = 1; i < 20; i++) {
      write(MIA, "Page 1", i, "Revision " + i + " of [Home], [Page 2], @mia.");
    }
    forge.settle();
    forge.as(MIA).get(WIKI);

    var page = forge.as(MIA).get(at("Page 1"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(databaseCalls(page)).isLessThanOrEqualTo(4);
  }

  @Test
  void listsFeedAndPreviewShowWhatIsThere() {
    write(MIA, "Arches & piers", 0, "x");
    forge.settle();

    assertThat(forge.guest().get(WIKI + "/-/pages").body()).contains("Arches &amp; piers");
    assertThat(forge.guest().get(WIKI + "/-/changes").body()).contains("words");
    var feed = forge.guest().get(WIKI + "/-/changes.atom");
    assertThat(feed.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/atom+xml");
    assertThat(feed.body()).contains("<title>Arches &amp; piers</title>");
    assertThat(
            forge
                .as(MIA)
                .post(WIKI + "/-/preview/Arches", Map.of("base", "0", "text", "**bold**"))
                .body())
        .contains("<strong>bold</strong>", "**bold**");
  }

  @Test
  void filesAreAttachedServedAndRemoved() {
    write(MIA, "Arches", 0, "x");
    forge.settle();
    Browser mia = forge.as(MIA);
    String id =
        mia.json("GET", "/rest" + at("Arches"), null)
            .body()
            .replaceAll("(?s).*?\"id\":\"([0-9a-f]+)\".*", "$1");

    var added =
        mia.send(
            mia.request("/rest" + WIKI + "/-/attachments/" + id + "?name=notes%20%22x%22.html")
                .header("Content-Type", "application/octet-stream")
                .header("X-CSRF-Token", mia.csrf())
                .POST(BodyPublishers.ofString("<script>alert(1)</script>")));

    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    String address = URI.create(location(added)).getRawPath();
    var served = forge.guest().get(address);
    assertThat(served.statusCode()).isEqualTo(200);
    assertThat(served.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(served.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment; filename=\"notes _x_.html\"");
    assertThat(served.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("sandbox");
    assertThat(forge.guest().get(at("Arches")).body()).contains(address.substring(0, 20));

    forge
        .as(ADA)
        .post(
            "/p/aqueduct/-/admin/permissions",
            Map.of(
                "mount", forge.mount("wiki").id().value(), "permission", "READ", "role", "admin"));
    assertThat(forge.guest().get(address).statusCode()).isEqualTo(404);
  }

  @Test
  void programsWriteWithTheRevisionTheyRead() {
    Browser mia = forge.as(MIA);
    var made =
        mia.json("PUT", "/rest" + at("Arches"), "{\"text\":\"Seven.\",\"labels\":[\"Stone\"]}");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.body()).contains("\"revision\":1", "\"stone\"");

    var tag = mia.json("GET", "/rest" + at("Arches"), null).headers().firstValue("ETag");
    assertThat(tag).hasValue("\"1\"");
    var stale =
        mia.send(
            mia.request("/rest" + at("Arches"))
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", mia.csrf())
                .header("If-Match", "\"7\"")
                .PUT(BodyPublishers.ofString("{\"text\":\"Eight.\"}")));
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(mia.json("PUT", "/rest" + at("Arches"), "{}").statusCode()).isEqualTo(422);
    assertThat(mia.json("DELETE", "/rest" + at("Arches"), null).statusCode()).isEqualTo(403);
    assertThat(forge.guest().get("/rest" + WIKI).body())
        .contains("Arches")
        .doesNotContain("Seven.");
    assertThat(forge.guest().get("/rest" + WIKI + "/-/history/Arches").body())
        .contains("\"revision\":1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "-/edit",
        "a//b",
        "<script>alert(1)</script>",
        "a[b]",
        "x\u0000y",
        "\u202Eevil",
        "/",
        " ",
        "a/b/c/d/e/f/g/h/i/j",
        "a#b",
        "a?b",
      })
  void aTitleNoPageCanHaveIsRefusedWithASentence(String title) {
    var begun = forge.as(MIA).post(WIKI + "/-/new", Map.of("title", title));

    assertThat(begun.statusCode()).isEqualTo(422);
    assertThat(begun.body()).contains("f-title").doesNotContain("<script>alert");
    assertThat(
            forge
                .as(MIA)
                .json("PUT", "/rest" + WIKI + "/x", "{\"text\":\"x\",\"title\":\"a|b\"}")
                .statusCode())
        .isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({
    "text, 200001, 200000 are the limit",
    "note, 201, 200 are the limit",
    "labels, 41, 40 are the limit",
  })
  void tooMuchIsRefusedAndWhatWasTypedIsKept(String field, int length, String sentence) {
    var form = new HashMap<>(Map.of("base", "0", "text", "words", "note", "", "labels", ""));
    form.put(field, "x".repeat(length));

    var refused = forge.as(MIA).post(edit("Arches"), form);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains(sentence).contains("x".repeat(41));
    assertThat(forge.guest().get(at("Arches")).statusCode()).isEqualTo(404);
  }

  @Test
  void hostileTextAndForeignFormsDoNothing() {
    write(
        MIA,
        "Arches",
        0,
        "<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1))");
    var page = forge.guest().get(at("Arches")).body();
    assertThat(page).doesNotContain("<script>alert", "onerror=", "href=\"javascript:");

    var unproven =
        forge
            .as(MIA)
            .post(edit("Arches"), Map.of("base", "1", "text", "taken over", "csrf", "wrong"));
    assertThat(unproven.statusCode()).isEqualTo(403);
    for (String base : new String[] {"-1", "x", "99999999999999", "9"}) {
      assertThat(forge.as(MIA).post(edit("Arches"), Map.of("base", base, "text", "y")).statusCode())
          .isEqualTo(409);
    }
    for (String odd :
        new String[] {
          "/-/diff/Arches?from=x&to=y",
          "/-/diff/Arches?from=0&to=-5",
          "/-/diff/Arches?from=999",
          "/-/history/Arches?before=-1",
          "/-/history/Arches?before=x",
          "/-/changes?after=x",
          "/-/changes?after=1.00",
          "/-/pages?after=%00",
          "/-/revision/0/Arches",
          "/-/revision/99999999999/Arches",
          "/-/nothing/Arches",
        }) {
      assertThat(forge.as(MIA).get(WIKI + odd).statusCode()).as(odd).isLessThan(500);
    }
  }
}
