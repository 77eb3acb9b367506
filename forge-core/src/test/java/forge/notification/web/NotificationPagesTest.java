package forge.notification.web;

import static forge.testing.People.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import forge.testing.Browsers;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Notifications in Chromium: chosen by a button, shown once, and shown by the service worker. */
class NotificationPagesTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String SHOWN =
      "() => navigator.serviceWorker.ready.then(r => r.getNotifications())"
          + ".then(all => all.map(n => `${n.title} | ${n.body} | ${n.tag}`))";
  private static final String NOT_LOOKING = "document.hasFocus = () => false";
  private TestForge forge;

  @BeforeEach
  void start() {
    forge = TestForge.start(DATABASE.fresh());
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  private void call(long n) {
    forge
        .forge()
        .live()
        .tell(
            "user:mia",
            "mention",
            Map.of(
                "room",
                "5f2c",
                "url",
                "/p/a/chat/m/" + n,
                "by",
                "Dan",
                "text",
                "the sluice!",
                "n",
                n,
                "quiet",
                false));
  }

  private static void waitFor(Page page, String shown) {
    page.waitForFunction("wanted => (" + SHOWN + ")().then(s => String(s) === wanted)", shown);
  }

  private static Page choose(Browsers browsers) {
    Page page = browsers.signedIn("mia", PASSWORD);
    page.context().grantPermissions(List.of("notifications"));
    page.navigate("/account/notifications");
    page.getByText("Notify me in this browser").click();
    page.getByText("Stop notifying me here").waitFor();
    return page;
  }

  @Test
  void whatCallsSomebodyWhoLooksElsewhereIsShownOnceForAllTabs() {
    assumeTrue(Browsers.installed());
    try (var browsers = new Browsers(forge.url())) {
      Page page = choose(browsers);
      assertThat(page.locator("#browser-state").textContent())
          .contains("while a page of the forge");
      BrowserContext context = page.context();
      context.addInitScript(NOT_LOOKING);
      page.navigate("/projects");
      Page other = context.newPage();
      other.navigate("/projects");
      other.waitForFunction(
          "() => performance.getEntriesByType('resource').some(r => r.name.endsWith('desktop.js'))");

      call(1);
      waitFor(page, "Dan | Called you. | room:5f2c");
      call(2);
      page.waitForFunction(
          "() => navigator.serviceWorker.ready.then(r => r.getNotifications())"
              + ".then(all => all.length === 1 && all[0].data.n === 2)");
      forge.forge().live().whisper("user:mia", "read", Map.of("room", "5f2c", "n", 2));
      waitFor(page, "");
    }
  }

  @Test
  void nobodyIsAskedUnaskedAndNothingIsShownToWhoeverDidNotChoose() {
    assumeTrue(Browsers.installed());
    try (var browsers = new Browsers(forge.url())) {
      Page page = browsers.signedIn("mia", PASSWORD);
      page.addInitScript("Notification.requestPermission = () => { window.asked = true; }");
      page.navigate("/account/notifications");
      page.getByText("Notify me in this browser").waitFor();
      assertThat(page.evaluate("() => window.asked")).isNull();
      page.setViewportSize(375, 800);
      assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(375);
    }
  }

  @Test
  void theServiceWorkerShowsWhatAPushServiceBrings() throws InterruptedException {
    assumeTrue(Browsers.installed());
    try (var browsers = new Browsers(forge.url())) {
      Page page = choose(browsers);
      CDPSession session = page.context().newCDPSession(page);
      var found = new ArrayBlockingQueue<String>(10);
      session.on(
          "ServiceWorker.workerRegistrationUpdated",
          told ->
              told.getAsJsonArray("registrations")
                  .forEach(
                      r -> found.offer(r.getAsJsonObject().get("registrationId").getAsString())));
      session.send("ServiceWorker.enable");
      page.evaluate(SHOWN);
      String registration = found.poll(1, TimeUnit.MINUTES);
      assertThat(registration).isNotNull();

      var push = new JsonObject();
      push.addProperty("origin", forge.url().toString());
      push.addProperty("registrationId", registration);
      push.addProperty(
          "data",
          "{\"title\":\"Dan in Aqueduct\",\"body\":\"Called you.\",\"url\":\"/p/a/chat/m/1\","
              + "\"place\":\"/p/a/chat\",\"tag\":\"room:5f2c\"}");
      session.send("ServiceWorker.deliverPushMessage", push);

      waitFor(page, "Dan in Aqueduct | Called you. | room:5f2c");
    }
  }
}
