package forge.chat.web;

import static forge.chat.web.TalkingForge.PAGE;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.MailedAnswer;
import forge.user.UserId;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is written to about what they missed, and when. */
class MissedWebTest {

  @RegisterExtension final TalkingForge talk = new TalkingForge(MailedAnswer.SETTINGS);

  /** The letters that were written, as subject and text. */
  private List<Document> letters() {
    return talk.forge()
        .forge()
        .database()
        .getCollection("mailLetters")
        .find()
        .sort(new Document("at", 1))
        .into(new ArrayList<>());
  }

  private List<String> subjects() {
    return letters().stream()
        .map(d -> d.getString("to").replace("@example.org", "") + ": " + d.getString("subject"))
        .toList();
  }

  private void say(UserId by, String text) {
    talk.say(by, text);
    talk.forge().settle();
  }

  private void pass(int minutes) {
    talk.pass(Duration.ofMinutes(minutes));
    talk.forge().settle();
  }

  @Test
  void oneLetterTellsOfAllThatWasMissedAndNothingTwice() {
    say(MIA, "@gus the sluice is open");
    pass(10);
    say(DAN, "@gus **where** are you?");
    assertThat(letters()).isEmpty();
    pass(6);

    assertThat(subjects()).containsExactly("gus: 2 messages for you in Aqueduct: Chat");
    assertThat(letters().getFirst().getString("text"))
        .contains(
            "Mia, 5 January, 09:00 UTC:", "  @gus the sluice is open", PAGE + "/m/1", "**where**");
    pass(60);
    assertThat(letters()).hasSize(1);

    say(MIA, "@gus come at last");
    pass(16);
    assertThat(subjects()).hasSize(2).last().isEqualTo("gus: Mia called you in Aqueduct: Chat");
    assertThat(letters().getLast().getString("text")).doesNotContain("sluice");
  }

  @Test
  void whoReadsItMeanwhileOrIsLeftAloneIsNotWrittenTo() {
    say(MIA, "@gus @dan look");
    talk.as(GUS).json("POST", "/rest" + PAGE + "/read", "{\"id\":1}");
    talk.as(DAN).post("/chat/quiet/once", Map.of("time", "120"));
    pass(30);
    assertThat(letters()).isEmpty();

    pass(100);
    pass(15);
    assertThat(subjects()).containsExactly("dan: Mia called you in Aqueduct: Chat");
  }

  @Test
  void everybodyChoosesWhen() {
    talk.as(GUS).post("/account/notifications", Map.of("mail", "never"));
    talk.as(DAN).post("/account/notifications", Map.of("mail", "at-once"));
    say(MIA, "@gus @dan look");
    pass(2);
    assertThat(subjects()).containsExactly("dan: Mia called you in Aqueduct: Chat");
    pass(24 * 60);
    assertThat(letters()).hasSize(1);

    talk.as(GUS).post("/account/notifications", Map.of("mail", "daily"));
    say(MIA, "@gus again");
    pass(10 * 60);
    assertThat(letters()).as("in the morning").hasSize(1);
    pass(14 * 60);
    assertThat(subjects()).hasSize(2).last().asString().startsWith("gus: ");
  }

  @Test
  void aLetterOfWhichItIsNotKnownWhetherItWasSentIsSentOnce() {
    say(MIA, "@gus look");
    var missed = talk.forge().forge().database().getCollection("chat_missed");
    Document noted = missed.find().first();
    assertThat(noted).isNotNull();
    pass(16);
    assertThat(letters()).hasSize(1);
    assertThat(talk.kept("chat_missed")).isZero();

    // As it was before the node was killed, just after the letter was handed over.
    String id = "again";
    noted.append(
        "batch",
        new Document("id", id)
            .append(
                "rooms",
                List.of(
                    new Document("room", noted.getList("rooms", String.class).getFirst())
                        .append("n", 1L))));
    for (int i = 0; i < 2; i++) {
      talk.forge().forge().database().getCollection("chat_written").deleteMany(new Document());
      missed.insertOne(noted);
      pass(2);
      assertThat(talk.kept("chat_missed")).isZero();
    }
    assertThat(letters()).hasSize(2);
  }

  private void answer(UserId by, String token, String id, String text) {
    new MailedAnswer(by, token, id, text).to(talk.forge());
  }

  @Test
  void anAnswerIsSaidAsAReplyOnceAndWithTheRightsOfWhoAnswers() {
    say(MIA, "@gus look");
    pass(16);
    String token = letters().getFirst().getString("token");
    answer(GUS, token, "one", "I **see** it.");
    answer(GUS, token, "one", "I **see** it.");

    assertThat(talk.messages()).contains("I <strong>see</strong> it.", "\"topic\"");
    assertThat(talk.messages().split("see</strong>", -1)).hasSize(2);
    assertThat(talk.guest().get("/rest" + PAGE + "/topics").body()).contains("look");

    talk.as(DAN)
        .post(
            PAGE + "/moderation/sanctions",
            Map.of("user", "gus", "kind", "ban", "reason", "noise", "hours", "1"));
    answer(GUS, token, "two", "Once more.");
    assertThat(talk.messages()).doesNotContain("Once more.");
  }

  @Test
  void aLinkEndsThemAndALetterOfSeveralConversationsTakesNoAnswer() {
    String made = talk.as(MIA).json("POST", "/rest/chat/direct", "{\"people\":[\"gus\"]}").body();
    String room = made.replaceAll("(?s).*\"url\":\"(/chat/d/[^\"]*)\".*", "$1");
    say(MIA, "@gus look");
    talk.as(MIA).json("POST", "/rest" + room + "/messages", "{\"text\":\"between us\"}");
    pass(16);
    assertThat(subjects()).containsExactly("gus: 2 messages for you in 2 rooms");
    String token = letters().getFirst().getString("token");
    answer(GUS, token, "one", "To whom?");
    assertThat(talk.messages()).doesNotContain("To whom?");

    var stopped =
        talk.guest()
            .send(
                talk.guest()
                    .request("/mail/stop/" + token)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
    assertThat(stopped.statusCode()).isLessThan(300);
    assertThat(talk.as(GUS).get("/rest/account/notifications").body())
        .contains("\"mail\":\"never\"");
    say(MIA, "@gus once more");
    pass(60);
    assertThat(
            subjects().stream()
                .filter(subject -> subject.startsWith("gus: ") && subject.contains("for you")))
        .hasSize(1);
  }
}
