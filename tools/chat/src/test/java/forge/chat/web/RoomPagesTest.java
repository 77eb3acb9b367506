package forge.chat.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static forge.testing.People.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import forge.testing.Browsers;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What two people see of each other in a room, each in a browser of their own. */
class RoomPagesTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String ROOM = "/p/aqueduct/chat";
  private static TestForge forge;
  private static Browsers browsers;
  private static Page mia;
  private static Page gus;
  private static final List<String> FAULTS = new ArrayList<>();

  @BeforeAll
  static void start() {
    assumeTrue(Browsers.installed());
    forge = TestForge.start(DATABASE.fresh());
    // The store lets sessions expire by its own clock, whatever time it is in the test.
    forge.clock().advance(Duration.between(forge.clock().instant(), Instant.now()));
    forge.forge().live().start();
    browsers = new Browsers(forge.url());
    mia = signedIn("mia");
    gus = signedIn("gus");
  }

  private static Page signedIn(String name) {
    Page page = browsers.signedIn(name, PASSWORD);
    page.onPageError(FAULTS::add);
    return page;
  }

  @AfterAll
  static void stop() {
    if (browsers != null) {
      browsers.close();
      forge.close();
    }
  }

  @BeforeEach
  void enter() {
    forge.clock().advance(Duration.ofMinutes(10));
    mia.navigate(ROOM);
    gus.navigate(ROOM);
    hears(mia);
    hears(gus);
  }

  /** Waits until a page is connected: who types before that is not heard. */
  private static void hears(Page page) {
    assertThat(page.locator("[data-live-state]")).hasText("Live");
  }

  @AfterEach
  void noScriptFailed() {
    assertThat(FAULTS).isEmpty();
  }

  private static Locator field(Page page) {
    return page.locator("#text");
  }

  /** Says something and waits until it is there for good; answers it as the other one sees it. */
  private static Locator say(Page from, Page to, String text) {
    field(from).fill(text);
    field(from).press("Enter");
    assertThat(message(from, text)).hasAttribute("data-id", Pattern.compile("\\d+"));
    assertThat(message(to, text)).isVisible();
    return message(to, text);
  }

  private static Locator message(Page page, String text) {
    return page.locator(".msg", new Page.LocatorOptions().setHasText(text)).last();
  }

  private static void tool(Locator message, String label) {
    message.hover();
    message.locator(".msg-tools button[aria-label='" + label + "']").click();
  }

  @Test
  void whatOneTypesTheOtherSees() {
    field(gus).pressSequentially("Hel");
    assertThat(mia.locator("#status")).containsText("is writing");
    field(gus).fill("");
    field(gus).fill("Hello **everybody**");
    field(gus).press("Enter");

    assertThat(message(mia, "Hello everybody").locator("strong")).hasText("everybody");
    assertThat(mia.locator("#status")).hasText("");
  }

  @Test
  void whoIsHereStandsApartFromWhoOnlySpokeHere() {
    forge.as(People.DAN).json("POST", "/rest" + ROOM + "/messages", "{\"text\":\"I am off.\"}");

    mia.navigate(ROOM);

    assertThat(mia.locator("#here [data-user=gus]")).isVisible();
    assertThat(mia.locator("#here-head")).isVisible();
    assertThat(mia.locator("#spoke [data-user=dan]")).isVisible();
    assertThat(mia.locator("#here [data-user=dan]")).hasCount(0);
  }

  @Test
  void howManyBelongToTheRoomIsCountedAsTheyComeAndGo() {
    Locator count = mia.locator("#member-count");
    String before = count.textContent();
    forge.as(People.ADA).post(ROOM + "/join", Map.of());
    assertThat(count).not().hasText(before);
    forge.as(People.ADA).post(ROOM + "/leave", Map.of());
    assertThat(count).hasText(before);
  }

  @Test
  void oneFieldLeadsToToolsPeopleAndRooms() {
    Locator offered = mia.locator("#switch-list .menu-item");
    mia.keyboard().press("Control+k");
    assertThat(mia.getByLabel("Go to a room, or write to somebody")).isFocused();
    assertThat(offered.first()).hasText("All rooms");
    mia.keyboard().type("gu");
    assertThat(offered.first()).containsText("@gus");
    mia.keyboard().press("Escape");
    assertThat(mia.locator("#switcher")).isHidden();

    mia.keyboard().press("Control+k");
    mia.keyboard().type("chat");
    assertThat(offered.first()).containsText("Chat");
    mia.keyboard().press("Enter");
    mia.waitForURL("**" + ROOM);
  }

  @Test
  void changesAndReactionsArriveWhereTheyBelong() {
    Locator seen = say(gus, mia, "Arch 8 leeks");
    field(gus).press("ArrowUp");
    assertThat(field(gus)).hasValue("Arch 8 leeks");
    field(gus).fill("Arch 8 leaks");
    field(gus).press("Enter");
    assertThat(message(mia, "Arch 8 leaks")).containsText("edited");

    tool(message(mia, "Arch 8 leaks"), "React");
    mia.locator(".emoji-pick [data-pick='👍']").click();
    assertThat(message(gus, "Arch 8 leaks").locator(".reaction")).hasText("👍 1");
    assertThat(seen).hasCount(0);
  }

  @Test
  void filesStandAboveTheFieldUntilTheyAreSaid() {
    var arch = new FilePayload("arch [7].txt", "text/plain", new byte[2_000]);
    var pier = new FilePayload("pier.txt", "text/plain", new byte[10]);
    mia.locator("#composer input[type=file]").setInputFiles(new FilePayload[] {arch, pier});
    Locator files = mia.locator(".attached li");
    assertThat(files).hasText(new String[] {"arch [7].txt2.0 KB", "pier.txt10 bytes"});
    assertThat(mia.locator(".attached progress")).hasCount(0);
    files.last().locator("button").click();
    assertThat(files).hasCount(1);
    assertThat(field(mia)).hasValue("");

    Locator said = say(mia, gus, "The plan of it");
    assertThat(said.locator("a[href*='/files/']")).hasText("arch [7].txt");
    assertThat(files).hasCount(0);

    field(mia).press("ArrowUp");
    assertThat(files).hasCount(1);
    assertThat(field(mia)).hasValue("The plan of it");
    files.locator("button").click();
    field(mia).press("Enter");
    assertThat(message(gus, "The plan of it").locator("a[href*='/files/']")).hasCount(0);
  }

  @Test
  void aReplyOpensATopicBothSeeAtOnce() {
    say(gus, mia, "Why does the tank hum?");
    tool(message(mia, "Why does the tank hum?"), "Reply in a topic");
    assertThat(mia.locator("#editing")).containsText("which opens a topic");
    say(mia, gus, "Because of the pump.");

    assertThat(message(gus, "Because of the pump.").locator(".topic-chip"))
        .hasText("Why does the tank hum?");
    Locator first = message(gus, "Why does the tank hum?");
    assertThat(first.locator(".topic-chip")).hasCount(1);
    message(gus, "Because of the pump.").locator(".topic-chip").click();
    assertThat(gus.locator("#topic-title")).hasText("Why does the tank hum?");
    assertThat(gus.locator("#talk .msg")).hasCount(2);

    say(mia, mia, "Something else.");
    field(gus).fill("Thank you.");
    field(gus).press("Enter");
    assertThat(message(mia, "Thank you.").locator(".topic-chip")).isAttached();
    assertThat(gus.locator("#talk .msg")).hasCount(3);
  }

  @Test
  void keysPutMarksAroundWhatIsSelectedAndTakeThemOff() {
    field(mia).fill("wet mortar");
    field(mia).press("Control+a");
    field(mia).press("Control+b");
    assertThat(field(mia)).hasValue("**wet mortar**");
    field(mia).press("Control+b");
    assertThat(field(mia)).hasValue("wet mortar");
    field(mia).fill("");
  }

  @Test
  void commandsAreOfferedAndAnswered() {
    field(mia).pressSequentially("/he");
    assertThat(mia.locator("#suggestions [role=option]")).hasCount(1);
    mia.keyboard().press("Tab");
    assertThat(field(mia)).hasValue("/help ");
    field(mia).press("Enter");
    assertThat(mia.locator(".notice-line")).containsText("/topic title");
    assertThat(gus.locator(".notice-line")).hasCount(0);

    field(mia).fill("/me waves");
    field(mia).press("Enter");
    assertThat(gus.locator(".msg.action").last()).containsText("Miawaves");
    field(mia).fill("/nothing at all");
    field(mia).press("Enter");
    assertThat(field(mia)).hasValue("/nothing at all");
  }

  @Test
  void thoseAreOfferedWhomOneMayCallAndTheySeeIt() {
    Page dan = signedIn("dan");
    dan.navigate(ROOM);
    hears(dan);
    Locator offered = dan.locator("#suggestions [role=option]");
    field(dan).pressSequentially("@al");
    assertThat(offered).containsText(new String[] {"@all everybody who belongs to the room"});
    assertThat(field(dan))
        .hasAttribute("aria-activedescendant", Pattern.compile("suggestion-\\d+"));
    field(dan).press("Tab");
    field(dan).pressSequentially("and @");
    assertThat(offered.nth(3)).isVisible();
    field(dan).pressSequentially("memb");
    assertThat(offered).hasCount(1);
    field(dan).press("Enter");
    assertThat(field(dan)).hasValue("@all and @members ");
    field(dan).pressSequentially("to the sluice");
    field(dan).press("Enter");

    Locator seen = message(mia, "to the sluice");
    assertThat(seen).hasClass(Pattern.compile("mentions-me"));
    mia.reload();
    assertThat(seen).hasClass(Pattern.compile("mentions-me"));
    assertThat(message(dan, "to the sluice")).not().hasClass(Pattern.compile("mentions-me"));
    dan.context().close();

    field(mia).pressSequentially("@al");
    assertThat(mia.locator("#suggestions [role=option]")).hasCount(0);
    field(mia).fill("");
  }

  @Test
  void whatIsSaidOfflineIsSentOnceWhenTheLineIsBack() {
    mia.context().setOffline(true);
    field(mia).fill("From the tunnel");
    field(mia).press("Enter");
    Locator failed = mia.locator(".msg.failed");
    assertThat(failed).containsText("Not sent.");
    mia.context().setOffline(false);
    failed.getByText("Send again").click();

    assertThat(message(gus, "From the tunnel")).isVisible();
    assertThat(mia.locator(".msg.failed")).hasCount(0);
    assertThat(mia.locator(".msg", new Page.LocatorOptions().setHasText("From the tunnel")))
        .hasCount(1);
  }

  @Test
  void whatIsReadOnOneDeviceIsReadOnTheOthers() {
    say(mia, gus, "I belong here now.");
    mia.navigate("/chat");
    Page phone = signedIn("mia");
    phone.navigate("/chat");
    Locator badge = phone.locator("#rooms .sidelink[data-stream^='room:'] .count");
    assertThat(badge).hasCount(0);
    field(gus).fill("Read this!");
    field(gus).press("Enter");
    assertThat(badge).hasText("1");

    mia.navigate(ROOM);
    mia.bringToFront();
    assertThat(badge).hasCount(0);
    phone.context().close();
  }

  @Test
  void whatIsBegunOnOneDeviceIsThereOnTheOther() {
    Page phone = signedIn("mia");
    phone.navigate(ROOM);
    field(mia).pressSequentially("Half a sent");
    assertThat(field(phone)).hasValue("Half a sent");

    Page laptop = signedIn("mia");
    laptop.navigate(ROOM);
    assertThat(field(laptop)).hasValue("Half a sent");
    field(phone).press("End");
    field(phone).pressSequentially("ence.");
    field(phone).press("Enter");
    assertThat(message(gus, "Half a sentence.")).isVisible();
    assertThat(field(mia)).hasValue("");
    phone.context().close();
    laptop.context().close();
  }

  @Test
  void keepersPinForEverybody() {
    Page dan = signedIn("dan");
    dan.navigate(ROOM);
    say(gus, dan, "Read me first");
    tool(message(dan, "Read me first"), "Pin to the room");

    assertThat(mia.locator("#pins")).isVisible();
    assertThat(message(mia, "Read me first")).hasClass(Pattern.compile("\\bpinned\\b"));
    dan.context().close();
  }

  @Test
  void cardsOfWhatIsLinkedArriveAndChangeWithoutReload() {
    var by = forge.as(People.MIA);
    var made =
        by.json(
            "POST", "/rest" + ROOM + "/topics", "{\"title\":\"Spring tide\",\"text\":\"When?\"}");
    String topic = made.body().replaceAll("(?s).*?\"id\":(\\d+).*", "$1");
    forge.settle();
    field(gus).fill("all about the [tide](" + ROOM + "/topics/" + topic + ")");
    field(gus).press("Enter");

    Locator card = message(mia, "all about the").locator(".link-card");
    assertThat(card).containsText("Spring tide");
    assertThat(message(gus, "all about the").locator(".link-card"))
        .containsText("topic · aqueduct · Mia");
    by.json("PUT", "/rest" + ROOM + "/topics/" + topic, "{\"title\":\"Neap tide\"}");
    forge.settle();
    forge.clock().advance(Duration.ofSeconds(1));
    forge.settle();

    assertThat(card).containsText("Neap tide");
  }

  /** Opens a topic as Gus; answers its number. */
  private static String topic(String title) {
    String json = "{\"title\":\"" + title + "\",\"text\":\"Where?\"}";
    return forge
        .as(People.GUS)
        .json("POST", "/rest" + ROOM + "/topics", json)
        .body()
        .replaceAll("(?s).*?\"id\":(\\d+).*", "$1");
  }

  @Test
  void topicsOneFollowsAreListedUntilTheyAreRead() {
    String low = topic("Low water");
    gus.navigate(ROOM + "/topics/" + topic("High water"));
    Locator listed = gus.locator("#rooms .topic-list").getByText("Low water");
    hears(gus);
    forge
        .as(People.MIA)
        .json("POST", "/rest" + ROOM + "/topics/" + low + "/messages", "{\"text\":\"Here\"}");

    assertThat(listed).isVisible();
    gus.waitForResponse(r -> r.url().contains("following=true"), () -> gus.navigate(ROOM));
    assertThat(message(gus, "Here")).isVisible();
    assertThat(listed).hasCount(0);
  }
}
