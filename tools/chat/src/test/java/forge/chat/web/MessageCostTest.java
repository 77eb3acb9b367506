package forge.chat.web;

import static com.mongodb.client.model.Filters.eq;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.event.Event;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a message costs beside the frames that carry it. */
class MessageCostTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String MESSAGES = "/rest/p/aqueduct/chat/messages";
  private TestForge forge;

  @BeforeEach
  void start() {
    forge = TestForge.start(DATABASE.fresh());
    say();
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  /** Says something, and answers how many database calls that took. */
  private int say() {
    var answer = forge.as(MIA).json("POST", MESSAGES, "{\"text\":\"Arch 7 leaks\"}");
    assertThat(answer.statusCode()).isEqualTo(201);
    return TestForge.databaseCalls(answer);
  }

  private long untold() {
    return DATABASE.get().getCollection("chat_messages").countDocuments(eq("unsent", true));
  }

  @Test
  void whoGoesOnTalkingCostsOneDatabaseCallForEachMessage() {
    forge.settle();

    List<Integer> calls = IntStream.range(0, 5).mapToObj(i -> say()).toList();

    // What is remembered for seconds may be asked for again meanwhile.
    assertThat(calls).contains(1);
  }

  @Test
  void otherNodesHearOfTheMessageAndOfWhatItsAuthorHasRead() {
    var rings = new CopyOnWriteArrayList<String>();
    forge.hear("live", rings::add);

    say();

    forge.hearAll();
    assertThat(rings).hasSize(2);
    assertThat(rings.getFirst()).contains("\"k\":\"msg\"");
    assertThat(rings.getLast()).contains("\"k\":\"read\"");
  }

  @Test
  void aRoomInWhichMuchIsSaidIsFollowedEveryTwoSeconds() {
    var places = new TreeSet<Long>();
    for (int i = 0; i < 20; i++) {
      forge.clock().advance(Duration.ofMillis(500));
      say();
      forge.settle();
      places.add(followed());
    }

    assertThat(places).hasSizeBetween(5, 6);
    forge.clock().advance(Duration.ofSeconds(2));
    forge.settle();
    assertThat(followed()).isEqualTo(21);
  }

  /** How far the log of the room was followed. */
  private long followed() {
    var place = DATABASE.get().getCollection("chat_indexed").find().first();
    return place == null ? 0 : place.getLong("learned");
  }

  @Test
  void anEventIsKeptForThoseAloneWhoListen() {
    assertThat(untold()).isZero();
    var heard = new CopyOnWriteArrayList<Event>();
    forge.forge().events().listen("test", Set.of("message.said"), heard::add);

    say();

    assertThat(untold()).isEqualTo(1);
    forge.settle();
    assertThat(heard).hasSize(1);
    assertThat(untold()).isZero();
  }
}
