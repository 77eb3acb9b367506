package forge.chat.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static forge.testing.People.ADA;
import static forge.testing.People.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import forge.testing.Browsers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The picker of emoji and do-not-disturb in a real browser. */
class EmojiPagesTest {
  private static final byte[] WEBP =
      Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

  @RegisterExtension final TalkingForge talk = new TalkingForge();

  private void bring(String name) {
    var ada = talk.as(ADA);
    var answer =
        ada.send(
            ada.request("/rest/chat/emoji?name=" + name)
                .header("X-CSRF-Token", ada.csrf())
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(WEBP)));
    assertThat(answer.statusCode()).isEqualTo(201);
  }

  @Test
  void aPickerFetchesNamesWhenItIsOpenedAndPicturesOfWhatIsSeen() {
    assumeTrue(Browsers.installed());
    var forge = talk.forge();
    forge.clock().advance(Duration.between(forge.clock().instant(), Instant.now()));
    forge.forge().live().start();
    talk.administrates(ADA);
    bring("party_crow");
    for (int i = 0; i < 400; i++) {
      bring("crow" + i);
    }
    try (var browsers = new Browsers(forge.url())) {
      Page mia = browsers.signedIn("mia", PASSWORD);
      List<String> faults = new ArrayList<>();
      mia.onPageError(faults::add);
      List<String> asked = new ArrayList<>();
      mia.onRequest(request -> asked.add(request.url()));
      mia.navigate(TalkingForge.PAGE);
      assertThat(asked).noneMatch(url -> url.contains("emoji/index"));

      mia.locator("#text").fill("Done ");
      mia.locator(".emoji-open").click();
      Locator picker = mia.locator(".emoji-pick");
      assertThat(picker.locator("[data-pick='👍']")).isVisible();
      assertThat(picker.locator("[role=tab]")).hasCount(11);
      picker.locator("[role=tab]").last().click();
      assertThat(picker.locator("[data-pick]")).hasCount(160);
      assertThat(asked.stream().filter(url -> url.contains("/-/emoji/")).count()).isLessThan(3);
      picker.locator("input").fill("party c");
      assertThat(picker.locator("[data-pick]").first()).hasAttribute("data-pick", ":party_crow:");
      mia.keyboard().press("Enter");
      assertThat(mia.locator("#text")).hasValue("Done :party_crow: ");
      mia.locator("#text").pressSequentially(":tad");
      assertThat(mia.locator(".emoji-names [role=option]").first()).containsText(":tada:");
      mia.keyboard().press("Tab");
      mia.keyboard().press("Enter");

      Locator said = mia.locator(".msg[data-id]").last();
      assertThat(said.locator("img.emoji")).hasAttribute("alt", ":party_crow:");
      assertThat(said.locator(".msg-body")).containsText("🎉");
      said.hover();
      said.locator("[data-deed=react]").click();
      said.locator("[data-pick=':party_crow:']").click();
      assertThat(said.locator(".reaction img")).hasAttribute("alt", ":party_crow:");
      assertThat(asked.stream().filter(url -> url.contains("emoji/index")).count()).isEqualTo(1);
      assertThat(faults).isEmpty();
    }
  }
}
