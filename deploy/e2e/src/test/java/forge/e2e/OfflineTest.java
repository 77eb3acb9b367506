package forge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import forge.testing.Browsers;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody whose line breaks while others talk, in a real browser at a real server. */
class OfflineTest {
  private static final HasCountOptions PATIENTLY = new HasCountOptions().setTimeout(90_000);

  @Test
  void whatOthersSaidMeanwhileAppearsOnceAndInOrderWhenTheLineIsBack() throws Exception {
    assumeTrue(Browsers.installed());
    try (var forge = Running.start(Map.of());
        var line = new Ferry(forge.url())) {
      String password = forge.adminPassword().orElseThrow();
      var other = new Visitor(forge.url()).signIn("admin", password);
      other.form("/new", Map.of("name", "aqueduct", "title", "Aqueduct", "tool", "chat"));
      String token = other.accessToken();
      try (var browsers = new Browsers(URI.create(line.url()))) {
        Page page = browsers.signedIn("admin", password);
        page.navigate("/p/aqueduct/chat");
        Locator said = page.locator(".msg", new Page.LocatorOptions().setHasText("arch number"));
        say(other, token, 1);
        assertThat(said).hasCount(1, PATIENTLY);

        page.context().setOffline(true);
        line.stop();
        for (int i = 2; i <= 4; i++) {
          say(other, token, i);
        }
        assertThat(said).hasCount(1);
        line.goOn();
        page.context().setOffline(false);
        assertThat(said).hasCount(4, PATIENTLY);
        say(other, token, 5);

        assertThat(said).hasCount(5, PATIENTLY);
        assertThat(said.allInnerTexts())
            .extracting(text -> text.replaceAll("(?s).*arch number (\\d).*", "$1"))
            .containsExactly("1", "2", "3", "4", "5");
      }
    }
  }

  private static void say(Visitor who, String token, int number) throws Exception {
    var answer =
        who.json(
            "POST",
            "/rest/p/aqueduct/chat/messages",
            "{\"text\": \"arch number " + number + "\"}",
            token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }
}
