package forge.site.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import forge.testing.Browsers;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The forge as something to be installed, in Chromium on a screen of a phone. */
class AppPagesTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

  private static final String READY =
      "() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller ? 1 :"
          + " new Promise(done => navigator.serviceWorker.oncontrollerchange = () => done(1)))";

  @Test
  void itCanBeInstalledAndSaysSoWhenThereIsNoConnection() {
    assumeTrue(Browsers.installed());
    var forge = TestForge.start(DATABASE.fresh());
    try (var browsers = new Browsers(forge.url())) {
      Page phone = browsers.page(new Browser.NewContextOptions().setViewportSize(375, 700));
      phone.navigate("/projects");
      phone.evaluate(READY);
      var errors = phone.context().newCDPSession(phone).send("Page.getInstallabilityErrors");
      assertThat(errors.getAsJsonArray("installabilityErrors"))
          .extracting(e -> ((JsonObject) e).get("errorId").getAsString())
          .isSubsetOf("in-incognito");
      assertThat((Boolean) phone.evaluate(kept("/projects"))).isFalse();
      assertThat((Boolean) phone.evaluate(kept("/offline"))).isTrue();

      forge.close();
      phone.navigate("/p/aqueduct/chat");
      assertThat(phone.locator("main").textContent()).contains("There is no connection");
      assertThat(phone.title()).startsWith("No connection");
      assertThat(phone.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(375);
    }
  }

  private static String kept(String page) {
    return "() => caches.match('" + page + "').then(found => Boolean(found))";
  }

  @Test
  void whatIsInstalledIsNamedAndNothingOfAPersonIsKept() {
    try (var forge = TestForge.start(DATABASE.fresh())) {
      var manifest = forge.guest().get("/manifest.webmanifest");
      assertThat(manifest.headers().firstValue("Content-Type"))
          .hasValue("application/manifest+json");
      assertThat(manifest.body()).contains("\"name\":\"Forge\"", "maskable", "standalone");
      var worker = forge.guest().get("/service-worker.js");
      assertThat(worker.headers().firstValue("Cache-Control")).hasValue("no-cache");
      assertThat(worker.body()).contains("credentials: \"omit\"").doesNotContain("{version}");
      for (String icon : new String[] {"app-192.png", "app-512.png", "app-maskable-512.png"}) {
        String version = worker.body().replaceAll("(?s).*\"/-/assets/([0-9a-f]+)/\".*", "$1");
        assertThat(forge.guest().get("/-/assets/" + version + "/" + icon).statusCode())
            .isEqualTo(200);
      }
    }
  }
}
