package forge.deploy;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.MailedAnswer;
import forge.user.UserId;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What those are told who follow something, of whatever tool it is. */
class FollowersTest {
  private static final String TICKETS = "/rest/p/aqueduct/tickets";

  @RegisterExtension final WholeForge forge = new WholeForge(MailedAnswer.SETTINGS);

  private void json(UserId by, String method, String path, String body) {
    var answer = forge.as(by).json(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    settle();
  }

  private void settle() {
    forge.settle();
    forge.settle();
  }

  private void open(UserId by, String more) {
    json(by, "POST", TICKETS, "{\"title\": \"Arch 7 leaks\", \"text\": \"It drips.\"" + more + "}");
  }

  private void comment(UserId by, String text) {
    json(by, "POST", TICKETS + "/1/comments", "{\"text\": \"" + text + "\"}");
  }

  private void follow(UserId by, String mount, String artifact) {
    String action = "/-/follow/" + forge.mount(mount).id() + "/" + artifact;
    assertThat(forge.as(by).post(action, Map.of()).statusCode()).isEqualTo(303);
  }

  private List<Document> letters() {
    return forge
        .database()
        .getCollection("mailLetters")
        .find()
        .sort(new Document("to", 1))
        .into(new ArrayList<>());
  }

  /** To whom letters went since this was asked last, what they are called and how they begin. */
  private List<String> told() {
    var told =
        letters().stream()
            .map(
                d ->
                    d.getString("to").replace("@example.org", "")
                        + ": "
                        + d.getString("subject")
                        + ": "
                        + d.getString("text").replaceAll("\\s+", " "))
            .toList();
    forge.database().getCollection("mailLetters").deleteMany(new Document());
    return told;
  }

  @Test
  void whoTookPartIsToldWhatIsSaidAndDone() {
    open(MIA, "");
    assertThat(told()).isEmpty();

    comment(DAN, "Which joint?");
    assertThat(told())
        .containsExactly("mia: Aqueduct: Arch 7 leaks (#1): Dan commented: Which joint?");

    comment(MIA, "The lower one.");
    assertThat(told())
        .containsExactly("dan: Aqueduct: Arch 7 leaks (#1): Mia commented: The lower one.");

    json(DAN, "PATCH", TICKETS + "/1", "{\"status\": \"closed\"}");
    assertThat(told()).containsExactly("mia: Aqueduct: Arch 7 leaks (#1): Dan closed it.");
  }

  @Test
  void whoIsGivenATicketIsToldAtOnce() {
    open(MIA, "");
    json(ADA, "PATCH", TICKETS + "/1", "{\"assignee\": \"dan\"}");

    assertThat(told())
        .containsExactly(
            "dan: Aqueduct: Arch 7 leaks (#1): Ada assigned it to dan.",
            "mia: Aqueduct: Arch 7 leaks (#1): Ada assigned it to dan.");
  }

  @Test
  void whoFollowsAllOfAMountHearsOfNewTicketsAndLeavesSomeAlone() {
    assertThat(forge.as(GUS).get("/p/aqueduct/tickets").body()).contains("Be told of all tickets");
    follow(GUS, "tickets", "");
    assertThat(forge.as(GUS).get("/p/aqueduct/tickets").body())
        .contains("You are told of all tickets");
    open(MIA, "");
    assertThat(told())
        .containsExactly("gus: Aqueduct: Arch 7 leaks (#1): Mia opened it: It drips.");

    String action = "/-/unfollow/" + forge.mount("tickets").id() + "/1";
    forge.as(GUS).post(action, Map.of());
    comment(MIA, "Still.");
    assertThat(told()).isEmpty();
  }

  @Test
  void aPrivateTicketIsToldToItsReadersAlone() {
    follow(GUS, "tickets", "");
    open(MIA, ", \"private\": true");
    assertThat(told()).isEmpty();

    comment(DAN, "Thank you.");
    assertThat(told()).hasSize(1).first().asString().startsWith("mia: ");
  }

  @Test
  void whomATextCallsIsToldThatAlone() {
    open(MIA, "");
    comment(DAN, "@mia which joint?");

    assertThat(told()).hasSize(1).first().asString().startsWith("mia: Dan called you in Aqueduct");
  }

  @Test
  void whoBlockedTheAuthorIsNotTold() {
    forge.as(MIA).json("PUT", "/rest/chat/blocks/gus", null);
    open(MIA, "");
    comment(GUS, "Buy my pipes");

    assertThat(told()).isEmpty();
  }

  @Test
  void pagesTopicsAndForumsAreFollowedToo() {
    json(DAN, "PUT", "/rest/p/aqueduct/wiki/Levels", "{\"text\": \"Low.\", \"note\": \"\"}");
    json(ADA, "PUT", "/rest/p/aqueduct/wiki/Levels", "{\"text\": \"High.\", \"note\": \"\"}");
    assertThat(told()).containsExactly("dan: Aqueduct: Levels: Ada edited the page.");

    follow(MIA, "forum", forum());
    json(
        DAN,
        "POST",
        "/rest/p/aqueduct/forum/general/topics",
        "{\"title\": \"Mules\", \"text\": \"May we?\"}");
    assertThat(told()).containsExactly("mia: Aqueduct: Mules: Dan opened the topic: May we?");
    json(GUS, "POST", "/rest/p/aqueduct/forum/topics/1/posts", "{\"text\": \"Do.\"}");
    assertThat(told()).containsExactly("dan: Aqueduct: Mules: Gus commented: Do.");
  }

  private String forum() {
    Document kept =
        Objects.requireNonNull(
            forge
                .database()
                .getCollection("artifacts")
                .find(new Document("artifact", new Document("$regex", "^forum-")))
                .first());
    return kept.getString("artifact");
  }

  @Test
  void anAnswerByMailIsACommentOnceAndWithTheRightsOfWhoAnswers() {
    open(DAN, "");
    comment(GUS, "I saw it too.");
    told();
    comment(DAN, "Which joint?");
    String token = letters().getFirst().getString("token");
    told();

    new MailedAnswer(GUS, token, "one", "The **lower** one.").to(forge.forge());
    new MailedAnswer(GUS, token, "one", "The **lower** one.").to(forge.forge());
    settle();
    assertThat(forge.as(DAN).get(TICKETS + "/1/comments").body().split("lower", -1)).hasSize(2);
    assertThat(told())
        .containsExactly("dan: Aqueduct: Arch 7 leaks (#1): Gus commented: The **lower** one.");

    json(DAN, "PATCH", TICKETS + "/1", "{\"private\": true}");
    told();
    new MailedAnswer(GUS, token, "two", "Or the upper.").to(forge.forge());
    assertThat(forge.as(DAN).get(TICKETS + "/1/comments").body()).doesNotContain("upper");
    assertThat(told()).hasSize(1).first().asString().startsWith("gus: Not taken");
  }

  @Test
  void whatTakesNoCommentsSaysSoToWhoAnswers() {
    json(DAN, "PUT", "/rest/p/aqueduct/wiki/Levels", "{\"text\": \"Low.\", \"note\": \"\"}");
    json(ADA, "PUT", "/rest/p/aqueduct/wiki/Levels", "{\"text\": \"High.\", \"note\": \"\"}");
    String token = letters().getFirst().getString("token");
    told();

    new MailedAnswer(DAN, token, "one", "Higher!").to(forge.forge());
    assertThat(told()).hasSize(1).first().asString().contains("Not taken", "Nothing is said");
  }

  @Test
  void aLinkOfTheLetterEndsThem() {
    open(MIA, "");
    comment(DAN, "Which joint?");
    String token = letters().getFirst().getString("token");
    told();

    var guest = forge.guest();
    var stopped =
        guest.send(
            guest
                .request("/mail/stop/" + token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
    assertThat(stopped.body()).contains("You do not follow this any more.");
    comment(DAN, "Hello?");
    assertThat(told()).isEmpty();

    comment(DAN, "@mia hello?");
    assertThat(told()).hasSize(1);
  }
}
