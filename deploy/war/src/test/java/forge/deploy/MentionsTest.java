package forge.deploy;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.MailedAnswer;
import forge.user.UserId;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is told that a text of whatever tool called them, and who is not. */
class MentionsTest {
  private static final String TICKETS = "/rest/p/aqueduct/tickets";

  @RegisterExtension final WholeForge forge = new WholeForge(MailedAnswer.SETTINGS);

  private HttpResponse<String> json(UserId by, String method, String path, String body) {
    var answer = forge.as(by).json(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    forge.settle();
    forge.settle();
    return answer;
  }

  private void open(UserId by, String title, String text) {
    json(by, "POST", TICKETS, "{\"title\": \"%s\", \"text\": \"%s\"}".formatted(title, text));
  }

  private void comment(UserId by, int ticket, String text) {
    json(by, "POST", TICKETS + "/" + ticket + "/comments", "{\"text\": \"" + text + "\"}");
  }

  /** To whom letters went since this was asked last, and what they are called. */
  private List<String> told() {
    var letters = forge.database().getCollection("mailLetters");
    var told = new ArrayList<String>();
    letters
        .find()
        .sort(new Document("to", 1))
        .forEach(
            d ->
                told.add(
                    d.getString("to").replace("@example.org", "") + ": " + d.getString("subject")));
    letters.deleteMany(new Document());
    return told;
  }

  @Test
  void aGroupIsCalledInATicketOnceAPersonAndNotItsAuthor() {
    open(DAN, "Arch 7 leaks", "@developers @ada please look, and @mia too");

    assertThat(told())
        .containsExactly(
            "ada: Dan called you in Aqueduct: Arch 7 leaks",
            "mia: Dan called you in Aqueduct: Arch 7 leaks");
  }

  @Test
  void everyCommentCallsAndSoDoPagesAndTopics() {
    open(DAN, "Arch 7 leaks", "Water everywhere.");
    comment(DAN, 1, "@members who was there?");
    assertThat(told()).hasSize(2).allMatch(line -> line.contains("Arch 7 leaks"));

    json(
        DAN, "PUT", "/rest/p/aqueduct/wiki/Levels", "{\"text\": \"Ask @admins.\", \"note\": \"\"}");
    assertThat(told()).containsExactly("ada: Dan called you in Aqueduct: Levels");

    json(
        DAN,
        "POST",
        "/rest/p/aqueduct/forum/general/topics",
        "{\"title\": \"Mules\", \"text\": \"@admins may we?\"}");
    assertThat(told()).containsExactly("ada: Dan called you in Aqueduct: Mules");
  }

  @Test
  void anEditCallsOnlyWhomItAdds() {
    open(DAN, "Arch 7 leaks", "@mia look");
    told();

    json(DAN, "PATCH", TICKETS + "/1", "{\"text\": \"@mia look, it drips\"}");
    assertThat(told()).isEmpty();
    json(DAN, "PATCH", TICKETS + "/1", "{\"text\": \"@mia @developers look\"}");
    assertThat(told()).containsExactly("ada: Dan called you in Aqueduct: Arch 7 leaks");
    json(DAN, "PATCH", TICKETS + "/1", "{\"title\": \"Arch 8 leaks\"}");
    assertThat(told()).isEmpty();
  }

  @Test
  void anEditOfACommentCallsWhomItAdds() {
    open(DAN, "Arch 7 leaks", "Water everywhere.");
    comment(DAN, 1, "Who was there?");

    json(DAN, "PUT", TICKETS + "/1/comments/1", "{\"text\": \"@mia, who was there?\"}");
    assertThat(told()).containsExactly("mia: Dan called you in Aqueduct: Arch 7 leaks");
    json(DAN, "PUT", TICKETS + "/1/comments/1", "{\"text\": \"@mia, who?\"}");
    assertThat(told()).isEmpty();
  }

  @Test
  void onlyDevelopersCallGroups() {
    open(MIA, "Arch 7 leaks", "@developers help");
    assertThat(told()).isEmpty();

    comment(MIA, 1, "@dan help");
    assertThat(told()).containsExactly("dan: Mia called you in Aqueduct: Arch 7 leaks");
  }

  @Test
  void whoMayNotReadItHearsNothing() {
    json(
        DAN,
        "POST",
        TICKETS,
        "{\"title\": \"A hole\", \"text\": \"@members @gus see\", \"private\": true}");

    assertThat(told()).containsExactly("ada: Dan called you in Aqueduct: A hole");
  }

  @Test
  void whoBlockedTheAuthorOrWantsNoMailIsNotWrittenTo() {
    forge.as(ADA).json("PUT", "/rest/chat/blocks/dan", null);
    forge.as(MIA).post("/account/notifications", Map.of("mail", "never"));

    open(DAN, "Arch 7 leaks", "@ada @mia @gus");

    assertThat(told()).containsExactly("gus: Dan called you in Aqueduct: Arch 7 leaks");
  }

  @Test
  void postsOfABlogCallWhenTheyAreOutAndSoDoTheirComments() {
    String blog = "/rest/p/aqueduct/blog";
    var draft = json(DAN, "POST", blog, "{\"title\": \"Water\", \"text\": \"Thanks to @mia.\"}");
    assertThat(told()).isEmpty();

    String post = blog + "/" + draft.body().replaceAll("(?s).*\"address\":\"([^\"]*)\".*", "$1");
    json(DAN, "PATCH", post, "{\"state\": \"published\"}");
    assertThat(told()).containsExactly("mia: Dan called you in Aqueduct: Water");

    json(ADA, "POST", post + "/posts", "{\"text\": \"And to @gus\"}");
    assertThat(told())
        .containsExactly("dan: Aqueduct: Water", "gus: Ada called you in Aqueduct: Water");
  }

  @Test
  void roomsGoOnCallingPeopleThemselves() {
    json(DAN, "POST", "/rest/p/aqueduct/chat/messages", "{\"text\": \"@mia look\"}");

    assertThat(told()).isEmpty();
  }
}
