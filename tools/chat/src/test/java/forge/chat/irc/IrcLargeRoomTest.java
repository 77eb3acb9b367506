package forge.chat.irc;

import static forge.testing.People.DAN;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import forge.testing.TestDatabase;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A room with more people than a client could list. */
@Timeout(120)
class IrcLargeRoomTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String ROOM = "/p/aqueduct/chat";
  private static final String CHANNEL = "#aqueduct/chat";
  private static final int MEMBERS = 700;
  private IrcForge irc;

  @BeforeEach
  void start() {
    irc = new IrcForge(DATABASE.fresh());
    irc.say(DAN, ROOM, "{\"text\":\"one\"}");
    fill();
  }

  @AfterEach
  void stop() {
    irc.close();
  }

  private void fill() {
    String room = irc.forge().mount("chat").id().value();
    var database = irc.forge().forge().database();
    database
        .getCollection("chat_positions")
        .insertMany(
            IntStream.range(0, MEMBERS)
                .mapToObj(
                    i ->
                        new Document("_id", room + "/member" + i)
                            .append("room", room)
                            .append("user", "member" + i)
                            .append("name", "Member " + i)
                            .append("since", Date.from(irc.forge().clock().instant()))
                            .append("n", 0L))
                .toList());
    database
        .getCollection("chat_rooms")
        .updateOne(Filters.eq("_id", room), Updates.inc("members", (long) MEMBERS));
  }

  private long calls(IrcSocket client, Runnable deed) {
    client.settled();
    long before = irc.figure("forge_irc_database_calls_total");
    deed.run();
    client.settled();
    return irc.figure("forge_irc_database_calls_total") - before;
  }

  @Test
  void comingNamesThoseWhoSpokeLatelyAndSaysSo() throws Exception {
    IrcSocket mia = irc.as(MIA);

    mia.send("JOIN " + CHANNEL);

    List<String> told = mia.upTo(" NOTICE ");
    assertThat(told).filteredOn(line -> line.contains(" 353 ")).hasSize(1);
    assertThat(told).anyMatch(line -> line.endsWith(":mia dan"));
    assertThat(told.getLast())
        .contains(CHANNEL, "More than 500 people are in here", "spoke within a day", ROOM);
    mia.send("WHO " + CHANNEL);
    List<String> who = mia.upTo(" NOTICE ");
    assertThat(who).filteredOn(line -> line.contains(" 352 ")).hasSize(2);
    assertThat(who.getLast()).contains("More than 500 people");
  }

  @Test
  void whoSpokeLongAgoIsNotNamed() throws Exception {
    irc.forge().clock().advance(Duration.ofHours(25));
    IrcSocket mia = irc.as(MIA);

    mia.send("JOIN " + CHANNEL);

    assertThat(mia.upTo(" NOTICE ")).anyMatch(line -> line.endsWith(" " + CHANNEL + " :mia"));
  }

  @Test
  void whatIsAskedOfItCostsAFewDatabaseCalls() throws Exception {
    IrcSocket mia = irc.as(MIA);
    IrcSocket dan = irc.as(DAN);

    assertThat(calls(mia, () -> mia.send("JOIN " + CHANNEL))).as("JOIN").isLessThanOrEqualTo(10);
    assertThat(calls(mia, () -> mia.send("NAMES " + CHANNEL))).as("NAMES").isEqualTo(1);
    assertThat(calls(mia, () -> mia.send("WHO " + CHANNEL))).as("WHO").isEqualTo(1);
    assertThat(calls(mia, () -> mia.send("WHOIS dan"))).as("WHOIS").isLessThanOrEqualTo(2);
    assertThat(calls(mia, () -> mia.send("LIST"))).as("LIST").isLessThanOrEqualTo(3);
    assertThat(calls(mia, () -> mia.send("PART " + CHANNEL))).as("PART").isLessThanOrEqualTo(5);
    assertThat(calls(dan, () -> dan.send("PING x"))).as("PING").isZero();
  }

  @Test
  void everythingIsCounted() throws Exception {
    long in = irc.figure("forge_irc_lines_total{way=\"in\"}");
    long out = irc.figure("forge_irc_lines_total{way=\"out\"}");
    IrcSocket mia = irc.as(MIA);
    mia.settled();

    assertThat(irc.figure("forge_irc_connections")).isEqualTo(1);
    assertThat(irc.figure("forge_irc_lines_total{way=\"in\"}") - in).isEqualTo(8);
    assertThat(irc.figure("forge_irc_lines_total{way=\"out\"}") - out).isGreaterThan(8);
    IrcSocket stranger = irc.connect();
    stranger.send("PASS mia:wrong");
    stranger.send("NICK mia");
    stranger.send("USER mia 0 * :Mia");
    stranger.expect(" 464 ");
    assertThat(irc.figure("forge_irc_refused_total{what=\"sign-in\"}")).isEqualTo(1);
  }
}
