package forge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import forge.launcher.Forge;
import forge.testing.Browsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A stranger's walk through the demo project: this software, hosted by itself. */
class DemoTest {
  private static final String ADMIN = "admin";
  private static final List<String> PAGES =
      List.of(
          "/",
          "/projects",
          "/p/forge",
          "/p/forge/code",
          "/p/forge/tickets",
          "/p/forge/wiki",
          "/p/forge/blog",
          "/p/forge/forum",
          "/p/forge/files",
          "/p/forge/chat",
          "/sign-in",
          "/register",
          "/search?q=forge");

  static Forge forge;
  static Browsers browsers;
  static String password;

  @BeforeAll
  static void start() {
    assumeTrue(Browsers.installed());
    forge = Running.demo();
    password = forge.adminPassword().orElseThrow();
    browsers = new Browsers(forge.url());
    var guest = new Visitor(forge.url());
    Patience.until(
        "the demo is planted",
        () ->
            guest.get("/p/forge/chat").statusCode() == 200
                && guest.get("/rest/p/forge/chat/messages").body().contains("\"text\""));
  }

  @AfterAll
  static void stop() {
    if (browsers != null) {
      browsers.close();
    }
    if (forge != null) {
      forge.close();
    }
  }

  @Test
  void aVisitorTakesTheRightFileWithOneButton() throws IOException {
    Page page = browsers.guest();
    page.navigate("/p/forge");

    Download download = page.waitForDownload(() -> page.locator("a.download").first().click());

    assertThat(download.suggestedFilename()).isEqualTo(Running.archive().getFileName().toString());
    assertThat(Files.size(download.path())).isEqualTo(Files.size(Running.archive()));
  }

  @Test
  void aTicketIsOpenedAndFound() {
    Page page = browsers.signedIn(ADMIN, password);
    page.navigate("/p/forge/tickets/new");
    page.getByLabel("Title").fill("Arch 7 leaks");
    page.locator("textarea[name=text]").fill("Water **drips** on the mules, see [#1].");
    button(page, "Open ticket").click();

    assertThat(page.locator("h1")).containsText("Arch 7 leaks");
    assertThat(page.locator(".prose strong").first()).hasText("drips");
    Page list = browsers.guest();
    list.navigate("/p/forge/tickets");
    assertThat(list.locator("#main")).containsText("Arch 7 leaks");

    Patience.until(
        "search finds the ticket",
        () -> {
          list.navigate("/search?q=mules");
          return list.locator("#main").innerText().contains("Arch 7 leaks");
        });
  }

  @Test
  void aTicketListSaysByItselfThatSomethingIsNew() throws Exception {
    Page list = browsers.guest();
    list.navigate("/p/forge/tickets");

    new Visitor(forge.url())
        .signIn(ADMIN, password)
        .json("POST", "/rest/p/forge/tickets", "{\"title\": \"Pier 3 cracks\"}");

    assertThat(list.locator("body")).containsText("new");
  }

  @Test
  void aWikiPageIsWrittenWithItsHistory() {
    Page page = browsers.signedIn(ADMIN, password);
    page.navigate("/p/forge/wiki/-/edit/Water%20levels");
    page.locator("textarea[name=text]")
        .fill("# Levels\n\nHigh in spring, see [Home] and [Nowhere].");
    button(page, "Save page").click();

    assertThat(page.locator(".prose")).containsText("High in spring");
    assertThat(page.locator(".prose a.missing[title=Nowhere]")).hasText("Nowhere");
    page.navigate("/p/forge/wiki/-/history/Water%20levels");
    assertThat(page.locator("#main")).containsText(ADMIN);
  }

  @Test
  void theDocumentationIsTheWiki() {
    Page page = browsers.guest();
    page.navigate("/p/forge/wiki");

    assertThat(page.locator("#main")).containsText("Vocabulary");
  }

  @Test
  void aPushWithStockGitShowsAtOnce() throws Exception {
    String token = accessToken("repository:read", "repository:write");
    Path work = Files.createTempDirectory("forge-push");
    String url =
        forge.url().toString().replace("http://", "http://admin:" + token + "@") + "/p/forge/code";
    git(work, "clone", "-q", "--depth", "20", url, "code");
    Path code = work.resolve("code");
    Page page = browsers.guest();
    page.navigate("/p/forge/code");

    Files.writeString(code.resolve("PUSHED.md"), "# Pushed\n");
    git(code, "add", "PUSHED.md");
    git(
        code,
        "-c",
        "user.name=Ada",
        "-c",
        "user.email=ada@example.org",
        "commit",
        "-q",
        "-m",
        "docs: Say that pushing works.");
    git(code, "push", "-q", "origin", "HEAD");

    page.reload();
    assertThat(page.locator("#main")).containsText("PUSHED.md");
    page.navigate("/p/forge/code/commit/" + git(code, "rev-parse", "HEAD").strip());
    assertThat(page.locator("#main")).containsText("docs: Say that pushing works.");
  }

  @Test
  void twoBrowsersTalkLive() throws Exception {
    var admin = new Visitor(forge.url()).signIn(ADMIN, password);
    Page first = browsers.signedIn(ADMIN, password);
    Page second = browsers.guest();
    first.navigate("/p/forge/chat");
    second.navigate("/p/forge/chat");
    waitUntilLive(second);

    first.locator("#text").fill("Is the **water** running?");
    first.locator("#text").press("Enter");

    Locator heard = second.locator("#talk").getByText("water").last();
    assertThat(heard).isVisible();
    assertThat(heard).hasText("water");
    assertThat(admin.get("/p/forge/chat").body())
        .contains("Is the <strong>water</strong> running?");
  }

  @Test
  void everythingPublicIsReadWithoutScript() {
    Page page = browsers.page(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    for (String path : PAGES) {
      page.navigate(path);
      assertThat(page.locator("#main")).not().isEmpty();
    }
    page.navigate("/p/forge/chat");
    assertThat(page.locator("#talk")).containsText("Downloaded the release");
  }

  /** No page scrolls sideways on a phone, in either theme; none fails the accessibility rules. */
  @Test
  void everyPageFitsAPhoneAndPassesAxe() {
    Page page = browsers.page(new Browser.NewContextOptions().setViewportSize(375, 800));
    for (String path : PAGES) {
      page.navigate(path);
      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .as(path + " fits 375 px")
          .isEqualTo(375);
      var violations =
          new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa")).analyze().getViolations();
      assertThat(violations)
          .as(path)
          .extracting(v -> v.getId() + " " + v.getNodes().getFirst().getHtml())
          .isEmpty();
    }
  }

  @Test
  void noPageAsksAnotherHost() {
    Page page = browsers.guest();
    var foreign = new java.util.ArrayList<String>();
    page.onRequest(
        r -> {
          if (!r.url().startsWith(forge.url().toString()) && !r.url().startsWith("data:")) {
            foreign.add(r.url());
          }
        });
    for (String path : PAGES) {
      page.navigate(path);
    }

    assertThat(foreign).isEmpty();
  }

  private static String accessToken(String... scopes) throws Exception {
    String body = "{\"title\": \"test\", \"scopes\": [\"" + String.join("\", \"", scopes) + "\"]}";
    String answer =
        new Visitor(forge.url())
            .signIn(ADMIN, password)
            .json("POST", "/rest/account/tokens", body)
            .body();
    Matcher secret = Pattern.compile("\"([0-9a-f]{40})\"").matcher(answer);
    assertThat(secret.find()).as(answer).isTrue();
    return secret.group(1);
  }

  private static String git(Path folder, String... arguments) throws Exception {
    var command = new java.util.ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(Map.of("GIT_TERMINAL_PROMPT", "0", "HOME", folder.toString()));
    Process process = builder.start();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }

  private static void waitUntilLive(Page page) {
    assertThat(page.locator("[data-live-state=live]")).isAttached();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
