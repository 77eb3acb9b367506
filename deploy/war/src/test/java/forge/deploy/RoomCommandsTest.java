package forge.deploy;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.user.UserId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tools do for each other in rooms: commands they take, artifacts they make of messages. */
class RoomCommandsTest {
  @RegisterExtension final WholeForge forge = new WholeForge();
  private static final String PAGE = "/p/aqueduct/chat";
  private static final String REST = "/rest" + PAGE;

  private HttpResponse<String> send(UserId by, String verb, String at, @Nullable String json) {
    forge.clock().advance(Duration.ofSeconds(1));
    return forge.as(by).json(verb, REST + at, json);
  }

  private void say(UserId by, String text) {
    assertThat(send(by, "POST", "/messages", "{\"text\":\"" + text + "\"}").statusCode())
        .isEqualTo(201);
  }

  @Test
  void toolsTakeCommandsFromTheRoom() {
    assertThat(send(MIA, "GET", "/commands", null).body())
        .contains(
            "\"name\":\"ticket\"",
            "\"name\":\"assign\"",
            "\"name\":\"release\"",
            "\"name\":\"me\"");
    assertThat(forge.guest().get(REST + "/commands").statusCode()).isEqualTo(401);

    assertThat(
            send(MIA, "POST", "/commands", "{\"text\":\"/ticket Arch 7 leaks\\nSince May.\"}")
                .body())
        .contains("\"text\":\"/me opened #1\"", "\"action\":true");
    assertThat(forge.guest().get("/p/aqueduct/tickets/1").body())
        .contains("Arch 7 leaks", "Since May.");
    assertThat(forge.guest().get(REST + "/messages").body())
        .as("told as a link before any event has told of the ticket")
        .contains("href=\\\"/p/aqueduct/tickets/1\\\"");
    forge.settle();
    assertThat(forge.guest().get(PAGE).body()).contains("href=\"/p/aqueduct/tickets/1\"");
    assertThat(send(DAN, "POST", "/commands", "{\"text\":\"/assign 1 @mia\"}").body())
        .contains("gave #1 to @mia");
    assertThat(send(DAN, "POST", "/commands", "{\"text\":\"/close #1\"}").body())
        .contains("closed #1");
    assertThat(send(GUS, "POST", "/commands", "{\"text\":\"/reopen #1\"}").statusCode())
        .isEqualTo(403);
    assertThat(send(MIA, "POST", "/commands", "{\"text\":\"/help\"}").body())
        .contains("/ticket title", "<li>")
        .doesNotContain("\"message\"");
    assertThat(send(MIA, "POST", "/commands", "{\"text\":\"/nothing\"}").body())
        .contains("There is no command /nothing here.");
    assertThat(send(MIA, "POST", "/commands", "{\"text\":\"/release\"}").body())
        .contains("Nothing has been released yet.");
  }

  @Test
  void aTicketMadeOfAMessageLeadsThereAndBack() {
    say(GUS, "Arch 7 leaks.");
    assertThat(forge.as(MIA).get(PAGE + "/m/1/make").body())
        .contains("value=\"ticket\"", "value=\"page\"", "&gt; Arch 7 leaks.");

    var made = send(MIA, "POST", "/messages/1/make", "{\"noun\":\"ticket\"}");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.body()).contains("\"reference\":\"#1\"", "/p/aqueduct/tickets/1");
    assertThat(send(MIA, "POST", "/messages/1/make", "{\"noun\":\"ticket\"}").body())
        .contains("\"reference\":\"#1\"");

    assertThat(forge.guest().get("/p/aqueduct/tickets/1").body())
        .contains("href=\"" + PAGE + "/m/1\"", "Arch 7 leaks.");
    assertThat(forge.guest().get(REST + "/topics/1/messages").body())
        .contains("made #1 of this")
        .doesNotContain("\"id\":3,\"author\"");
    assertThat(
            forge
                .as(ADA)
                .post(PAGE + "/m/1/make", Map.of("noun", "page", "title", "Leaks", "text", "See."))
                .headers()
                .firstValue("Location")
                .orElse(""))
        .endsWith("/p/aqueduct/wiki/Leaks");
    assertThat(
            forge
                .as(ADA)
                .post(PAGE + "/m/1/make", Map.of("noun", "page", "title", "a|b", "text", "x"))
                .statusCode())
        .isEqualTo(422);
    assertThat(send(MIA, "POST", "/messages/1/make", "{\"noun\":\"song\"}").statusCode())
        .isEqualTo(404);
    assertThat(forge.guest().get(PAGE + "/m/1/make").statusCode()).isEqualTo(303);
  }

  @Test
  void aMessageAddedToTheForumLeadsThereAndBack() {
    say(GUS, "How do arches stay up?");
    assertThat(forge.as(MIA).get(PAGE + "/m/1/make").body()).contains("value=\"forum topic\"");

    for (int twice = 0; twice < 2; twice++) {
      var made = send(MIA, "POST", "/messages/1/make", "{\"noun\":\"forum topic\"}");
      assertThat(made.statusCode()).isEqualTo(201);
      assertThat(made.body()).contains("[topic 1]", "/p/aqueduct/forum/topics/1");
    }
    forge.settle();

    assertThat(forge.guest().get("/p/aqueduct/forum/topics/1").body())
        .contains("href=\"" + PAGE + "/m/1\"", "How do arches stay up?");
    assertThat(forge.guest().get(PAGE + "/topics/1").body())
        .contains("href=\"/p/aqueduct/forum/topics/1\"");
    assertThat(forge.guest().get("/p/aqueduct/forum/topics/2").statusCode()).isEqualTo(404);
  }

  @Test
  void aMessageIsAddedToTheForumSomebodyChooses() {
    say(GUS, "Arches of glass?");
    var ideas = Map.of("handle", "ideas", "label", "Ideas", "description", "", "order", "20");
    forge.as(ADA).post("/p/aqueduct/forum/-/new", ideas);
    assertThat(forge.as(MIA).get(PAGE + "/m/1/make").body())
        .contains("value=\"forum topic/general\"", "Forum topic in Ideas");

    var form = Map.of("noun", "forum topic/ideas", "title", "Glass", "text", "Could it?");
    assertThat(forge.as(MIA).post(PAGE + "/m/1/make", form).statusCode()).isEqualTo(303);
    assertThat(forge.guest().get("/p/aqueduct/forum/ideas").body()).contains("Glass");
    assertThat(
            send(MIA, "POST", "/messages/1/make", "{\"noun\":\"forum topic/none\"}").statusCode())
        .isEqualTo(404);
  }
}
