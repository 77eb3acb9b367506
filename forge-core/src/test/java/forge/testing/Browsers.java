package forge.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, headless. */
public final class Browsers implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  /** Milliseconds an element or an assertion about one is waited for, on a busy machine, too. */
  private static final int PATIENCE = 90_000;

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser =
      playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(CHROMIUM)
                  .setTimeout(PATIENCE)
                  .setArgs(
                      List.of(
                          "--no-sandbox",
                          "--disable-dev-shm-usage",
                          "--disable-quic",
                          "--disable-background-networking",
                          "--disable-component-update",
                          "--disable-sync")));
  private final URI forge;

  public Browsers(URI forge) {
    this.forge = forge;
  }

  /** Whether there is a browser; says so once where there is none. */
  public static boolean installed() {
    if (Files.isExecutable(CHROMIUM)) {
      return true;
    }
    System.out.println("Left out: tests in a browser, as chromium is not installed.");
    return false;
  }

  /** A browser of somebody who has never been here. */
  public Page guest() {
    return page(new Browser.NewContextOptions().setViewportSize(1440, 900));
  }

  public Page page(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options.setBaseURL(forge.toString()));
    context.setDefaultTimeout(PATIENCE);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    return context.newPage();
  }

  public Page signedIn(String name, String password) {
    Page page = guest();
    page.navigate("/sign-in");
    page.getByLabel("User name or e-mail address").fill(name);
    page.getByLabel("Password").fill(password);
    page.locator("main button.primary").click();
    page.waitForURL("**/");
    return page;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
