package forge.tickets;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestForge.Browser;
import forge.user.User;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People read and write tickets in pages and forms. */
class TicketsWebTest extends TicketsWebTests {
  private record Form(String path, Map<String, String> fields) {
    @Override
    public String toString() {
      String text = path + " " + fields;
      return text.length() > 200 ? text.substring(0, 200) : text;
    }
  }

  @Test
  void aTicketIsOpenedFoundAndClosedByForms() {
    var address =
        location(
            forge
                .as(GUS)
                .post(
                    HOME + "/new", Map.of("title", "<b>Arch</b> 7 leaks", "text", "On *Monday*.")));

    var page = forge.guest().get(address);
    assertThat(page.body())
        .contains("&lt;b&gt;Arch&lt;/b&gt; 7 leaks", "<em>Monday</em>")
        .doesNotContain("<b>Arch</b>", "Rename");
    assertThat(forge.guest().get(HOME).body()).contains("&lt;b&gt;Arch&lt;/b&gt; 7 leaks");

    location(
        forge.as(DAN).post(address + "/comments", Map.of("text", "Caulked.", "status", "closed")));
    assertThat(forge.as(DAN).get(address).body()).contains("Caulked.", "closed it", "Reopen");
    assertThat(forge.guest().get(HOME).body()).doesNotContain("&lt;b&gt;Arch&lt;/b&gt; 7 leaks");
  }

  @Test
  void everyPageOfTheToolRenders() {
    var address =
        location(
            forge
                .as(ADA)
                .post(HOME + "/new", Map.of("title", "Pier 3 cracks", "labels", "pier, crack")));
    forge.as(MIA).post(address + "/comments", Map.of("text", "Seen too."));

    for (String path :
        List.of(
            HOME,
            HOME + "?q=",
            HOME + "?q=label:pier+-label:arch+by:ada&sort=newest",
            HOME + "?q=nothing+matches+this",
            HOME + "?q=" + "x".repeat(400),
            HOME + "/new",
            HOME + "/new?title=A&text=B&labels=c",
            address,
            address + "/edit",
            address + "/comments/1/edit",
            HOME + "/feed.atom")) {
      var page = forge.as(ADA).get(path);
      assertThat(page.statusCode()).as(path + page.body()).isEqualTo(200);
    }
    assertThat(
            forge
                .as(ADA)
                .post(HOME + "/new/preview", Map.of("title", "A", "text", "*seen*"))
                .body())
        .contains("<em>seen</em>");
  }

  @Test
  void factsAreChangedBesideTheTicket() {
    var address = open(MIA, "The keystone is loose");

    location(
        forge
            .as(DAN)
            .post(
                address + "/facts",
                Map.of(
                    "status",
                    "in-progress",
                    "assignee",
                    "@mia",
                    "labels",
                    "Stone, arch",
                    "milestone",
                    "2.0",
                    "private",
                    "no")));

    assertThat(forge.guest().get(address).body())
        .contains("in progress", "/u/mia", ">stone<", ">arch<", "2.0", "planned it for 2.0");
    var wrong = forge.as(DAN).post(address + "/facts", Map.of("assignee", "nemo"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("There is no user nemo.");
    assertThat(forge.as(GUS).post(address + "/facts", Map.of("status", "closed")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void whatWasTypedSurvivesTheSecondWriter() {
    var address = open(MIA, "Two at once");
    forge
        .as(MIA)
        .post(address + "/edit", Map.of("title", "First", "text", "Mine", "revision", "1"));

    var second =
        forge
            .as(MIA)
            .post(
                address + "/edit",
                Map.of("title", "Second", "text", "My long words", "revision", "1"));

    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body())
        .contains("has changed since you read it", "My long words", "Mine", "value=\"2\"");
    location(
        forge
            .as(MIA)
            .post(
                address + "/edit",
                Map.of("title", "Second", "text", "My long words", "revision", "2")));
  }

  @Test
  void aFormThatIsWrongKeepsWhatWasTyped() {
    var again =
        forge.as(GUS).post(HOME + "/new", Map.of("title", " ", "text", "Long \"story\" <x>"));

    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body())
        .contains("The title must not be empty.", "Long &quot;story&quot; &lt;x&gt;");
  }

  @Test
  void tickedTicketsAreChangedTogether() {
    var one = open(MIA, "Chosen one").replaceAll(".*/", "");
    var other = open(MIA, "Chosen other").replaceAll(".*/", "");
    var body = "n=" + one + "&n=" + other + "&status=wont-fix&add=later&assignee=dan&q=status:open";

    var answer =
        forge
            .as(DAN)
            .send(
                forge
                    .as(DAN)
                    .request(HOME + "/bulk")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("X-CSRF-Token", forge.as(DAN).csrf())
                    .POST(BodyPublishers.ofString(body)));

    assertThat(answer.statusCode()).isEqualTo(303);
    var found = forge.guest().json("GET", REST + "?q=label:later+status:wont-fix", null).body();
    assertThat(found).contains("Chosen one", "Chosen other", "\"assignee\":\"dan\"");
  }

  @Test
  void anAttachmentCanBeSentWithAForm() {
    var address = open(MIA, "See the picture");
    forge.settle();
    Browser mia = forge.as(MIA);
    var body =
        String.join(
            "\r\n",
            "--b",
            "Content-Disposition: form-data; name=\"file\"; filename=\"arch.txt\"",
            "Content-Type: text/plain",
            "",
            "bricks",
            "--b--",
            "");

    var answer =
        mia.send(
            mia.request(address + "/attachments")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .header("X-CSRF-Token", mia.csrf())
                .POST(BodyPublishers.ofString(body)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(forge.guest().get(address).body()).contains("arch.txt");
  }

  @Test
  void hostileInputIsRefusedWithASentence() {
    var address = open(MIA, "Target");
    String number = address.replaceAll(".*/", "");
    Browser dan = forge.as(DAN);
    String huge = "x".repeat(100_001);
    var forms =
        List.of(
            new Form("/new", Map.of()),
            new Form("/new", Map.of("title", "a\nb")),
            new Form("/new", Map.of("title", "x".repeat(201))),
            new Form("/new", Map.of("title", "a", "text", huge)),
            new Form("/new", Map.of("title", "a", "labels", "x".repeat(41))),
            new Form(
                "/new",
                Map.of(
                    "title",
                    "a",
                    "labels",
                    "a,".repeat(10) + ",b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u")),
            new Form("/new", Map.of("title", "a", "assignee", "../../etc")),
            new Form("/new", Map.of("title", "a", "assignee", "nemo")),
            new Form("/new", Map.of("title", "a", "milestone", "m".repeat(41))),
            new Form("/new", Map.of("title", "a\u0000b")),
            new Form("/" + number + "/edit", Map.of("title", "", "revision", "1")),
            new Form("/" + number + "/edit", Map.of("title", "a", "revision", "eins")),
            new Form("/" + number + "/facts", Map.of("status", "<script>")),
            new Form("/" + number + "/facts", Map.of("assignee", "\r\nSet-Cookie: a=b")),
            new Form("/" + number + "/comments", Map.of()),
            new Form("/" + number + "/comments", Map.of("text", "x".repeat(50_001))),
            new Form("/" + number + "/comments", Map.of("text", "a", "status", "gone")),
            new Form("/999999/comments", Map.of("text", "a")),
            new Form("/99999999999/comments", Map.of("text", "a")),
            new Form("/" + number + "/comments/77/edit", Map.of("text", "a")),
            new Form("/" + number + "/comments/77/delete", Map.of()),
            new Form("/bulk", Map.of("n", "0", "status", "closed")),
            new Form("/bulk", Map.of("n", "x", "status", "closed")),
            new Form("/bulk", Map.of("n", number, "status", "gone")),
            new Form("/bulk", Map.of("n", number, "assignee", "nemo")));

    String before = forge.guest().json("GET", REST + "?limit=100", null).body();
    for (Form form : forms) {
      var answer = dan.post(HOME + form.path(), form.fields());
      assertThat(answer.statusCode()).as(form.toString() + answer.body()).isBetween(400, 499);
      assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).doesNotContain("a=b");
    }
    var json =
        List.of(
            "",
            "[]",
            "null",
            "{",
            "{\"title\": 7, \"labels\": {}}",
            "{\"title\": [\"a\"]}",
            "{\"title\": \"a\", \"labels\": [\"" + "x".repeat(50) + "\"]}",
            "{\"title\": \"a\", \"status\": \"closed\"}",
            "{\"title\": \"a\", \"private\": \"maybe\"}");
    for (String body : json) {
      var answer = dan.json("POST", REST, body);
      assertThat(answer.statusCode()).as(body + answer.body()).isBetween(400, 499);
      var change = dan.json("PATCH", REST + "/" + number, body.replace("\"a\"", "\"\""));
      assertThat(change.statusCode()).as(body + change.body()).isBetween(400, 499);
    }
    for (String query :
        List.of("?sort=up", "?cursor=%00", "?cursor=1.x", "?limit=0", "?limit=101", "?limit=x")) {
      assertThat(dan.json("GET", REST + query, null).statusCode()).as(query).isBetween(400, 499);
    }
    assertThat(forge.guest().json("GET", REST + "?limit=100", null).body()).isEqualTo(before);
  }

  @Test
  void aFormWithoutItsTokenChangesNothing() {
    Browser mia = forge.as(MIA);

    var answer = mia.post(HOME + "/new", Map.of("title", "Forged", "csrf", "wrong"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(forge.guest().get(HOME + "?q=Forged").body()).doesNotContain(">Forged<");
  }

  @Test
  void guestsAreAskedToSignIn() {
    var address = open(MIA, "For guests");

    assertThat(forge.guest().get(address).body()).contains("Sign in</a> to comment");
    assertThat(forge.guest().json("POST", REST, "{\"title\": \"a\"}").statusCode()).isIn(401, 403);
    assertThat(new User(GUS, "Gus", false).guest()).isFalse();
  }
}
