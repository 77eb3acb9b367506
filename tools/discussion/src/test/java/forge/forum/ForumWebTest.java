package forge.forum;

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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ForumWebTest {
  private static final String FORUM = "/p/aqueduct/forum";
  private static final String GENERAL = FORUM + "/general";
  private static final String REST = "/rest" + FORUM;
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

  private String open(UserId by, String forum, String title) {
    forge.clock().advance(Duration.ofMinutes(1));
    return location(
        forge
            .as(by)
            .post(forum + "/new", Map.of("title", title, "text", "About **" + title + "**.")));
  }

  private String say(UserId by, String topic, String text) {
    forge.clock().advance(Duration.ofMinutes(1));
    return location(forge.as(by).post(topic + "/posts", Map.of("text", text)));
  }

  @Test
  void aTopicIsOpenedAnsweredQuotedAndSolved() {
    String topic = open(GUS, GENERAL, "Why does it leak?");
    assertThat(topic).isEqualTo(FORUM + "/topics/1");

    String live = "forumtopic:" + forge.mount("forum").id() + "/1";
    assertThat(say(MIA, topic, "Because of the frost.")).isEqualTo(topic + "#c1");
    String since = "{\"since\":{\"" + live + "\":{\"e\":\"f\",\"q\":1}},\"wait\":0}";
    assertThat(forge.guest().json("POST", "/live/v1/poll", since).body()).contains("changed");
    forge.settle();

    String page = forge.guest().get(topic).body();
    assertThat(page).contains("<strong>Why does it leak?</strong>", "Because of the frost.");
    assertThat(page).contains("Sign in</a> to answer").doesNotContain("This answers it");
    assertThat(forge.as(DAN).get(topic + "?quote=1").body())
        .contains("@mia wrote:", "&gt; Because");
    assertThat(forge.guest().get(FORUM).body()).contains("Why does it leak?", "1 topic");

    assertThat(forge.as(MIA).post(topic + "/answer", Map.of("post", "1")).statusCode())
        .isEqualTo(403);
    location(forge.as(GUS).post(topic + "/answer", Map.of("post", "1")));
    assertThat(forge.guest().get(topic).body()).contains("Answered.", topic + "#c1", "the answer");
    assertThat(forge.guest().get(GENERAL).body()).contains("answered");
    assertThat(forge.as(GUS).post(topic + "/answer", Map.of("post", "7")).statusCode())
        .isEqualTo(422);
    assertThat(forge.guest().get(GENERAL + "/feed").body()).contains("Why does it leak?");
    assertThat(forge.guest().get(topic + "/feed").body()).contains("Because of the frost.");

    location(forge.as(MIA).post(topic + "/posts/1/delete", Map.of()));
    forge.settle();
    assertThat(forge.guest().get(topic).body()).doesNotContain("Answered.", "Because of");
  }

  @Test
  void theListShowsWhatIsStickyThenWhatWasSpokenInLast() {
    String old = open(GUS, GENERAL, "Old");
    open(GUS, GENERAL, "Middle");
    String fresh = open(GUS, GENERAL, "Rules");
    open(GUS, GENERAL, "New");
    say(MIA, old, "Still true.");
    location(forge.as(DAN).post(fresh + "/marks", Map.of("sticky", "true")));

    assertThat(titles(REST + "/general")).containsExactly("Rules", "Old", "New", "Middle");
    var first = forge.guest().get(REST + "/general?limit=2");
    String link = first.headers().firstValue("Link").orElseThrow();
    assertThat(titles(link.substring(1, link.indexOf('>')))).containsExactly("New", "Middle");
    var one =
        forge.guest().get(REST + "/general?limit=1").headers().firstValue("Link").orElseThrow();
    assertThat(titles(one.substring(1, one.indexOf('>')))).containsExactly("Old");
    assertThat(forge.guest().get(GENERAL + "?after=x").statusCode()).isEqualTo(422);
    assertThat(TestForge.databaseCalls(forge.as(MIA).get(GENERAL))).isLessThanOrEqualTo(6);
    assertThat(TestForge.databaseCalls(forge.as(MIA).get(old))).isLessThanOrEqualTo(6);
  }

  private List<String> titles(String at) {
    return json(forge.guest().get(at)).findValuesAsText("title");
  }

  @Test
  void moderatorsMarkMoveLockAndDelete() {
    String topic = open(GUS, GENERAL, "Off topic");
    assertThat(forge.as(GUS).post(topic + "/marks", Map.of("locked", "on")).statusCode())
        .isEqualTo(403);
    location(forge.as(DAN).post(topic + "/marks", Map.of("locked", "on", "announcement", "on")));
    assertThat(forge.as(MIA).post(topic + "/posts", Map.of("text", "But")).statusCode())
        .isEqualTo(409);
    assertThat(forge.as(GUS).post(topic + "/edit", Map.of("title", "x")).statusCode())
        .isEqualTo(403);

    assertThat(forge.as(DAN).get(FORUM + "/-/new").statusCode()).isEqualTo(403);
    String lounge = make("lounge", false);
    assertThat(forge.guest().get(lounge).body()).contains("Off topic");
    assertThat(forge.as(DAN).post(topic + "/move", Map.of("forum", "nowhere")).statusCode())
        .isEqualTo(422);
    location(forge.as(DAN).post(topic + "/move", Map.of("forum", "lounge")));
    location(forge.as(DAN).post(topic + "/marks", Map.of()));
    assertThat(forge.guest().get(GENERAL).body()).doesNotContain("Off topic");
    assertThat(forge.guest().get(lounge).body()).contains("Off topic");
    assertThat(forge.as(ADA).post(lounge + "/remove", Map.of()).statusCode()).isEqualTo(409);

    location(forge.as(DAN).post(topic + "/delete", Map.of()));
    forge.settle();
    assertThat(forge.guest().get(topic).statusCode()).isEqualTo(404);
    assertThat(forge.guest().get(lounge).body()).doesNotContain("Off topic");
    location(forge.as(DAN).post(topic + "/restore", Map.of()));
    assertThat(forge.guest().get(topic).statusCode()).isEqualTo(200);
  }

  private String make(String handle, boolean membersOnly) {
    var form = new HashMap<>(Map.of("label", "The " + handle, "handle", handle, "order", "20"));
    if (membersOnly) {
      form.put("membersOnly", "true");
    }
    return location(forge.as(ADA).post(FORUM + "/-/new", form));
  }

  @Test
  void aForumForMembersIsNotThereForOthers() {
    String staff = make("staff", true);
    String topic = open(MIA, staff, "Wages");
    location(forge.as(DAN).post(topic + "/marks", Map.of("announcement", "on")));
    forge.settle();

    assertThat(forge.as(MIA).get(GENERAL).body()).contains("Wages");
    for (var other : List.of(forge.guest(), forge.as(GUS))) {
      assertThat(other.get(FORUM).body()).doesNotContain("staff").doesNotContain("Wages");
      assertThat(other.get(GENERAL).body()).doesNotContain("Wages");
      for (String at : List.of(staff, staff + "/feed", topic, topic + "/feed")) {
        assertThat(other.get(at).statusCode()).as(at).isEqualTo(404);
      }
      assertThat(other.get(REST + "/staff").statusCode()).isEqualTo(404);
      assertThat(other.get(REST + "/topics/1").statusCode()).isEqualTo(404);
      assertThat(other.get(REST + "/topics/1/posts").statusCode()).isEqualTo(404);
    }
    assertThat(forge.as(GUS).post(topic + "/posts", Map.of("text", "hi")).statusCode())
        .isEqualTo(404);

    location(
        forge
            .as(ADA)
            .post(staff + "/edit", Map.of("label", "Staff", "handle", "crew", "order", "20")));
    forge.settle();
    assertThat(forge.guest().get(FORUM + "/crew").body()).contains("Wages");
    assertThat(forge.guest().get(topic).statusCode()).isEqualTo(200);
  }

  @Test
  void longTopicsComeInParts() {
    String topic = open(GUS, GENERAL, "Counting");
    for (int i = 1; i <= 53; i++) {
      forge.as(MIA).json("POST", "/rest" + topic + "/posts", "{\"text\":\"Number " + i + "!\"}");
    }
    assertThat(forge.guest().get(topic).body())
        .contains("Number 50!", "Later answers", topic + "?after=50#c53")
        .doesNotContain("Number 51!");
    assertThat(forge.guest().get(topic + "?after=50").body())
        .contains("Number 53!", "Earlier answers")
        .doesNotContain("Number 50!");
    assertThat(say(DAN, topic, "Done.")).isEqualTo(topic + "?after=50#c54");
    assertThat(forge.guest().get(topic + "?after=x").statusCode()).isEqualTo(404);
  }

  @Test
  void programsOpenAndChangeTopicsOnce() {
    var wish = "{\"title\":\"By program\",\"text\":\"Hi.\"}";
    var made =
        forge
            .as(GUS)
            .send(
                forge
                    .as(GUS)
                    .request(REST + "/general/topics")
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json")
                    .header("X-CSRF-Token", forge.as(GUS).csrf())
                    .header("Idempotency-Key", "k1")
                    .POST(BodyPublishers.ofString(wish)));
    assertThat(json(made).path("number").asInt()).isEqualTo(1);
    String at = REST + "/topics/1";
    assertThat(
            json(forge.as(GUS).json("PATCH", at, "{\"title\":\"Better\"}")).path("title").asText())
        .isEqualTo("Better");
    assertThat(forge.as(GUS).json("PATCH", at, "{\"sticky\":true}").statusCode()).isEqualTo(403);
    assertThat(
            json(forge.as(DAN).json("PATCH", at, "{\"sticky\":true,\"locked\":true}"))
                .path("revision")
                .asInt())
        .isEqualTo(3);
    assertThat(forge.as(MIA).json("PATCH", at, "{\"title\":\"x\"}").statusCode()).isEqualTo(403);
    assertThat(forge.as(DAN).json("DELETE", at, null).statusCode()).isEqualTo(204);
    assertThat(forge.guest().get(at).statusCode()).isEqualTo(404);
    assertThat(json(forge.guest().get(REST))).hasSize(1);
    var forum = "{\"handle\":\"plans\",\"label\":\"Plans\"}";
    assertThat(forge.as(DAN).json("POST", REST, forum).statusCode()).isEqualTo(403);
    assertThat(forge.as(ADA).json("POST", REST, forum).statusCode()).isEqualTo(201);
    assertThat(forge.as(ADA).json("POST", REST, forum).statusCode()).isEqualTo(422);
    assertThat(forge.as(ADA).json("DELETE", REST + "/plans", null).statusCode()).isEqualTo(204);
    assertThat(forge.guest().get(REST + "/plans").statusCode()).isEqualTo(404);
    assertThat(forge.as(ADA).json("POST", REST, forum).statusCode()).isEqualTo(201);
  }
}
