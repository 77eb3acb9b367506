package forge.chat.web;

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
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is told that a topic goes on. */
class TopicCallsWebTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String ROOM = "/rest/p/aqueduct/chat";
  private TestForge forge;

  @BeforeEach
  void start() {
    forge = TestForge.start(DATABASE.fresh());
    send(MIA, ROOM + "/topics", "{\"title\":\"Valves\",\"text\":\"Who has seen them?\"}");
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  private void send(UserId by, String at, String json) {
    forge.clock().advance(Duration.ofSeconds(1));
    var answer = forge.as(by).json("POST", at, json);
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
  }

  private void say(UserId by, String text) {
    send(by, ROOM + "/topics/1/messages", "{\"text\":\"" + text + "\"}");
  }

  private void later() {
    forge.clock().advance(Duration.ofSeconds(4));
    forge.settle();
  }

  private int calls(UserId user) throws IOException {
    for (JsonNode room : Json.MAPPER.readTree(forge.as(user).get("/rest/chat").body())) {
      if (room.get("url").asText().equals("/p/aqueduct/chat")) {
        return room.get("mentions").asInt();
      }
    }
    return 0;
  }

  @Test
  void whoFollowsATopicIsToldOnceUntilTheyHaveReadIt() throws IOException {
    say(DAN, "I have");
    later();
    assertThat(calls(MIA)).isEqualTo(1);
    assertThat(calls(DAN)).isZero();

    say(DAN, "two of them");
    later();
    assertThat(calls(MIA)).as("one call for all that was missed").isEqualTo(1);

    send(MIA, ROOM + "/read", "{\"id\":3}");
    assertThat(calls(MIA)).isZero();
    say(DAN, "and a third");
    later();
    assertThat(calls(MIA)).isEqualTo(1);
  }

  @Test
  void whoReadsMeanwhileChoseNothingOrDoesNotFollowIsNotTold() throws IOException {
    say(DAN, "I have");
    send(MIA, ROOM + "/read", "{\"id\":2}");
    later();
    assertThat(calls(MIA)).as("was there").isZero();

    send(GUS, ROOM + "/messages", "{\"text\":\"elsewhere in the room\"}");
    say(DAN, "another");
    later();
    assertThat(calls(GUS)).isZero();

    send(MIA, ROOM + "/read", "{\"id\":9}");
    forge
        .as(MIA)
        .json("PUT", ROOM + "/seat", "{\"favourite\":false,\"section\":\"\",\"level\":\"none\"}");
    say(DAN, "one more");
    later();
    assertThat(calls(MIA)).isZero();
  }

  @Test
  void aMessageThatCallsThemByNameCallsThemOnce() throws IOException {
    say(DAN, "@mia look");
    later();

    assertThat(calls(MIA)).isEqualTo(1);
  }
}
