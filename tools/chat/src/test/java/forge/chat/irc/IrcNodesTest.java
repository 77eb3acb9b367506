package forge.chat.irc;

import static forge.testing.People.DAN;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.user.UserId;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes that answer IRC are one server to all who use them. */
@Timeout(120)
class IrcNodesTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String CHANNEL = "#aqueduct/chat";
  private IrcForge one;
  private IrcForge other;

  @BeforeEach
  void start() {
    one = new IrcForge(DATABASE.fresh());
    other = one.node();
  }

  @AfterEach
  void stop() {
    other.close();
    one.close();
  }

  private static IrcSocket at(IrcForge node, UserId user, String... caps) throws IOException {
    IrcSocket client = node.as(user, caps);
    client.send("JOIN " + CHANNEL);
    client.expect(" 366 " + user + " " + CHANNEL);
    return client;
  }

  @Test
  void whatIsWrittenAtOneNodeReachesTheClientsOfBoth() throws Exception {
    IrcSocket mia = at(one, MIA);
    IrcSocket dan = at(other, DAN);

    mia.send("PRIVMSG " + CHANNEL + " :water");
    dan.expect(":mia!mia@localhost PRIVMSG " + CHANNEL + " :water");
    dan.send("PRIVMSG " + CHANNEL + " :arches");
    mia.expect(":dan!dan@localhost PRIVMSG " + CHANNEL + " :arches");
    dan.send("PRIVMSG mia :between us");
    mia.expect(":dan!dan@localhost PRIVMSG mia :between us");
  }

  @Test
  void somebodyAtBothNodesHasOneNameAndHearsThemselves() throws Exception {
    IrcSocket here = at(one, MIA);
    IrcSocket there = other.as(MIA);
    there.expect(" 366 mia " + CHANNEL);
    IrcSocket dan = at(other, DAN);

    there.send("NICK mia2");
    there.expect(" 433 mia mia2 :");
    here.send("PRIVMSG " + CHANNEL + " :from the desk");
    there.expect(":mia!mia@localhost PRIVMSG " + CHANNEL + " :from the desk");
    dan.expect(":mia!mia@localhost PRIVMSG " + CHANNEL + " :from the desk");
    there.send("PRIVMSG " + CHANNEL + " :on the way");
    here.expect(":mia!mia@localhost PRIVMSG " + CHANNEL + " :on the way");
    dan.send("PRIVMSG mia :where are you?");
    here.expect(":dan!dan@localhost PRIVMSG mia :where are you?");
    there.expect(":dan!dan@localhost PRIVMSG mia :where are you?");
    dan.send("NAMES " + CHANNEL);
    assertThat(dan.upTo(" 366 ")).as("named once").anyMatch(l -> l.endsWith(":@dan mia"));
  }

  @Test
  void whoIsAtOneNodeIsSeenFromTheOther() throws Exception {
    IrcSocket mia = at(other, MIA);
    at(one, DAN);
    one.forge().forge().live().tick();
    one.forge().hearAll();

    mia.send("WHO " + CHANNEL);

    assertThat(mia.upTo(" 315 ")).anyMatch(l -> l.contains(" dan localhost localhost dan H"));
  }

  @Test
  void whoseNodeStopsReadsAtTheOtherWhatWasMissedOnce() throws Exception {
    String[] caps = {"batch", "draft/chathistory", "message-tags"};
    IrcSocket mia = at(one, MIA, caps);
    IrcSocket dan = at(other, DAN);
    dan.send("PRIVMSG " + CHANNEL + " :stone 1");
    String last = mia.expect("stone 1").replaceAll("@(?:.*;)?msgid=([^; ]+).*", "$1");

    one.irc().stop();
    mia.expect("ERROR :Closing link: (The forge restarts");
    dan.send("PRIVMSG " + CHANNEL + " :stone 2");
    dan.send("PRIVMSG " + CHANNEL + " :stone 3");
    dan.settled();
    IrcSocket again = other.as(MIA, caps);
    again.expect(" 366 mia " + CHANNEL);
    again.send("CHATHISTORY AFTER " + CHANNEL + " msgid=" + last + " 100");
    assertThat(stones(again.upTo("BATCH -"))).containsExactly("2", "3");

    dan.send("PRIVMSG " + CHANNEL + " :stone 4");
    assertThat(stones(again.upTo("stone 4"))).containsExactly("4");
  }

  private static List<String> stones(List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains(":stone "))
        .map(line -> line.replaceAll(".*:stone ", ""))
        .toList();
  }
}
