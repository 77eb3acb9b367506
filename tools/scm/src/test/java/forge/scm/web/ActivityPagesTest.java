package forge.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.project.ToolKey;
import forge.scm.StockGit;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Contributors, activity and languages; git shortlog is the judge. */
class ActivityPagesTest {
  private static final ToolKey SCM = new ToolKey("scm");
  private static final Pattern NAMED = Pattern.compile("\"name\":\"([^\"]+)\",\"commits\":(\\d+)");

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static TestForge forge;

  private final StockGit work;
  private String code = "";

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.fresh());
  }

  ActivityPagesTest(@TempDir Path folder) {
    work = StockGit.init(folder.resolve("work"));
    work.write("src/Arch.java", "class Arch {}\n".repeat(10))
        .write("web/app.js", "let a = 1;\n")
        .write("vendor/lib.js", "let b = 2;\n".repeat(900))
        .write("notes.md", "# Notes\n".repeat(900));
    by("Ada", "ada@example.org", "Begin");
    for (int i = 0; i < 3; i++) {
      work.write("src/Arch.java", "class Arch {}\n".repeat(11 + i));
      by("Mia", "mia@example.org", "Arch " + i);
    }
    work.run("switch", "-q", "-c", "side", "HEAD~1");
    work.write("web/app.js", "let a = 2;\n");
    by("Ada Love", "ADA@example.org", "Aside");
    work.run("switch", "-q", "main");
    work.run("merge", "-q", "--no-ff", "-m", "Merge", "side");
  }

  private void pushTo(String point) {
    forge.forge().mounting().mount(forge.visit(People.ADA), SCM, point, point);
    code = "/p/aqueduct/" + point;
    push("main");
  }

  private void by(String name, String mail, String message) {
    work.run("add", "-A");
    work.run("commit", "-q", "--author=" + name + " <" + mail + ">", "-m", message);
  }

  private void push(String what) {
    String secret =
        forge.forge().users().tokens().make(People.ADA, "git", Set.of(Scope.WRITE), 1).secret();
    work.run(
        "push",
        "-q",
        "-f",
        forge.url().toString().replace("http://", "http://ada:" + secret + "@") + code,
        what);
    forge.settle();
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  /** As git shortlog has it: names with counts. */
  private List<String> told() {
    String json = forge.guest().get("/rest" + code + "/activity/contributors").body();
    return NAMED.matcher(json).results().map(m -> m.group(2) + "\t" + m.group(1)).sorted().toList();
  }

  private List<String> shortlog() {
    return work.run("shortlog", "-sne", "--no-merges", "main")
        .lines()
        .map(line -> line.strip().replaceAll(" <.*", ""))
        .sorted()
        .toList();
  }

  @Test
  void contributorsAreThoseOfShortlogByTheirMailAddress() {
    pushTo("people");

    assertThat(shortlog()).containsExactly("1\tAda", "1\tAda Love", "3\tMia");
    assertThat(told()).containsExactly("2\tAda Love", "3\tMia");
    String page = forge.guest().get(code + "/activity?since=all").body();
    assertThat(page)
        .contains("Mia", "Ada Love", "<strong>5</strong>", "Commits per ")
        .doesNotContain("ada@example.org", "mia@example.org");
  }

  @Test
  void languagesAreOfWhatPeopleHereWrite() {
    pushTo("languages");

    String page = forge.guest().get(code).body();
    String json = forge.guest().get("/rest" + code + "/activity/languages").body();

    assertThat(json).isEqualTo("{\"Java\":182,\"JavaScript\":11}");
    assertThat(page).contains("Java <span class=\"grey\">94.3 %", "JavaScript <span");
  }

  @Test
  void aPushIsAddedToWhatWasCounted() {
    pushTo("more");
    work.write("src/Arch.java", "class Arch {}\n").write("run.sh", "#!/bin/sh\n");
    by("Gus", "gus@example.org", "Less");
    push("main");

    assertThat(told()).containsExactly("1\tGus", "2\tAda Love", "3\tMia");
    assertThat(forge.guest().get("/rest" + code + "/activity/languages").body())
        .isEqualTo("{\"Java\":14,\"JavaScript\":11,\"Shell\":10}");
  }

  @Test
  void whatAForcedPushTookAwayIsNotCountedAnyMore() {
    pushTo("less");
    work.run("reset", "-q", "--hard", "HEAD~1");
    push("main");

    assertThat(told()).containsExactly("1\tAda", "3\tMia");
    assertThat(forge.guest().get("/rest" + code + "/activity/languages").body())
        .isEqualTo("{\"Java\":182,\"JavaScript\":11}");
  }

  @Test
  void contributorsArePagedByACursorThatTellsNoAddress() {
    pushTo("paged");

    var first = forge.guest().get("/rest" + code + "/activity/contributors?limit=1");
    String next = first.headers().firstValue("Link").orElseThrow();
    String address = next.substring(1, next.indexOf('>'));

    assertThat(first.body()).contains("Mia").doesNotContain("Ada");
    assertThat(address).doesNotContain("example");
    assertThat(forge.guest().get(address).body()).contains("Ada").doesNotContain("Mia");
  }

  @Test
  void thePageAsksTheDatabaseNothingOnceItIsKnown() {
    pushTo("calls");
    forge.guest().get(code + "/activity");

    assertThat(TestForge.databaseCalls(forge.guest().get(code + "/activity"))).isZero();
  }
}
