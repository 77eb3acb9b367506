package forge.blog;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.UserId;
import forge.web.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BlogWebTest {
  private static final String BLOG = "/p/aqueduct/blog";
  private static final String REST = "/rest" + BLOG;
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

  private static String location(HttpResponse<?> answer) {
    assertThat(answer.statusCode()).as(String.valueOf(answer.body())).isEqualTo(303);
    return path(answer);
  }

  private static String path(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    try {
      return Json.MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Writes a post and answers where it is. */
  private String write(UserId by, String title, String text, boolean out) {
    forge.clock().advance(Duration.ofMinutes(1));
    var form =
        Map.of("title", title, "text", text, "labels", "Water", "then", out ? "publish" : "");
    return location(forge.as(by).post(BLOG + "/-/new", form));
  }

  private String id(String post) {
    return json(forge.as(DAN).get("/rest" + post)).path("id").asText();
  }

  private int status(UserId by, String address) {
    return forge.as(by).get(address).statusCode();
  }

  @Test
  void aPostIsWrittenReadCommentedAndFound() {
    String post = write(DAN, "Löwen an der Quelle!", "Two **lions** guard the spring.", true);
    assertThat(post).matches(BLOG + "/\\d{4}/\\d{2}/lowen-an-der-quelle");

    assertThat(forge.guest().get(BLOG).body()).contains("Two lions guard", "href=\"" + post);
    assertThat(forge.guest().get(post).body())
        .contains("<strong>lions</strong>", "og:description", "Sign in</a> to answer");
    String month = post.substring(0, post.lastIndexOf('/'));
    assertThat(forge.guest().get(month).body()).contains("Löwen an der Quelle!");
    assertThat(forge.guest().get(BLOG + "?label=water").body()).contains("Löwen");
    assertThat(forge.guest().get(BLOG + "?label=wine").body()).contains("No post has this label");

    String said =
        location(forge.as(GUS).post(post + "/posts", Map.of("text", "Are they <b>tame?")));
    assertThat(said).isEqualTo(post + "#c1");
    String live = "blogpost:" + forge.mount("blog").id() + "/" + id(post);
    String since = "{\"since\":{\"" + live + "\":{\"e\":\"b\",\"q\":2}},\"wait\":0}";
    assertThat(forge.guest().json("POST", "/live/v1/poll", since).body()).contains("changed");
    forge.settle();
    assertThat(forge.guest().get(post).body()).contains("Are they", "id=\"c1\"");
    assertThat(forge.guest().get(post + "/feed").body()).contains("Are they tame?");
    assertThat(forge.guest().get(BLOG + "/-/feed").body())
        .contains("Two lions guard the spring.", "http://www.w3.org/2005/Atom");
    assertThat(forge.as(GUS).post(post + "/posts", Map.of("text", " ")).statusCode())
        .isEqualTo(422);
    assertThat(forge.guest().post(post + "/posts", Map.of("text", "x")).statusCode())
        .isEqualTo(401);
  }

  @Test
  void draftsAreForThoseWhoWrite() {
    String draft = write(DAN, "Not yet", "The secret spring, near [#1].", false);
    forge.settle();

    String live = "blogpost:" + forge.mount("blog").id() + "/" + id(draft);
    String since = "{\"since\":{\"" + live + "\":null},\"wait\":0}";
    assertThat(forge.as(MIA).json("POST", "/live/v1/poll", since).body()).contains("\"code\"");
    assertThat(status(DAN, draft)).isEqualTo(200);
    assertThat(status(ADA, draft)).isEqualTo(200);
    assertThat(status(MIA, draft)).isEqualTo(404);
    assertThat(forge.guest().get(draft).statusCode()).isEqualTo(404);
    assertThat(forge.guest().get("/rest" + draft).statusCode()).isEqualTo(404);
    assertThat(forge.guest().get(draft + "/feed").statusCode()).isEqualTo(404);
    assertThat(forge.guest().get(draft + "/history").statusCode()).isEqualTo(404);
    assertThat(forge.guest().get(BLOG).body()).doesNotContain("Not yet");
    assertThat(forge.guest().get(BLOG + "/-/feed").body()).doesNotContain("Not yet");
    assertThat(forge.guest().get("/p/aqueduct").body()).doesNotContain("Not yet");
    assertThat(forge.as(MIA).get(BLOG + "/-/drafts").statusCode()).isEqualTo(403);
    assertThat(forge.as(DAN).get(BLOG + "/-/drafts").body()).contains("Not yet");
    assertThat(forge.as(MIA).post(draft + "/posts", Map.of("text", "hm")).statusCode())
        .isEqualTo(404);
    assertThat(forge.as(DAN).post(draft + "/posts", Map.of("text", "hm")).statusCode())
        .isEqualTo(409);
    assertThat(forge.as(MIA).post(BLOG + "/-/new", Map.of("title", "x")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void aDraftComesOutAtItsTimeUnderTheMonthItCameOut() {
    String draft = write(DAN, "Later", "Patience.", false);
    assertThat(forge.as(DAN).post(draft + "/publish", Map.of("at", "soon")).body())
        .contains("Write the time like");
    String at = forge.clock().instant().plus(Duration.ofDays(40)).toString().substring(0, 16);
    assertThat(location(forge.as(DAN).post(draft + "/publish", Map.of("at", at)))).isEqualTo(draft);
    forge.settle();
    assertThat(forge.guest().get(draft).statusCode()).isEqualTo(404);
    assertThat(forge.as(DAN).get(draft).body()).contains("comes out by itself");

    forge.clock().advance(Duration.ofDays(41));
    forge.settle();

    String out = location(forge.guest().get(draft));
    assertThat(out).isNotEqualTo(draft).endsWith("/later");
    assertThat(forge.guest().get(out).body()).contains("Patience.");
  }

  @Test
  void theSecondOfTwoWritersLosesNothing() {
    String post = write(DAN, "Arches", "one\ntwo", true);
    location(edit(DAN, post, 1, "one\nTWO"));

    var conflict = edit(ADA, post, 1, "one\ntwo and <b>three");

    assertThat(conflict.statusCode()).isEqualTo(409);
    assertThat(conflict.body())
        .contains("Somebody else saved first", "two and &lt;b&gt;three")
        .contains("name=\"base\" value=\"2\"", "<tr class=\"del\">");
    location(edit(ADA, post, 2, "one\nTWO and three"));
    assertThat(forge.as(DAN).get(post + "/history").body()).contains("revision/2");
    assertThat(forge.as(DAN).get(post + "/diff?from=1&to=3").body())
        .contains("class=\"diff\"", "TWO and three");
    assertThat(forge.guest().get(post + "/history").statusCode()).isEqualTo(303);
    location(forge.as(DAN).post(post + "/revert/1", Map.of()));
    assertThat(forge.guest().get(post).body()).contains("two").doesNotContain("TWO");
  }

  private HttpResponse<String> edit(UserId by, String post, int base, String text) {
    var form = Map.of("base", "" + base, "title", "Arches", "text", text, "note", "words");
    return forge.as(by).post(post + "/edit", form);
  }

  @Test
  void aDeletedPostIsGoneUntilAnAdminRestoresIt() {
    String post = write(DAN, "Oops", "Wrong.", true);
    forge.settle();
    assertThat(forge.guest().get("/p/aqueduct").body()).contains("Latest news", "Oops");

    assertThat(forge.as(MIA).post(post + "/delete", Map.of()).statusCode()).isEqualTo(403);
    location(forge.as(DAN).post(post + "/delete", Map.of()));
    forge.settle();

    assertThat(status(DAN, post)).isEqualTo(404);
    assertThat(forge.as(MIA).get("/p/aqueduct").body()).doesNotContain("Oops");
    assertThat(forge.as(ADA).get(post).body()).contains("This post was deleted");
    location(forge.as(ADA).post(post + "/restore", Map.of()));
    assertThat(forge.as(DAN).get(post).body()).contains("A draft.");
    assertThat(forge.guest().get(post).statusCode()).isEqualTo(404);
    location(forge.as(DAN).post(post + "/publish", Map.of()));
    assertThat(forge.guest().get(post).body()).contains("Wrong.");
  }

  @Test
  void programsReadAndWrite() {
    var made =
        forge
            .as(DAN)
            .json("POST", REST, "{\"title\":\"By program\",\"text\":\"Hi.\",\"labels\":[\"A\"]}");
    assertThat(made.statusCode()).isEqualTo(201);
    String at = path(made);
    String tag = made.headers().firstValue("ETag").orElseThrow();
    assertThat(json(made).path("state").asText()).isEqualTo("draft");
    assertThat(json(forge.guest().get(REST))).isEmpty();

    var out = json(forge.as(DAN).json("PATCH", at, "{\"state\":\"published\"}"));
    assertThat(out.path("published").asText()).isNotEmpty();
    assertThat(forge.guest().get(at).headers().firstValue("ETag"))
        .isPresent()
        .get()
        .isNotEqualTo(tag);
    var comment = json(forge.as(GUS).json("POST", at + "/posts", "{\"text\":\"Ho.\"}"));
    assertThat(comment.path("number").asInt()).isEqualTo(1);
    assertThat(json(forge.guest().get(at + "/posts")).get(0).path("text").asText())
        .isEqualTo("Ho.");
    assertThat(forge.as(MIA).json("DELETE", at + "/posts/1", null).statusCode()).isEqualTo(403);
    assertThat(forge.as(GUS).json("DELETE", at + "/posts/1", null).statusCode()).isEqualTo(204);
    assertThat(json(forge.as(DAN).get(at + "/history"))).hasSize(1);
    assertThat(forge.as(DAN).json("PATCH", at, "{\"state\":\"hidden\"}").body())
        .contains("draft or published");
    assertThat(forge.as(DAN).json("DELETE", at, null).statusCode()).isEqualTo(204);
    assertThat(forge.guest().get(at).statusCode()).isEqualTo(404);
  }

  @Test
  void listsGoOnAfterTheirCursorAndTitlesMayRepeat() {
    for (int i = 0; i < 5; i++) {
      write(DAN, "Same title", "Number " + i, true);
    }
    var first = forge.guest().get(REST + "?limit=3");
    assertThat(json(first)).hasSize(3);
    assertThat(json(first).get(0).path("address").asText()).endsWith("same-title-5");
    String next = first.headers().firstValue("Link").orElseThrow();
    String rest = next.substring(next.indexOf('<') + 1, next.indexOf('>'));
    assertThat(json(forge.guest().get(rest))).hasSize(2);
    assertThat(forge.guest().get(BLOG + "?after=nonsense").statusCode()).isEqualTo(422);
    assertThat(TestForge.databaseCalls(forge.as(MIA).get(BLOG))).isLessThanOrEqualTo(3);
  }
}
