package forge.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.ForgeTests;
import forge.scm.StockGit;
import forge.testing.People;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeRulesTest extends ForgeTests {
  private final StockGit work;

  CodeRulesTest(@TempDir Path folder) {
    super(folder);
    work = StockGit.init(folder.resolve("work"));
  }

  /** A repository with one commit on main. */
  private String begun(String point) {
    String at = added(point);
    work.write("README.md", "# Aqueduct").commit("Begin");
    work.run("push", "-q", url(People.DAN, at), "main");
    return at;
  }

  private static void protect(String at, String json) {
    var answer = forge.as(People.ADA).json("POST", "/rest" + at + "/rules", json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static void demand(String at, String json) {
    var answer = forge.as(People.ADA).json("PUT", "/rest" + at + "/rules/commits", json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void aRuleSaysWhoMayPushToWhichBranches() {
    String at = begun("who");
    protect(
        at,
        "{\"pattern\":\"release/*\",\"push\":\"admin\",\"create\":\"admin\",\"delete\":\"nobody\"}");

    var created = work.attempt("push", url(People.DAN, at), "main:release/1.0");
    work.run("push", "-q", url(People.ADA, at), "main:release/1.0");
    work.write("a", "a").commit("Go on");
    var pushed = work.attempt("push", url(People.DAN, at), "main:release/1.0");
    var deleted = work.attempt("push", url(People.ADA, at), ":release/1.0");

    assertThat(created.text())
        .contains(
            "remote: The rule for branches \"release/*\" lets only admins create release/1.0.",
            "[remote rejected]");
    assertThat(pushed.text()).contains("lets only admins push to release/1.0.");
    assertThat(deleted.text()).contains("lets nobody delete release/1.0.");
    work.run("push", "-q", url(People.DAN, at), "main", "main:released");
  }

  @Test
  void tagsAreProtectedLikewise() {
    String at = begun("tags");
    protect(at, "{\"kind\":\"tag\",\"pattern\":\"v*\",\"force\":\"nobody\"}");
    work.run("tag", "v1");
    work.run("push", "-q", url(People.DAN, at), "v1");
    work.write("a", "a").commit("Go on");
    work.run("tag", "-f", "v1");

    var moved = work.attempt("push", "-f", url(People.ADA, at), "v1");

    assertThat(moved.text()).contains("The rule for tags \"v*\" lets nobody rewrite v1.");
  }

  @Test
  void theDefaultBranchIsGuardedUntilARuleTakesItsPlace() {
    String at = begun("standard");
    work.run("commit", "-q", "--amend", "-m", "Begin again");

    var refused = work.attempt("push", "-f", url(People.DAN, at), "main");
    protect(at, "{\"pattern\":\"main\",\"force\":\"developer\",\"delete\":\"nobody\"}");
    var allowed = work.attempt("push", "-f", url(People.DAN, at), "main");

    assertThat(refused.text()).contains("Only an admin of the project may rewrite");
    assertThat(allowed.worked()).as(allowed.text()).isTrue();
  }

  @Test
  void forbiddenFilesAreNamedWithTheirCommitAndRule() {
    String at = begun("paths");
    demand(at, "{\"forbiddenPaths\":[\"*.exe\",\"secrets/**\"]}");
    work.write("src/setup.exe", "MZ");
    String bad = work.commit("Add a program");
    work.run("rm", "-q", "src/setup.exe");
    work.commit("Take it out again");

    var refused = work.attempt("push", url(People.DAN, at), "main");
    work.run("reset", "-q", "--hard", "HEAD~2");
    work.write("src/setup.ex", "MZ").commit("Add something else");
    var allowed = work.attempt("push", url(People.DAN, at), "main");

    assertThat(refused.text())
        .contains(
            "Commit "
                + bad.substring(0, 8)
                + " brings src/setup.exe, and the rule \"*.exe\" forbids such files.");
    assertThat(allowed.worked()).as(allowed.text()).isTrue();
  }

  @Test
  void whatWasRefusedUnderOneNameDoesNotComeInUnderAnother() {
    String at = begun("twice");
    demand(at, "{\"forbiddenPaths\":[\"*.exe\"]}");
    work.run("checkout", "-q", "-b", "bad");
    work.write("setup.exe", "MZ").commit("Add a program");

    var both = work.attempt("push", url(People.DAN, at), "bad:one", "bad:two");
    var notes = work.attempt("push", url(People.DAN, at), "bad:refs/notes/x");
    var after = work.attempt("push", url(People.DAN, at), "bad:three");

    assertThat(both.text()).containsPattern("(?s)rejected\\].*-> one.*rejected\\].*-> two");
    assertThat(notes.worked()).isTrue();
    assertThat(after.text()).contains("forbids such files");
  }

  @Test
  void anAtomicPushIsRefusedAsAWhole() {
    String at = begun("atomic");
    protect(at, "{\"pattern\":\"locked\",\"create\":\"nobody\"}");
    work.write("a", "a").commit("Go on");

    var refused = work.attempt("push", "--atomic", url(People.DAN, at), "main", "main:locked");

    assertThat(refused.text()).contains("lets nobody create locked");
    assertThat(work.run("ls-remote", url(People.DAN, at), "main"))
        .doesNotContain(work.run("rev-parse", "main"));
  }

  @Test
  void aFileAboveTheLimitIsNamed() {
    String at = begun("large");
    forge.as(People.ADA).post(at + "/settings/rules/limits", Map.of("largest-file", "10"));
    byte[] noise = new byte[11 << 20];
    new Random(1).nextBytes(noise);
    work.write("data/noise.bin", noise);
    String bad = work.commit("Add noise");

    var refused = work.attempt("push", url(People.DAN, at), "main");

    assertThat(refused.text())
        .contains(
            "data/noise.bin in commit "
                + bad.substring(0, 8)
                + " has 11.0 MB, and the largest file this repository takes has 10 MB.");
  }

  @Test
  void commitsAreSignedOffByTheirAuthors() {
    String at = begun("dco");
    demand(at, "{\"signedOff\":true}");
    work.write("a", "a").commit("Go on\n\nSigned-off-by: Eve <eve@example.org>");

    var refused = work.attempt("push", url(People.DAN, at), "main");
    work.run("commit", "-q", "--amend", "-s", "-m", "Go on");
    var allowed = work.attempt("push", url(People.DAN, at), "main");

    assertThat(refused.text())
        .contains("lacks the line \"Signed-off-by: Dan <dan@example.org>\"", "git commit -s");
    assertThat(allowed.worked()).as(allowed.text()).isTrue();
  }

  @Test
  void rulesAreMadeChangedAndRemovedOnTheirPage() {
    String at = begun("page");
    String page = at + "/settings/rules";
    var ada = forge.as(People.ADA);
    var wish =
        Map.of(
            "kind",
            "branch",
            "pattern",
            "release/*",
            "push",
            "developer",
            "create",
            "admin",
            "force",
            "nobody",
            "delete",
            "nobody");

    var made = ada.post(page, wish);
    var twice = ada.post(page, wish);
    var wrong = ada.post(page, Map.of("kind", "branch", "pattern", "/x", "push", "admin"));
    String shown = ada.get(page).body();
    String id = shown.replaceAll("(?s).*settings/rules/([0-9a-f]{24})/remove.*", "$1");
    var removed = ada.post(page + "/" + id + "/remove", Map.of());

    assertThat(made.statusCode()).isEqualTo(303);
    assertThat(twice.body()).contains("There is a rule for branches “release/*” already.");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(shown).contains("Push to: developers", "rewrite: nobody");
    assertThat(removed.statusCode()).isEqualTo(303);
    assertThat(ada.get(page).body()).doesNotContain("rewrite: nobody");
    assertThat(forge.as(People.DAN).get(page).statusCode()).isEqualTo(403);
    assertThat(ada.get("/p/aqueduct/-/admin/audit").body())
        .contains("made the rule for branches “release/*”");
  }
}
