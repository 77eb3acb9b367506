package forge.chat.web;

import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.live.Frame;
import forge.live.LiveConnection;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is called by {@code @all} and {@code @here}. */
class RoomCallsWebTest {
  @RegisterExtension final TalkingForge talk = new TalkingForge();

  @BeforeEach
  void everybodySpeaksOnce() {
    for (UserId user : List.of(DAN, MIA, GUS)) {
      talk.say(user, "good morning");
    }
    talk.forge().settle();
  }

  @Test
  void whoMayCallsEverybodyWhoBelongsToTheRoom() {
    talk.callsOut(DAN, "@all the sluice opens at nine");
    assertThat(List.of(talk.calls(MIA), talk.calls(GUS), talk.calls(DAN))).containsExactly(1, 1, 0);
    assertThat(talk.messages()).as("nobody is called so").doesNotContain("/u/all");

    talk.callsOut(DAN, "@mia and @Everyone else: now");
    assertThat(List.of(talk.calls(MIA), talk.calls(GUS))).as("each once").containsExactly(2, 2);
    talk.callsOut(DAN, "write to someone@all or `@all`");
    assertThat(talk.calls(MIA)).isEqualTo(2);
  }

  @Test
  void whatIsShownAgainCountsAgainForWhomItCalls() {
    talk.forge().clock().advance(Duration.ofDays(8));
    talk.send(DAN, "PUT", "/moderation/rules", "{\"hideAfter\":1}");
    talk.callsOut(DAN, "@all and @gus: the sluice opens at nine");
    talk.send(MIA, "POST", "/messages/4/report", "{}");
    assertThat(List.of(talk.calls(MIA), talk.calls(GUS))).as("hidden").containsOnly(0);

    talk.send(DAN, "PUT", "/moderation/reports/4", "{\"keep\":true}");
    talk.forge().settle();
    assertThat(List.of(talk.calls(MIA), talk.calls(GUS), talk.calls(DAN))).containsExactly(1, 1, 0);
  }

  @Test
  void othersWriteTheWordAndCallNobody() {
    talk.callsOut(MIA, "@all good evening");

    assertThat(List.of(talk.calls(DAN), talk.calls(GUS))).containsOnly(0);
  }

  @Test
  void whoWantsNothingOfTheRoomIsLeftAlone() {
    talk.send(MIA, "PUT", "/seat", "{\"favourite\":false,\"section\":\"\",\"level\":\"none\"}");
    talk.callsOut(DAN, "@channel the sluice opens at nine");

    assertThat(List.of(talk.calls(MIA), talk.calls(GUS))).containsExactly(0, 1);
  }

  @Test
  void hereAreThoseWhoAreOnTheSite() {
    var live = talk.forge().forge().live();
    var identity =
        new Identity(
            new User(GUS, "Gus", false),
            Identity.Proof.SESSION,
            "a test",
            Set.of(Identity.EVERYTHING));
    live.open(new Deaf(), identity);
    live.tick();
    talk.callsOut(DAN, "@here who has the key?");

    assertThat(List.of(talk.calls(MIA), talk.calls(GUS))).containsExactly(0, 1);
  }

  @Test
  void aCrowdIsNotCalledAndTheMessageSaysWhy() {
    var seats = talk.forge().forge().database().getCollection("chat_positions");
    Document mine = seats.find(new Document("user", MIA.value())).first();
    assertThat(mine).isNotNull();
    seats.insertMany(
        IntStream.range(0, 1_000)
            .mapToObj(
                i ->
                    new Document(mine)
                        .append("_id", mine.getString("room") + "/crowd" + i)
                        .append("user", "crowd" + i)
                        .append("since", talk.forge().clock().instant()))
            .toList());

    var refused = talk.send(DAN, "POST", "/messages", "{\"text\":\"@all hello\"}");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("More than 1000 people belong to this room");
    assertThat(talk.send(DAN, "POST", "/messages", "{\"text\":\"hello\"}").statusCode())
        .isEqualTo(201);
  }

  /** A connection that takes everything. */
  private static final class Deaf implements LiveConnection {
    @Override
    public boolean send(Frame frame, Runnable later) {
      return true;
    }

    @Override
    public void close(int code, String reason) {}
  }
}
