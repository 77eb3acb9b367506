package forge.chat.irc;

import static forge.testing.People.DAN;
import static forge.testing.People.MIA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.user.Scope;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How clients come in, what they may send, and when they are sent away. */
@Timeout(120)
class IrcProtocolTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
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

  private IrcSocket withPassword(String password, String nick) throws Exception {
    IrcSocket client = irc.connect();
    client.send("PASS :" + password);
    client.send("NICK " + nick);
    client.send("USER x 0 * :x");
    return client;
  }

  @Test
  void saslSignsInWithATokenOrAPassword() throws Exception {
    IrcSocket client = irc.connect();
    client.send("CAP LS 302");
    assertThat(client.expect("CAP * LS")).contains("sasl=PLAIN", "server-time", "echo-message");
    client.send("NICK somebody-else");
    client.send("USER mia 0 * :Mia");
    client.send("CAP REQ :sasl nonsense");
    client.expect("CAP * NAK :sasl nonsense");
    client.send("CAP REQ :sasl");
    client.expect("CAP * ACK :sasl");
    client.send("AUTHENTICATE SCRAM-SHA-256");
    client.expect(" 908 ");
    client.expect(" 904 ");
    client.send("AUTHENTICATE PLAIN");
    client.expect("AUTHENTICATE +");
    client.send("AUTHENTICATE " + IrcForge.plain("mia", "wrong"));
    client.expect(" 904 * :This name and password do not match.");
    client.send("AUTHENTICATE PLAIN");
    client.expect("AUTHENTICATE +");
    client.send("AUTHENTICATE " + IrcForge.plain("mia", irc.password()));
    client.expect(" 900 * mia!mia@localhost mia :");
    client.expect(" 903 ");
    client.send("CAP END");
    List<String> welcome = client.upTo(" 422 ");
    assertThat(welcome.getFirst()).startsWith(":localhost 001 mia :Welcome to Forge");
    assertThat(welcome.get(4)).contains(" 005 mia NETWORK=Forge CHANTYPES=# PREFIX=(o)@");
    client.send("USER again 0 * :x");
    client.expect(" 462 ");
    client.send("NICK other");
    client.expect(" 433 mia other ");
  }

  @Test
  void oldClientsGiveAServerPassword() throws Exception {
    String token = irc.token(MIA, Scope.WRITE);
    withPassword(token, "whoever").expect(" 001 mia ");
    withPassword("mia:" + token, "whoever").expect(" 001 mia ");
    withPassword("mia:" + irc.password(), "whoever").expect(" 001 mia ");
    withPassword(irc.password(), "MIA").expect(" 001 mia ");
  }

  @Test
  void nobodyComesInWithoutAnAccount() throws Exception {
    IrcSocket guest = irc.connect();
    guest.send("NICK guest");
    guest.send("USER x 0 * :x");
    guest.expect(" 464 * :Sign in");
    guest.expect("ERROR");
    IrcSocket wrong = withPassword("mia:wrong", "mia");
    wrong.expect(" 464 * :This name and password do not match.");
    wrong.expect("ERROR");
    IrcSocket narrow = withPassword(irc.token(MIA, Scope.FILES_WRITE), "mia");
    narrow.expect(" 464 * :This token lacks the scope read.");
    IrcSocket other = withPassword("dan:" + irc.token(MIA, Scope.WRITE), "dan");
    other.expect(" 464 ");
  }

  @Test
  void attemptsToSignInAreCounted() throws Exception {
    IrcSocket client = irc.connect();
    client.send("CAP REQ :sasl");
    for (int i = 0; i < 3; i++) {
      client.send("AUTHENTICATE PLAIN");
      client.send("AUTHENTICATE " + IrcForge.plain("mia", "wrong" + i));
      client.expect(" 904 ");
    }
    client.expect("ERROR :Closing link: (Too many attempts");
  }

  @Test
  void aTokenThatMayOnlyReadListens() throws Exception {
    IrcSocket client = withPassword(irc.token(MIA, Scope.READ), "mia");
    client.expect(" 422 ");
    client.send("JOIN " + CHANNEL);
    client.expect(" 366 ");
    irc.say(DAN, "/p/aqueduct/chat", "{\"text\":\"one\"}");
    client.expect(":one");
    client.send("PRIVMSG " + CHANNEL + " :two");
    assertThat(client.expect(" 404 ")).contains("lacks the scope write");
    assertThat(irc.forge().as(MIA).get("/rest/chat").body()).doesNotContain("aqueduct/chat");
  }

  @Test
  void aRevokedTokenEndsTheConnection() throws Exception {
    IrcSocket mia = irc.as(MIA);
    var tokens = irc.forge().forge().users().tokens();

    tokens.revoke(MIA, tokens.list(MIA).getFirst().id());
    irc.forge().clock().advance(Duration.ofSeconds(61));

    mia.expect("ERROR :Closing link: (");
  }

  @Test
  void whatIsNotUnderstoodIsAnswered() throws Exception {
    IrcSocket client = irc.connect();
    client.send("JOIN #x");
    client.expect(" 451 ");
    client.send("PING one");
    client.expect("PONG localhost :one");
    IrcSocket mia = irc.as(MIA);
    mia.send("OPER me secret");
    mia.expect(" 421 mia OPER ");
    mia.send("JOIN");
    mia.expect(" 461 mia JOIN ");
    mia.send("PRIVMSG " + CHANNEL);
    mia.expect(" 412 ");
    mia.send("PRIVMSG " + CHANNEL + " :not joined");
    mia.expect(" 404 mia " + CHANNEL);
    mia.send("PRIVMSG " + CHANNEL + " :" + "x".repeat(600));
    mia.expect(" 417 ");
    mia.send("@+x=" + "y".repeat(5000) + " PING tags");
    mia.expect(" 417 ");
    mia.sendBytes(new byte[] {'P', 'I', 'N', 'G', ' ', (byte) 0xFF, '\r', '\n'});
    mia.expect("FAIL * INVALID_UTF8");
    mia.sendBytes("\r\n\r\n  \r\n@a=b\r\n:src\r\nping low\n".getBytes(UTF_8));
    mia.expect("PONG localhost :low");
    mia.send("QUIT :bye");
    assertThat(mia.rest()).last().asString().startsWith("ERROR");
  }

  @Test
  void whoSendsTooFastWaitsAndWhoFloodsIsSentAway() throws Exception {
    IrcSocket mia = irc.as(MIA);
    mia.sendAtOnce("PING burst\r\n".repeat(9) + "PING last");
    mia.expect("PONG localhost :last");
    mia.sendAtOnce("PING late");
    irc.forge().clock().advance(Duration.ofSeconds(1));
    mia.expect("PONG localhost :late");

    mia.sendAtOnce("PING flood\r\n".repeat(Flood.WAITING + 20));
    mia.expect("ERROR :Closing link: (Excess Flood)");
  }

  @Test
  void whoIsSilentIsAskedAndThenDropped() throws Exception {
    IrcSocket idle = irc.connect();
    IrcSocket mia = irc.as(MIA);
    irc.forge().clock().advance(Duration.ofSeconds(91));
    mia.expect("PING localhost");
    idle.expect("ERROR :Closing link: (Nobody signed in within 30 seconds)");
    mia.sendAtOnce("PONG localhost");
    mia.settled();
    irc.forge().clock().advance(Duration.ofSeconds(181));
    mia.expect("ERROR :Closing link: (Ping timeout: 180 seconds)");
  }

  @Test
  void aStopIsSaid() throws Exception {
    IrcSocket mia = irc.as(MIA);
    assertThat(irc.figure("forge_irc_connections")).isEqualTo(1);

    irc.irc().stop();

    mia.expect("ERROR :Closing link: (The forge restarts");
    assertThat(irc.irc().port()).isEmpty();
  }
}
