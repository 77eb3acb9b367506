package forge.chat.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static forge.testing.People.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import forge.testing.Browsers;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a page that is open shows of who may write, and how fast, when a keeper decides. */
class WritingPagesTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String ROOM = "/p/aqueduct/chat";
  private static final String REST = "/rest" + ROOM;
  private final List<String> faults = new ArrayList<>();
  private TestForge forge;
  private Browsers browsers;
  private Page gus;

  @BeforeEach
  void start() {
    assumeTrue(Browsers.installed());
    forge = TestForge.start(DATABASE.fresh());
    forge.clock().advance(Duration.between(forge.clock().instant(), Instant.now()));
    forge.forge().live().start();
    browsers = new Browsers(forge.url());
    gus = browsers.signedIn("gus", PASSWORD);
    gus.onPageError(faults::add);
    gus.navigate(ROOM);
    assertThat(gus.locator("[data-live-state]")).hasText("Live");
  }

  @AfterEach
  void stop() {
    assertThat(faults).isEmpty();
    browsers.close();
    forge.close();
  }

  private void keeper(String verb, String at, @Nullable String json) {
    var answer = forge.as(People.DAN).json(verb, REST + at, json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  @Test
  void aMuteTakesTheComposerAwayAndItsEndBringsItBackWithWhatWasTyped() {
    gus.locator("#text").fill("half a thought");

    keeper("PUT", "/sanctions/gus", "{\"reason\":\"noise\",\"hours\":2}");
    assertThat(gus.locator("#withheld")).containsText("you are muted until");
    assertThat(gus.locator("#withheld")).containsText("(noise)");
    assertThat(gus.locator("#composer")).isHidden();

    keeper("DELETE", "/sanctions/gus", null);
    assertThat(gus.locator("#composer")).isVisible();
    assertThat(gus.locator("#withheld")).isHidden();
    assertThat(gus.locator("#text")).hasValue("half a thought");
  }

  @Test
  void aLockReachesThoseWhoAreNew() {
    Page dan = browsers.signedIn("dan", PASSWORD);
    dan.navigate(ROOM);
    assertThat(dan.locator("[data-live-state]")).hasText("Live");

    keeper("PUT", "/moderation/lock", "{\"hours\":3}");
    assertThat(gus.locator("#withheld")).containsText("locked until");
    assertThat(dan.locator("#composer")).isVisible();

    keeper("PUT", "/moderation/lock", "{\"hours\":0}");
    assertThat(gus.locator("#composer")).isVisible();
  }

  @Test
  void slowModeIsShownAndHoldsTheNextMessageBack() {
    keeper("PUT", "/moderation/rules", "{\"slow\":600,\"indexed\":true}");
    assertThat(gus.locator("#pace")).containsText("a message every 600 seconds.");

    gus.locator("#text").fill("one");
    gus.locator("#text").press("Enter");
    assertThat(gus.locator("#pace")).containsText("Write again in ");
    gus.locator("#text").fill("two");
    gus.locator("#text").press("Enter");
    assertThat(gus.locator("#text")).hasValue("two");
    assertThat(gus.locator(".msg")).hasCount(1);

    keeper("PUT", "/moderation/rules", "{\"slow\":0,\"indexed\":true}");
    assertThat(gus.locator("#pace")).isHidden();
    gus.locator("#text").press("Enter");
    assertThat(gus.locator(".msg:not(.sending)")).hasCount(2);
  }
}
