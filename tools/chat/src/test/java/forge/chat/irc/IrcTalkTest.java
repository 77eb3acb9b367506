package forge.chat.irc;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.bell.LocalDoorbell;
import forge.chat.web.ChatApi;
import forge.chat.web.NewMessageJson;
import forge.project.ToolKey;
import forge.site.Forge;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People of IRC and people of the web in the same rooms. */
@Timeout(120)
class IrcTalkTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String ROOM = "/p/aqueduct/chat";
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

  private IrcSocket in(UserId user, String channel, String... caps) throws Exception {
    IrcSocket client = irc.as(user, caps);
    client.send("JOIN " + channel);
    client.expect(" 366 ");
    return client;
  }

  private void open(UserId by, String label, String access) {
    assertThat(
            irc.forge()
                .as(by)
                .json(
                    "POST",
                    "/rest/chat/rooms",
                    "{\"label\":\"%s\",\"tags\":[],\"topic\":\"Of water\",\"access\":\"%s\"}"
                        .formatted(label, access))
                .statusCode())
        .isEqualTo(201);
  }

  private String messages(String room) {
    return irc.forge().as(ADA).get("/rest" + room + "/messages").body();
  }

  @Test
  void whatIsSaidByTheWebIsHeardAndWhatIsSaidHereIsKept() throws Exception {
    IrcSocket mia = in(MIA, CHANNEL);

    irc.say(DAN, ROOM, "{\"text\":\"The **arch** of `main()` is *wet*\"}");
    assertThat(mia.upTo("PRIVMSG"))
        .containsExactly(
            ":dan!dan@localhost JOIN #aqueduct/chat",
            ":dan!dan@localhost PRIVMSG #aqueduct/chat :"
                + "The \u0002arch\u0002 of \u0011main()\u0011 is \u001Dwet\u001D");

    mia.send("PRIVMSG " + CHANNEL + " :dan: \u0002really\u0002 wet");
    assertThat(mia.settled()).as("without echo-message it is not sent back").hasSize(1);
    assertThat(messages(ROOM)).contains("@dan: **really** wet", "\"mia\"");
    assertThat(irc.forge().as(DAN).get("/rest/chat").body()).contains("\"mentions\":1");

    mia.send("PRIVMSG " + CHANNEL + " :\u0001ACTION waves\u0001");
    mia.settled();
    assertThat(messages(ROOM)).contains("/me waves");
  }

  @Test
  void anEchoCarriesIdAndTime() throws Exception {
    IrcSocket mia = in(MIA, CHANNEL, "echo-message", "message-tags", "server-time", "account-tag");

    mia.send("PRIVMSG " + CHANNEL + " :one");

    assertThat(mia.expect("PRIVMSG"))
        .matches(
            "@time=\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z;"
                + "msgid=[^;]+\\.1;account=mia :mia!mia@localhost PRIVMSG #aqueduct/chat :one");
  }

  @Test
  void namesAndTopicAreToldOnComing() throws Exception {
    open(DAN, "Gardeners", "open");
    irc.say(GUS, "/chat/r/gardeners", "{\"text\":\"hello\"}");
    IrcSocket mia = irc.as(MIA, "extended-join");

    mia.send("JOIN #Gardeners");

    assertThat(mia.upTo(" 366 "))
        .containsExactly(
            ":mia!mia@localhost JOIN #gardeners mia :Mia",
            ":localhost 332 mia #gardeners :Of water",
            ":localhost 353 mia = #gardeners :mia @dan gus",
            ":localhost 366 mia #gardeners :End of /NAMES list");
    mia.send("TOPIC #gardeners");
    assertThat(mia.expect(" 332 ")).endsWith(":Of water");
    mia.send("TOPIC #gardeners :Of fire");
    assertThat(mia.expect(" 482 ")).contains("You may not");
    IrcSocket dan = irc.as(DAN);
    dan.expect(" 366 ");
    dan.send("TOPIC #gardeners :Of fire");
    dan.expect("TOPIC #gardeners :Of fire");
    assertThat(irc.forge().guest().get("/chat/r/gardeners").body()).contains("Of fire");
  }

  @Test
  void roomsOneMayNotReadAreNotThere() throws Exception {
    open(DAN, "Secret", "private");
    IrcSocket mia = irc.as(MIA);

    mia.send("JOIN #secret,#nowhere,#aqueduct/tickets,#aqueduct");
    mia.expect(" 403 mia #secret :There is no such channel");
    mia.expect(" 403 mia #nowhere :There is no such channel");
    mia.expect(" 403 mia #aqueduct/tickets :There is no such channel");
    mia.expect(" 403 mia #aqueduct :There is no such channel");
    mia.send("PRIVMSG #secret :hello");
    mia.expect(" 403 mia #secret :There is no such channel");
    mia.send("CHATHISTORY LATEST #secret * 10");
    mia.expect("FAIL CHATHISTORY INVALID_TARGET LATEST #secret");
    mia.send("LIST");
    assertThat(mia.upTo(" 323 ")).noneMatch(line -> line.contains("#secret"));

    IrcSocket dan = irc.as(DAN);
    dan.expect(" 366 dan #secret");
    dan.send("INVITE mia #secret");
    dan.expect(" 341 ");
    assertThat(mia.expect("JOIN")).isEqualTo(":mia!mia@localhost JOIN #secret");
    mia.expect(" 366 ");
    mia.send("PART #secret");
    mia.expect("PART");
    mia.send("JOIN #secret");
    mia.expect(" 366 mia #secret");
  }

  @Test
  void roomsOfMembersAreJoined() throws Exception {
    open(DAN, "Masons", "members");
    IrcSocket mia = irc.as(MIA);

    mia.send("JOIN #masons");
    mia.expect(" 366 mia #masons");
    assertThat(irc.forge().as(MIA).get("/rest/chat").body()).contains("/chat/r/masons");
    mia.send("PART #masons :bye");
    mia.expect("PART #masons :bye");
    mia.settled();
    assertThat(irc.forge().as(MIA).get("/rest/chat").body()).doesNotContain("/chat/r/masons");
  }

  @Test
  void whoIsBannedOrTooFastLearnsWhy() throws Exception {
    open(DAN, "Quarry", "open");
    IrcSocket dan = irc.as(DAN);
    dan.expect(" 366 ");
    IrcSocket gus = in(GUS, "#quarry");

    dan.send("KICK #quarry gus :too loud");
    dan.expect("KICK #quarry gus :too loud");
    gus.send("PRIVMSG #quarry :LOUD");
    assertThat(gus.expect(" 404 ")).contains("#quarry :You may not write", "banned", "too loud");
    dan.send("MODE #quarry -b gus");
    dan.expect("MODE #quarry -b");
    gus.send("PRIVMSG #quarry :quiet");
    dan.expect("PRIVMSG #quarry :quiet");

    irc.forge()
        .as(DAN)
        .post(
            "/chat/r/quarry/moderation/rules",
            java.util.Map.of("slow", "60", "words", "granite", "hideAfter", "0", "newcomers", "0"));
    gus.send("PRIVMSG #quarry :granite");
    assertThat(gus.expect(" 404 ")).contains("#quarry :");
    assertThat(messages("/chat/r/quarry")).doesNotContain("LOUD", "granite");
  }

  @Test
  void twoTalkByTheirNames() throws Exception {
    IrcSocket mia = irc.as(MIA);
    IrcSocket dan = irc.as(DAN, "echo-message");

    dan.send("PRIVMSG mia :are you there?");
    dan.expect(":dan!dan@localhost PRIVMSG mia :are you there?");
    mia.expect(":dan!dan@localhost PRIVMSG mia :are you there?");
    mia.send("PRIVMSG Dan :yes");
    dan.expect(":mia!mia@localhost PRIVMSG dan :yes");
    mia.send("PRIVMSG nobody-here :hello");
    mia.expect(" 401 mia nobody-here :Nobody here is called");

    String rooms = irc.forge().as(MIA).get("/rest/chat").body();
    assertThat(rooms).contains("/chat/d/");
    String page = rooms.replaceAll("(?s).*\"(/chat/d/[0-9a-f]+)\".*", "$1");
    irc.say(MIA, page, "{\"text\":\"from the web\"}");
    assertThat(mia.expect("from the web"))
        .as("what was said by another device of hers goes to the other")
        .isEqualTo(":mia!mia@localhost PRIVMSG dan :from the web");
    dan.expect(":mia!mia@localhost PRIVMSG dan :from the web");
  }

  @Test
  void editsAreToldOnceAndDeletionsToThoseWhoCan() throws Exception {
    IrcSocket mia = in(MIA, CHANNEL, "draft/message-redaction", "message-tags");
    irc.say(DAN, ROOM, "{\"text\":\"wett\"}");
    String id = mia.expect("wett").replaceAll(".*msgid=([^; ]+).*", "$1");

    for (String text : List.of("wet", "wet!")) {
      irc.forge()
          .as(DAN)
          .json("PUT", "/rest" + ROOM + "/messages/1", "{\"text\":\"" + text + "\"}");
    }
    mia.expect("\u0001ACTION edited: wet\u0001");
    mia.send("REDACT " + CHANNEL + " " + id);
    mia.expect("FAIL REDACT REDACT_FORBIDDEN " + CHANNEL + " " + id);
    mia.send("REDACT " + CHANNEL + " nonsense");
    mia.expect("FAIL REDACT UNKNOWN_MSGID");
    irc.forge().as(DAN).json("DELETE", "/rest" + ROOM + "/messages/1", null);
    assertThat(mia.upTo("REDACT"))
        .containsExactly(":dan!dan@localhost REDACT " + CHANNEL + " :" + id);
  }

  @Test
  void repliesOpenTopicsAndReactionsCount() throws Exception {
    IrcSocket mia = in(MIA, CHANNEL, "message-tags", "echo-message");
    irc.say(DAN, ROOM, "{\"text\":\"Which stone?\"}");
    String id = mia.expect("Which stone").replaceAll(".*msgid=([^; ]+).*", "$1");

    mia.send("@+draft/reply=" + id + " PRIVMSG " + CHANNEL + " :granite");
    assertThat(mia.expect("granite"))
        .contains("+draft/reply=" + id, "PRIVMSG " + CHANNEL + " :[Which stone?] granite");
    mia.settled();
    assertThat(irc.forge().guest().get("/rest" + ROOM + "/topics").body())
        .contains("Which stone?", "\"messages\":2");

    mia.send("@+draft/react=👍;+draft/reply=" + id + " TAGMSG " + CHANNEL);
    assertThat(mia.expect("TAGMSG"))
        .contains("+draft/react=👍", "+draft/reply=" + id, ":mia!mia@localhost TAGMSG");
    assertThat(messages(ROOM)).contains("\\uD83D\\uDC4D");
    mia.send("@+draft/react=nonsense;+draft/reply=" + id + " TAGMSG " + CHANNEL);
    mia.expect("FAIL TAGMSG INVALID_REACTION");
  }

  @Test
  void whatWasSaidBeforeIsAskedFor() throws Exception {
    for (int i = 1; i <= 7; i++) {
      irc.say(DAN, ROOM, "{\"text\":\"drop " + i + "\"}");
    }
    IrcSocket mia = in(MIA, CHANNEL, "batch", "draft/chathistory", "message-tags", "server-time");

    mia.send("CHATHISTORY LATEST " + CHANNEL + " * 3");
    List<String> latest = mia.upTo("BATCH -");
    assertThat(latest.getFirst()).matches(":localhost BATCH \\+\\w+ chathistory :#aqueduct/chat");
    assertThat(latest).hasSize(5);
    assertThat(latest.get(1)).contains("batch=", ";msgid=", "drop 5");
    String five = latest.get(1).replaceAll(".*msgid=([^; ]+).*", "$1");
    String time = latest.get(1).replaceAll(".*time=([^; ]+).*", "$1");

    assertThat(drops(mia, "BEFORE " + CHANNEL + " msgid=" + five + " 2")).containsExactly("3", "4");
    assertThat(drops(mia, "AFTER " + CHANNEL + " msgid=" + five + " 9")).containsExactly("6", "7");
    assertThat(drops(mia, "AROUND " + CHANNEL + " msgid=" + five + " 3"))
        .containsExactly("4", "5", "6");
    assertThat(drops(mia, "BEFORE " + CHANNEL + " timestamp=" + time + " 2"))
        .containsExactly("3", "4");
    assertThat(drops(mia, "AFTER " + CHANNEL + " timestamp=" + time + " 1")).containsExactly("6");
    assertThat(drops(mia, "LATEST " + CHANNEL + " timestamp=" + time + " 9"))
        .containsExactly("6", "7");
    assertThat(
            drops(
                mia,
                "BETWEEN " + CHANNEL + " timestamp=2020-01-01T00:00:00.000Z msgid=" + five + " 2"))
        .containsExactly("1", "2");
    mia.send("CHATHISTORY LATEST " + CHANNEL + " * none");
    mia.expect("FAIL CHATHISTORY INVALID_PARAMS LATEST :The limit must be a number");
    mia.send("CHATHISTORY BEFORE " + CHANNEL + " timestamp=yesterday 3");
    mia.expect("FAIL CHATHISTORY INVALID_PARAMS BEFORE :A time must look like");
  }

  private static List<String> drops(IrcSocket client, String question) {
    client.send("CHATHISTORY " + question);
    return client.upTo("BATCH -").stream()
        .filter(line -> line.contains("drop "))
        .map(line -> line.replaceAll(".*drop ", ""))
        .toList();
  }

  @Test
  void aReadingOnOneDeviceClearsTheOthers() throws Exception {
    IrcSocket mia = in(MIA, CHANNEL, "draft/read-marker", "server-time", "message-tags");
    irc.say(DAN, ROOM, "{\"text\":\"one\"}");
    String time = mia.expect("one").replaceAll("@time=([^; ]+).*", "$1");
    assertThat(irc.forge().as(MIA).get("/rest/chat").body()).contains("\"unread\":1");

    mia.send("MARKREAD " + CHANNEL + " timestamp=" + time);

    mia.expect("MARKREAD " + CHANNEL + " :timestamp=" + time);
    assertThat(irc.forge().as(MIA).get("/rest/chat").body()).contains("\"unread\":0");
    irc.say(DAN, ROOM, "{\"text\":\"two\"}");
    mia.expect("two");
    irc.forge().as(MIA).json("POST", "/rest" + ROOM + "/read", "{\"id\":2}");
    mia.expect("MARKREAD " + CHANNEL);
  }

  @Test
  void longTextsAndCodeBecomeLines() throws Exception {
    IrcSocket mia = in(MIA, CHANNEL, "message-tags");
    String words = "water ".repeat(120).strip();

    irc.say(DAN, ROOM, "{\"text\":\"" + words + "\\nlast\"}");
    List<String> lines = mia.upTo(":last").stream().filter(l -> l.contains("PRIVMSG")).toList();
    assertThat(lines).hasSize(3);
    assertThat(lines).allMatch(line -> line.substring(line.indexOf(" :")).length() <= 512);
    assertThat(lines.get(1)).contains(".1.1 :").endsWith("water");

    irc.say(DAN, ROOM, "{\"text\":\"```\\na\\nb\\nc\\nd\\n```\"}");
    List<String> code = mia.upTo("\u0011c\u0011");
    assertThat(code.getFirst()).endsWith("/p/aqueduct/chat/m/2");
    assertThat(code).hasSize(4);
  }

  @Test
  void roomsOneBelongsToAreOpenedAndFollowTheOtherDevices() throws Exception {
    irc.forge().as(MIA).json("POST", "/rest" + ROOM + "/join", null);
    IrcSocket mia = irc.as(MIA);
    mia.expect(" 366 mia " + CHANNEL);

    irc.forge().as(MIA).json("POST", "/rest" + ROOM + "/leave", null);
    mia.expect("PART " + CHANNEL);
    irc.forge().as(MIA).json("POST", "/rest" + ROOM + "/join", null);
    mia.expect(":mia!mia@localhost JOIN " + CHANNEL);
  }

  @Test
  void whatIsSaidOnAnotherNodeIsHeard() throws Exception {
    IrcSocket mia = in(MIA, CHANNEL);
    TestForge here = irc.forge();
    here.forge().live().tick();
    try (var other =
        new Forge(
            here.forge().config(), here.forge().database(), new LocalDoorbell(), here.clock())) {
      var chat = Objects.requireNonNull(other.tools().running().get(new ToolKey("chat")));
      ((ChatApi) chat.api(here.visit(DAN, "chat")))
          .say(new NewMessageJson("said afar", null, null), null);
    }
    here.clock().advance(Duration.ofSeconds(4));
    here.forge().live().tick();

    mia.expect(":dan!dan@localhost PRIVMSG " + CHANNEL + " :said afar");
  }

  @Test
  void peopleAreAskedAfter() throws Exception {
    irc.say(DAN, ROOM, "{\"text\":\"one\"}");
    IrcSocket mia = in(MIA, CHANNEL);

    mia.send("WHO " + CHANNEL);
    assertThat(mia.upTo(" 315 "))
        .anyMatch(l -> l.contains(" 352 mia #aqueduct/chat dan localhost localhost dan G :0 Dan"))
        .anyMatch(l -> l.contains(" 352 mia #aqueduct/chat mia localhost localhost mia H :0 Mia"));
    mia.send("WHO " + CHANNEL + " %tcnfa,152");
    assertThat(mia.upTo(" 315 ")).anyMatch(l -> l.contains(" 354 mia 152 #aqueduct/chat dan G"));
    mia.send("WHOIS dan");
    assertThat(mia.upTo(" 318 ")).hasSize(6);
    mia.send("WHOIS nobody-here");
    mia.expect(" 401 ");
    mia.send("MODE " + CHANNEL);
    mia.expect(" 324 mia " + CHANNEL + " :+nt");
    mia.send("ISON mia dan");
    mia.expect(" 303 mia :mia");
    mia.send("AWAY :lunch");
    mia.expect(" 306 ");
    irc.say(DAN, ROOM, "{\"text\":\"two\"}");
    mia.expect(":two");
  }
}
