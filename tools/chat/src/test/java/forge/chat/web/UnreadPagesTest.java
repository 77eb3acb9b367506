package forge.chat.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static forge.testing.People.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.KeyboardModifier;
import forge.testing.Browsers;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Marking as unread, on two devices of one person. */
class UnreadPagesTest {
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

  private static Page signedIn() {
    Page page = browsers.signedIn("gus", PASSWORD);
    page.onPageError(FAULTS::add);
    return page;
  }

  private static void say(String text) {
    forge.clock().advance(Duration.ofSeconds(2));
    var said =
        forge
            .as(People.MIA)
            .json("POST", "/rest" + ROOM + "/messages", "{\"text\":\"" + text + "\"}");
    assertThat(said.statusCode()).as(said.body()).isEqualTo(201);
  }

  private static Locator unread(Page page) {
    return page.locator("#rooms .sidelink[data-stream^='room:'] .count");
  }

  @Test
  void itIsUnreadOnAllDevicesUntilThatIsAskedFor() {
    forge.as(People.GUS).post(ROOM + "/join", Map.of());
    for (int i = 1; i <= 4; i++) {
      say("line " + i);
    }
    Page desk = signedIn();
    Page phone = signedIn();
    phone.navigate("/chat");
    desk.navigate(ROOM);
    desk.bringToFront();
    assertThat(unread(phone)).hasCount(0);

    assertThat(desk.locator("[data-live-state]")).hasText("Live");
    desk.locator("#talk").focus();
    desk.keyboard().press("k");
    assertThat(desk.locator("#m4")).isFocused();
    desk.keyboard().press("k");
    assertThat(desk.locator("#m3")).isFocused();
    desk.keyboard().press("u");

    assertThat(desk.locator(".new-line + #m3")).isVisible();
    assertThat(unread(desk)).hasText("2");
    assertThat(unread(phone)).hasText("2");
    assertThat(desk.locator("#jump")).hasText("Mark as read");
    say("line 5");
    assertThat(desk.locator("#m5")).isVisible();
    assertThat(unread(phone)).hasText("3");

    desk.keyboard().press("Escape");

    assertThat(desk.locator(".new-line")).hasCount(0);
    assertThat(unread(phone)).hasCount(0);

    desk.locator("#m2")
        .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.ALT)));
    assertThat(unread(phone)).hasText("4");
    assertThat(FAULTS).isEmpty();
  }
}
