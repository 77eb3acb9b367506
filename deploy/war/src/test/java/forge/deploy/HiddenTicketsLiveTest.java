package forge.deploy;

import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static org.assertj.core.api.Assertions.assertThat;

import forge.live.Frame;
import forge.live.Live;
import forge.live.LiveConnection;
import forge.live.LiveMode;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Identity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who looks at a ticket or its room as it becomes private. */
class HiddenTicketsLiveTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final TestForge forge = TestForge.start(DATABASE.fresh());

  @AfterEach
  void stop() {
    forge.close();
  }

  /** All that is sent, as text. */
  private record Heard(List<String> frames) implements LiveConnection {
    @Override
    public boolean send(Frame frame, Runnable later) {
      frames.add(frame.text());
      return true;
    }

    @Override
    public void close(int code, String reason) {}
  }

  @Test
  void whoMayReadATicketNoMoreHearsNothingMoreOfItOrItsRoom() {
    forge.as(GUS).json("POST", "/rest/p/aqueduct/tickets", "{\"title\":\"Leak\"}");
    String mount = forge.mount("tickets").id().value();
    String room =
        forge
            .as(GUS)
            .post("/chat/about", Map.of("mount", mount, "artifact", "1"))
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceAll(".*/chat/a/", "");
    Live live = forge.forge().live();
    var heard = new Heard(new CopyOnWriteArrayList<>());
    var session = live.open(heard, Identity.GUEST);
    for (String stream : List.of("ticket:" + mount + "/1", "room:a-" + room)) {
      session.subscribe(1L, stream, live.position(stream), LiveMode.FULL);
    }
    say(room, "in the open");
    live.tick();
    assertThat(heard.frames()).anyMatch(frame -> frame.contains("in the open"));

    forge.as(DAN).json("PATCH", "/rest/p/aqueduct/tickets/1", "{\"private\":true}");
    live.tick();
    assertThat(heard.frames().stream().filter(frame -> frame.contains("no_access"))).hasSize(2);

    say(room, "between us");
    live.tick();
    assertThat(heard.frames()).noneMatch(frame -> frame.contains("between us"));
  }

  private void say(String room, String text) {
    var said =
        forge
            .as(DAN)
            .json("POST", "/rest/chat/a/" + room + "/messages", "{\"text\":\"" + text + "\"}");
    assertThat(said.statusCode()).as(said.body()).isEqualTo(201);
    forge.settle();
  }
}
