package forge.chat.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static forge.testing.People.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import forge.testing.Browsers;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the pages of somebody show of a person they blocked. */
class BlocksPagesTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String ROOM = "/p/aqueduct/chat";
  private static final List<String> FAULTS = new ArrayList<>();
  private static TestForge forge;
  private static Browsers browsers;

  @BeforeAll
  static void start() {
    assumeTrue(Browsers.installed());
    forge = TestForge.start(DATABASE.fresh());
    forge.clock().advance(Duration.between(forge.clock().instant(), Instant.now()));
    forge.forge().live().start();
    browsers = new Browsers(forge.url());
  }

  @AfterAll
  static void stop() {
    if (browsers != null) {
      browsers.close();
      forge.close();
    }
  }

  private static void say(UserId by, String room, String text) {
    forge.clock().advance(Duration.ofSeconds(2));
    var said =
        forge.as(by).json("POST", "/rest" + room + "/messages", "{\"text\":\"" + text + "\"}");
    assertThat(said.statusCode()).as(said.body()).isEqualTo(201);
  }

  @Test
  void linesAreFoldedOnOpenPagesAndOpenOneByOne() {
    forge.as(People.MIA).post(ROOM + "/join", Map.of());
    say(People.GUS, ROOM, "a rude remark");
    say(People.DAN, ROOM, "a kind remark");
    Page mia = browsers.signedIn("mia", PASSWORD);
    mia.onPageError(FAULTS::add);
    mia.navigate(ROOM);
    assertThat(mia.locator("[data-live-state]")).hasText("Live");
    assertThat(mia.locator("#m1 .msg-body p")).isVisible();

    forge.as(People.MIA).json("PUT", "/rest/chat/blocks/gus", null);

    assertThat(mia.locator("#m1 .msg-body p")).isHidden();
    assertThat(mia.locator("#m2 .msg-body p")).isVisible();
    say(People.GUS, ROOM, "another");
    Locator said = mia.locator("#m3");
    assertThat(said.locator("summary")).containsText("You blocked");
    assertThat(said.locator(".msg-body p")).isHidden();
    said.locator("summary").click();
    assertThat(said.locator(".msg-body p")).isVisible();

    mia.navigate(ROOM + "/members");
    mia.navigate("/chat/blocks");
    assertThat(mia.locator("main")).containsText("@gus");
    mia.locator("main button", new Page.LocatorOptions().setHasText("Unblock")).click();
    assertThat(mia.locator("main")).containsText("You blocked nobody");
    mia.navigate(ROOM);
    assertThat(mia.locator("#m1 .msg-body p")).isVisible();
    assertThat(FAULTS).isEmpty();
  }

  @Test
  void aConversationIsClosedFromItsMenu() {
    var made = forge.as(People.DAN).json("POST", "/rest/chat/direct", "{\"people\":[\"ada\"]}");
    String room = TalkingForge.json(made.body()).get("url").asText();
    say(People.DAN, room, "hello");
    Page ada = browsers.signedIn("ada", PASSWORD);
    ada.navigate(room);
    ada.getByLabel("More of this room").click();
    ada.locator(".menu-item", new Page.LocatorOptions().setHasText("Block ")).click();
    assertThat(ada.locator("main")).containsText("@dan");
    ada.navigate(room);
    assertThat(ada.locator("#composer")).isHidden();
    assertThat(ada.locator(".room-withheld")).containsText("You blocked this person");

    assertThat(ada.locator("[data-live-state]")).hasText("Live");
    forge.as(People.ADA).json("DELETE", "/rest/chat/blocks/dan", null);
    assertThat(ada.locator("#composer")).isVisible();
    assertThat(ada.locator(".room-withheld")).isHidden();
  }
}
