package forge.chat.irc;

import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.user.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What those who keep a room decide in a browser, as people of IRC hear it. */
@Timeout(60)
class IrcOrderTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String ROOM = "/rest/p/aqueduct/chat";
  private static final String CHANNEL = "#aqueduct/chat";
  private IrcForge irc;

  @BeforeEach
  void start() {
    irc = new IrcForge(DATABASE.fresh());
  }

  @AfterEach
  void stop() {
    irc.close();
  }

  private void keeper(String verb, String at, @Nullable String json) {
    var answer = irc.forge().as(DAN).json(verb, ROOM + at, json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private IrcSocket in(UserId user) throws Exception {
    IrcSocket client = irc.as(user);
    client.send("JOIN " + CHANNEL);
    client.expect(" 366 ");
    return client;
  }

  @Test
  void whoIsMutedIsToldAtOnceAndAgainWhenTheyTry() throws Exception {
    IrcSocket gus = in(GUS);
    IrcSocket mia = in(MIA);

    keeper("PUT", "/sanctions/gus", "{\"reason\":\"noise\",\"hours\":2}");
    assertThat(gus.expect(" NOTICE "))
        .startsWith(":localhost NOTICE " + CHANNEL + " :You cannot write here: you are muted until")
        .endsWith("(noise).");
    gus.send("PRIVMSG " + CHANNEL + " :hello?");
    assertThat(gus.expect(" 404 ")).contains("you are muted until", "noise");

    keeper("DELETE", "/sanctions/gus", null);
    assertThat(gus.expect(" NOTICE ")).endsWith(":You may write here again.");
    gus.send("PRIVMSG " + CHANNEL + " :here I am");
    assertThat(mia.upTo("here I am"))
        .as("nobody else hears of it")
        .noneMatch(l -> l.contains("NOTICE"));
  }

  @Test
  void slowModeAndALockAreToldToAll() throws Exception {
    IrcSocket gus = in(GUS);

    keeper("PUT", "/moderation/rules", "{\"slow\":60,\"indexed\":true}");
    assertThat(gus.expect(" NOTICE ")).endsWith(":Slow mode: a message every 60 seconds.");
    keeper("PUT", "/moderation/rules", "{\"slow\":0,\"indexed\":true}");
    assertThat(gus.expect(" NOTICE ")).endsWith(":Slow mode is off.");
    keeper("PUT", "/moderation/lock", "{\"hours\":3}");
    assertThat(gus.expect(" NOTICE "))
        .endsWith(":The room is locked for all but its older members.");
    keeper("PUT", "/moderation/lock", "{\"hours\":0}");
    assertThat(gus.expect(" NOTICE ")).endsWith(":The room is open again.");
  }

  private void block(String verb) {
    var answer = irc.forge().as(MIA).json(verb, "/rest/chat/blocks/gus", null);
    assertThat(answer.statusCode()).isEqualTo(204);
  }

  @Test
  void linesOfPeopleOneHasBlockedAreHeardNoMoreButByOthers() throws Exception {
    IrcSocket mia = in(MIA);
    IrcSocket dan = in(DAN);
    IrcSocket gus = in(GUS);
    gus.send("PRIVMSG " + CHANNEL + " :before");
    mia.expect("before");

    block("PUT");
    gus.send("PRIVMSG " + CHANNEL + " :a rude remark");
    assertThat(dan.expect("rude")).contains("gus!gus");
    dan.send("PRIVMSG " + CHANNEL + " :a kind remark");
    assertThat(mia.upTo("kind")).noneMatch(line -> line.contains("rude"));

    block("DELETE");
    gus.send("PRIVMSG " + CHANNEL + " :sorry");
    assertThat(mia.upTo("sorry")).noneMatch(line -> line.contains("rude"));
  }

  @Test
  void historyLeavesOutWhatPeopleSaidWhomOneHasBlocked() throws Exception {
    irc.say(DAN, "/p/aqueduct/chat", "{\"text\":\"a kind remark\"}");
    irc.say(GUS, "/p/aqueduct/chat", "{\"text\":\"a rude remark\"}");
    block("PUT");
    IrcSocket mia = irc.as(MIA, "message-tags", "batch", "draft/chathistory");
    mia.send("JOIN " + CHANNEL);
    mia.expect(" 366 ");

    mia.send("CHATHISTORY LATEST " + CHANNEL + " * 10");
    assertThat(mia.upTo("BATCH -"))
        .anyMatch(line -> line.contains("kind"))
        .noneMatch(line -> line.contains("rude"));
    mia.send("CHATHISTORY LATEST " + CHANNEL + " * 1");
    String edge = mia.expect(" NOTICE ");
    assertThat(edge).contains("by people you blocked");
    String id = edge.replaceAll("^@.*?msgid=([^; ]+).*$", "$1");
    mia.send("CHATHISTORY BEFORE " + CHANNEL + " msgid=" + id + " 1");
    assertThat(mia.expect("PRIVMSG")).as("goes on behind it").contains("kind");
  }
}
