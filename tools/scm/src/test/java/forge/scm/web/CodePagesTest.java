package forge.scm.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.KeyboardModifier;
import forge.scm.Mounts;
import forge.scm.StockGit;
import forge.testing.Browsers;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts of the code pages do in a browser. */
class CodePagesTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String CODE = "/p/aqueduct/code";
  private static final int LINES = 120;

  private static TestForge forge;
  private static Browsers browsers;
  private static StockGit work;
  private static String changed;

  private final List<String> faults = new ArrayList<>();

  @BeforeAll
  static void start(@TempDir Path folder) {
    assumeTrue(Browsers.installed());
    forge = TestForge.start(DATABASE.fresh());
    work = StockGit.init(folder.resolve("work"));
    List<String> lines =
        new ArrayList<>(IntStream.rangeClosed(1, LINES).mapToObj(n -> "line " + n).toList());
    work.write("long.txt", String.join("\n", lines) + "\n").write("both.txt", "one\n");
    work.write("arch.js", "function arch() {\n  carry();\n}\n").write("notes.md", "# Old\n");
    work.write("src/deep/Keystone.java", "class Keystone {}\n").commit("Begin");
    lines.set(9, "line ten");
    lines.set(99, "line hundred");
    work.write("long.txt", String.join("\n", lines) + "\n").write("again.txt", "again\n");
    changed =
        work.write("src/deep/Keystone.java", "final class Keystone {}\n").commit("Write two out");
    push(CODE);
    browsers = new Browsers(forge.url());
  }

  private static void push(String to) {
    String login = "://dan:" + new Mounts(forge).token(People.DAN, Scope.WRITE) + "@";
    work.run("push", "-q", forge.url().toString().replace("://", login) + to, "main");
  }

  @AfterAll
  static void stop() {
    if (browsers != null) {
      browsers.close();
      forge.close();
    }
  }

  @AfterEach
  void noScriptFailed() {
    assertThat(faults).isEmpty();
  }

  private Page watched(Page page) {
    page.onPageError(faults::add);
    return page;
  }

  private Page guest(String path) {
    Page page = watched(browsers.guest());
    page.navigate(path);
    return page;
  }

  private Page member(String name, String path) {
    Page page = watched(browsers.signedIn(name, People.PASSWORD));
    page.navigate(path);
    return page;
  }

  private static Locator text(Page page) {
    return page.locator("textarea[name=text]");
  }

  private static void caret(Page page, int from, int to) {
    text(page)
        .evaluate(
            "(field, at) => { field.focus(); field.setSelectionRange(at[0], at[1]); }",
            List.of(from, to));
  }

  @Test
  void aRangeOfLinesIsChosenByTwoClicksAndKeptForEver() {
    Page page = guest(CODE + "/file/main/long.txt");

    page.locator("#L3 .ln a").click();
    page.locator("#L7 .ln a")
        .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
    assertThat(page).hasURL(Pattern.compile("/main/long\\.txt#L3-L7$"));
    assertThat(page.locator("tr.marked")).hasCount(5);
    assertThat(page.locator("#L3 button.permalink")).isVisible();

    page.keyboard().press("y");
    assertThat(page).hasURL(Pattern.compile("/file/[0-9a-f]{40}/long\\.txt#L3-L7$"));
    page.reload();
    assertThat(page.locator("tr.marked")).hasCount(5);
  }

  @Test
  void aFileIsFoundByAFewOfItsLettersWithTheKeyboardAlone() {
    Page page = guest(CODE);

    page.keyboard().press("t");
    page.waitForURL("**/find/main");
    page.keyboard().type("keyst");
    assertThat(page.locator("#found mark").first()).hasText("Keyst");
    assertThat(page.locator("#find-count")).containsText("1 of 6 files");
    page.keyboard().press("Enter");

    assertThat(page).hasURL(Pattern.compile("/file/main/src/deep/Keystone\\.java$"));
  }

  @Test
  void scriptAndServerFindTheSameFilesInTheSameOrder() {
    Page scripted = guest(CODE + "/find/main");
    Page plain = browsers.page(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    for (String typed : List.of("t", "a j", "ong", "kej", "nothing")) {
      scripted.locator("form.find-file input").fill(typed);
      plain.navigate(CODE + "/find/main?q=" + typed.replace(" ", "+"));

      assertThat(scripted.locator("#found a"))
          .hasText(plain.locator("#found a").allInnerTexts().toArray(String[]::new));
    }
  }

  @Test
  void aGapOpensFromAboveAndFromBelow() {
    Page page = guest(CODE + "/commit/" + changed);
    Locator file = page.locator("details.diff-file").nth(1);
    Locator second = file.locator("tr.hunk").nth(1);

    second.getByLabel("Show 20 more lines below").click();
    assertThat(file.locator("tr.opened")).hasCount(20);
    assertThat(file.locator("tr.opened").first()).containsText("line 14");
    second.getByLabel("Show 20 more lines above").click();

    assertThat(file.locator("tr.opened")).hasCount(40);
    assertThat(file.locator("tr.opened").last()).containsText("line 96");
    assertThat(file.locator("tr.opened").last().locator("td.ln a").nth(1))
        .hasAttribute("data-n", "96");
  }

  @Test
  void gapsOpenSideBySideToTheEndOfTheFile() {
    Page page = guest(CODE + "/commit/" + changed + "?view=split");
    Locator file = page.locator("details.diff-file").nth(1);

    file.locator("tr.hunk").first().getByLabel("Show 6 more lines").click();
    assertThat(file.locator("tr.hunk").first()).isHidden();
    assertThat(file.locator("tr.opened").first().locator("td.src").nth(1)).hasText("line 1");
    file.locator("tr.hunk").last().getByLabel("Show 20 more lines below").click();

    assertThat(file.locator("tr.opened").last()).containsText("line " + LINES);
    assertThat(file.locator("tr.hunk").last()).isHidden();
    assertThat(page.locator("details.diff-file").nth(2).locator(".gap button")).hasCount(0);
  }

  @Test
  void nAndPGoFromFileToFile() {
    Page page = watched(browsers.page(new Browser.NewContextOptions().setViewportSize(1000, 300)));
    page.navigate(CODE + "/commit/" + changed);
    Locator focused = page.locator("details.diff-file summary:focus");

    page.keyboard().press("n");
    assertThat(focused).containsText("again.txt");
    page.keyboard().press("n");
    assertThat(focused).containsText("long.txt");
    page.keyboard().press("n");
    assertThat(focused).containsText("Keystone.java");
    page.keyboard().press("p");
    assertThat(focused).containsText("long.txt");
  }

  @Test
  void whatACommitIsInComesWithoutLeavingThePage() {
    Page page = guest(CODE + "/commit/" + changed + "/in");
    assertThat(page.locator("#refs")).containsText("main");
    page.navigate(CODE + "/commit/" + changed);

    page.getByText("In which branches and tags?").click();

    assertThat(page.locator("#refs")).containsText("main");
    assertThat(page).hasURL(Pattern.compile("/commit/" + changed + "$"));
  }

  @Test
  void whatTakesLongAppearsByItself() {
    String at = new Mounts(forge).add("git", "counted");
    push(at);
    Page page = guest(at + "/activity?since=all");
    assertThat(page.locator("#activity")).containsText("being counted");

    forge.settle();

    assertThat(page.locator("#activity .stat strong").first()).hasText("2");
    assertThat(page.locator("#activity")).containsText("Dan");
  }

  @Test
  void theEditorNumbersLinesAndKeepsTheirIndentation() {
    Page page = member("dan", CODE + "/file/main/arch.js");
    page.keyboard().press("e");
    page.waitForURL("**/edit/main/arch.js");
    assertThat(page.locator(".gutter pre")).containsText("4");

    caret(page, 28, 28);
    page.keyboard().press("Enter");
    page.keyboard().type("rest();");
    assertThat(text(page)).hasValue("function arch() {\n  carry();\n  rest();\n}\n");
    assertThat(page.locator(".gutter pre")).containsText("5");
    caret(page, 20, 35);
    page.keyboard().press("Tab");
    assertThat(text(page)).hasValue("function arch() {\n    carry();\n    rest();\n}\n");
    page.keyboard().press("Shift+Tab");
    assertThat(text(page)).hasValue("function arch() {\n  carry();\n  rest();\n}\n");

    page.keyboard().press("Escape");
    page.keyboard().press("Tab");
    assertThat(text(page)).not().isFocused();
  }

  @Test
  void whatChangesAndHowItReadsIsShownInPlace() {
    Page page = member("dan", CODE + "/edit/main/notes.md");
    text(page).fill("# New\n");

    page.getByText("Show what changes").click();
    assertThat(page.locator("#shown tr.add")).containsText("# New");
    page.getByText("Preview").click();
    assertThat(page.locator("#shown h1")).containsText("New");

    assertThat(text(page)).hasValue("# New\n");
    assertThat(page).hasURL(Pattern.compile("/edit/main/notes\\.md$"));
  }

  @Test
  void whatTwoChangeAtOnceIsToldAndNotLost() {
    Page first = member("dan", CODE + "/edit/main/both.txt");
    Page second = member("ada", CODE + "/edit/main/both.txt");

    text(first).fill("first\n");
    first.locator("main button.primary").click();
    assertThat(first).hasURL(Pattern.compile("/file/main/both\\.txt"));
    text(second).fill("second\n");
    assertThat(second.locator("input[name=branch]")).isHidden();
    second.locator("main button.primary").click();

    assertThat(second.locator(".notice.warn")).containsText("Nothing of yours is lost");
    assertThat(second.locator("#shown tr.del")).containsText("first");
    assertThat(text(second)).hasValue("second\n");
    second.getByLabel("To a new branch").check();
    assertThat(second.locator("input[name=branch]")).hasValue("ada-patch-1");
    assertThat(second.locator("input[name=branch]")).isVisible();
  }

  @Test
  void theFormForANewRepositoryShowsWhatItsBeginningNeeds() {
    Page page = member("ada", CODE + "/repositories/new");
    Locator address = page.locator("input[name=url]");
    assertThat(address).isHidden();

    page.getByLabel("Imported from elsewhere").check();
    assertThat(address).isVisible();
    page.getByLabel("From a file").check();

    assertThat(address).isHidden();
    assertThat(page.locator("input[name=file]")).isVisible();
  }
}
