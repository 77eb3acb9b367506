package forge.chat;

import static com.mongodb.client.model.Filters.regex;
import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.job.Submission;
import forge.testing.PushService;
import forge.testing.PushingForge;
import forge.user.UserId;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of messages whose node was killed before it had told anybody. */
class HearingTest extends PushingForge {
  private static final String ROOM = "/rest/p/aqueduct/chat";
  private MessageStore store;

  @BeforeEach
  void subscribe() {
    store = new MessageStore(DATABASE.get(), forge.forge().events());
    for (UserId user : List.of(ADA, DAN, MIA)) {
      send(user, "/rest/account/notifications/devices", push.subscribe(user.value()));
    }
  }

  private String send(UserId by, String at, String json) {
    var answer = forge.as(by).json("POST", at, json);
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return answer.body();
  }

  private RoomId room() {
    return RoomId.of(forge.mount("chat"));
  }

  private NewMessage wish(String text, List<UserId> people, List<String> many) {
    var author = new Message.Author(DAN, "Dan");
    return new NewMessage(room(), author, forge.clock().instant(), text, people, null, null)
        .calling(many)
        .owed(forge.clock().instant());
  }

  /** As a node does that is killed before it does anything else. */
  private void keepAndDie(NewMessage wish) {
    store.insert(wish, message -> News.Said.of(message, wish.text(), null), message -> null);
  }

  private List<String> told() {
    for (int i = 0; i < 10; i++) {
      forge.clock().advance(Duration.ofSeconds(6));
      forge.settle();
    }
    return push.arrived().stream().map(PushService.Received::browser).sorted().toList();
  }

  private Document message(long number) {
    return DATABASE
        .get()
        .getCollection("chat_messages")
        .find(new Document("room", room().value()).append("kind", "msg").append("n", number))
        .first();
  }

  @Test
  void whomTheyCalledIsToldOnceByANodeThatLives() {
    keepAndDie(wish("@mia and @developers", List.of(MIA), List.of("developers")));

    assertThat(told()).containsExactly("ada", "mia");
    assertThat(message(1)).doesNotContainKey("owed");
    assertThat(told()).as("once").isEmpty();
  }

  @Test
  void whoWasToldBeforeTheNodeDiedIsNotToldAgain() {
    send(DAN, ROOM + "/messages", "{\"text\":\"@mia the sluice is open\"}");
    assertThat(told()).containsExactly("mia");
    DATABASE
        .get()
        .getCollection("chat_messages")
        .updateOne(
            new Document("room", room().value()),
            new Document("$set", new Document("owed", Date.from(forge.clock().instant()))));

    assertThat(told()).isEmpty();
    assertThat(calls("mia")).as("and counted once").containsExactly(1L);
    assertThat(message(1)).doesNotContainKey("owed");
  }

  @Test
  void programsAreToldToo() {
    String hook =
        send(
            DAN,
            ROOM + "/outgoing",
            "{\"name\":\"Sluice\",\"url\":\"https://sluice.example.org/in\"}");
    String id = hook.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
    keepAndDie(wish("open it", List.of(), List.of()));
    forge.settle();
    assertThat(forge.forge().jobs().find("call out " + id + " 1")).isEmpty();

    told();
    assertThat(forge.forge().jobs().find("call out " + id + " 1")).isPresent();
  }

  @Test
  void whatWasDeletedMeanwhileOrCallsNobodyIsNotTold() {
    keepAndDie(wish("@mia", List.of(MIA), List.of()));
    var deleted = forge.as(DAN).json("DELETE", ROOM + "/messages/1", null);
    assertThat(deleted.statusCode()).isEqualTo(204);
    assertThat(told()).isEmpty();
    assertThat(message(1)).doesNotContainKey("owed");

    send(DAN, ROOM + "/messages", "{\"text\":\"nothing for anybody\"}");
    assertThat(message(2)).as("costs nothing").doesNotContainKey("owed");
  }

  @Test
  void aNodeKilledAmongThoseWhoFollowATopicLosesNoCall() {
    send(MIA, ROOM + "/topics", "{\"title\":\"Valves\",\"text\":\"Who has seen them?\"}");
    send(DAN, ROOM + "/topics/1/messages", "{\"text\":\"I have\"}");
    assertThat(told()).containsExactly("mia");

    asIfKilledAfterTheCallWasCounted();
    assertThat(told()).as("nothing was lost").containsExactly("mia");
    asIfKilledBeforeItWasNoted();
    assertThat(told()).as("and once").isEmpty();
    assertThat(calls("mia")).containsExactly(2L);
  }

  /** Neither her devices nor the store know of what followed, and the job is done again. */
  private void asIfKilledAfterTheCallWasCounted() {
    DATABASE.get().getCollection("jobs").deleteMany(regex("_id", "^(call away|nudge|push) "));
    asIfKilledBeforeItWasNoted();
  }

  private void asIfKilledBeforeItWasNoted() {
    DATABASE
        .get()
        .getCollection("chat_topic_seats")
        .updateMany(new Document(), new Document("$unset", new Document("told", "")));
    var job = new TellFollowers(room().value(), 1);
    forge.forge().jobs().submit(job, Submission.NOW.coalesced(job.key()));
  }

  private List<Long> calls(String user) {
    Document seat =
        DATABASE.get().getCollection("chat_positions").find(new Document("user", user)).first();
    return seat == null ? List.of() : seat.getList("calls", Long.class);
  }
}
