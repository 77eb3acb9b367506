package forge.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.access.CorePermission;
import forge.access.Roles;
import forge.scm.ForgeTests;
import forge.scm.StockGit;
import forge.testing.People;
import forge.user.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHttpTest extends ForgeTests {
  GitHttpTest(@TempDir Path folder) {
    super(folder);
  }

  private static String url(String who, String at) {
    return forge.url().toString().replace("http://", "http://" + who) + at;
  }

  private StockGit work(String name) {
    return StockGit.init(folder.resolve(name));
  }

  private StockGit cloned(String url, String... options) {
    var command = new ArrayList<>(List.of("clone", "-q"));
    command.addAll(List.of(options));
    command.addAll(List.of(url, "."));
    StockGit clone = StockGit.in(folder.resolve("clone" + folder.toFile().list().length));
    clone.run(command.toArray(String[]::new));
    clone.run("fsck", "--strict");
    return clone;
  }

  @Test
  void anEmptyRepositoryIsClonedAndPushedTo() {
    String at = added("empty");
    StockGit clone = cloned(url("", at));

    clone.write("README.md", "# Aqueduct").commit("Begin");
    clone.run("push", "-q", url(People.DAN, at), "HEAD:main");

    assertThat(cloned(url("", at) + ".git").run("log", "--format=%s")).isEqualTo("Begin");
  }

  @Test
  void rolesDecideWhoPushes() {
    String at = added("roles");
    StockGit work = work("work");
    work.write("a", "a").commit("Begin");

    var dan = work.attempt("push", url(People.DAN, at), "main");
    work.write("a", "b").commit("Go on");
    var mia = work.attempt("push", url(People.MIA, at), "main");
    var gus = work.attempt("push", url(People.GUS, at), "main");
    var guest = work.attempt("push", url("", at), "main");
    var wrong = work.attempt("push", url("dan:nonsense@", at), "main");
    var password = work.attempt("push", url("ada:arches%20carry%20water@", at), "main");

    assertThat(dan.worked()).as(dan.text()).isTrue();
    assertThat(mia.text()).contains("remote: You may not push to this repository.", "403");
    assertThat(gus.text()).contains("remote: You may not push to this repository.", "403");
    assertThat(guest.text()).contains("Authentication failed");
    assertThat(wrong.text()).contains("Authentication failed");
    assertThat(password.worked()).as(password.text()).isTrue();
    assertThat(cloned(url("", at)).run("log", "--format=%s")).isEqualTo("Go on\nBegin");
  }

  @Test
  void tokensReachAsFarAsTheirScopes() {
    String at = added("scopes");
    StockGit work = work("work");
    work.write("a", "a").commit("Begin");
    var tokens = forge.forge().users().tokens();
    String reading = tokens.make(People.DAN, "r", Set.of(Scope.REPOSITORY_READ), 1).secret();
    String files = tokens.make(People.DAN, "f", Set.of(Scope.FILES_WRITE), 1).secret();
    String writing = tokens.make(People.DAN, "w", Set.of(Scope.REPOSITORY_WRITE), 1).secret();

    assertThat(work.attempt("push", url("dan:" + reading + "@", at), "main").text())
        .contains("403", "repository:write");
    assertThat(refs(at, files)).isEqualTo(403);
    assertThat(refs(at, reading)).isEqualTo(200);
    assertThat(work.attempt("push", url("dan:" + writing + "@", at), "main").worked()).isTrue();
    assertThat(work.attempt("ls-remote", url("dan:" + reading + "@", at)).text())
        .contains("refs/heads/main");
  }

  private static int refs(String at, String token) {
    var guest = forge.guest();
    return guest
        .send(
            guest
                .request(at + "/info/refs?service=git-upload-pack")
                .header("Authorization", "Bearer " + token)
                .GET())
        .statusCode();
  }

  @Test
  void hiddenRepositoriesAskGuestsToSignInAndAreMissingToOthers() {
    String at = added("hidden");
    StockGit work = work("work");
    work.write("a", "a").commit("Begin");
    work.run("push", "-q", url(People.DAN, at), "main");
    hide("hidden");

    var guest = work.attempt("ls-remote", url("", at));
    var gus = work.attempt("ls-remote", url(People.GUS, at));
    var dan = work.attempt("ls-remote", url(People.DAN, at));
    var nowhere = work.attempt("ls-remote", url("", "/p/aqueduct/nowhere"));

    assertThat(guest.text()).contains("Authentication failed");
    assertThat(nowhere.text()).contains("Authentication failed");
    assertThat(gus.text()).contains("not found");
    assertThat(dan.text()).contains("refs/heads/main");
  }

  private static void hide(String point) {
    var mount = forge.mount(point);
    forge
        .forge()
        .members()
        .grant(forge.visit(People.ADA), mount.id(), CorePermission.READ, Set.of(Roles.DEVELOPER));
  }

  @Test
  void historyComesWholeShallowOrInParts() {
    String at = added("parts");
    StockGit work = work("work");
    for (int i = 0; i < 20; i++) {
      work.write("file" + i, "content " + i).commit("Commit " + i);
    }
    work.run("push", "-q", url(People.DAN, at), "main");

    StockGit shallow = cloned(url("", at), "--depth", "3");
    assertThat(shallow.run("rev-list", "--count", "HEAD")).isEqualTo("3");
    assertThat(shallow.attempt("fetch", "-q", "--deepen", "2").text()).isEmpty();
    assertThat(shallow.run("rev-list", "--count", "HEAD")).isEqualTo("5");
    shallow.run("fetch", "-q", "--unshallow");
    assertThat(shallow.run("rev-list", "--count", "HEAD")).isEqualTo("20");

    StockGit partial = cloned(url("", at), "--filter=blob:none", "--no-checkout");
    assertThat(partial.run("rev-list", "--objects", "--missing=print", "HEAD")).contains("?");
    partial.run("checkout", "-q", "main");
    assertThat(partial.folder().resolve("file19")).hasContent("content 19");

    StockGit old = cloned(url("", at), "-c", "protocol.version=0");
    work.write("late", "late").commit("Late");
    work.run("push", "-q", url(People.DAN, at), "main");
    old.run("pull", "-q");
    assertThat(old.run("log", "-1", "--format=%s")).isEqualTo("Late");
  }

  @Test
  void theDefaultBranchIsProtectedBySentences() {
    String at = added("rules");
    StockGit work = work("work");
    work.write("a", "a").commit("Begin");
    work.write("a", "b").commit("Second");
    work.run("push", "-q", url(People.DAN, at), "main", "main:side");
    work.run("reset", "-q", "--hard", "HEAD~1");
    work.write("a", "c").commit("Another second");

    var forced = work.attempt("push", "-f", url(People.DAN, at), "main");
    var deleted = work.attempt("push", url(People.DAN, at), ":main");
    var aside = work.attempt("push", "-f", url(People.DAN, at), "main:side");
    var odd = work.attempt("push", url(People.DAN, at), "main:refs/forge/x");
    var admin = work.attempt("push", "-f", url(People.ADA, at), "main");

    assertThat(forced.text())
        .contains("Only an admin of the project may rewrite the default branch main");
    assertThat(deleted.text())
        .contains("Only an admin of the project may delete the default branch main");
    assertThat(odd.text()).contains("Push branches, tags and notes only");
    assertThat(aside.worked()).as(aside.text()).isTrue();
    assertThat(admin.worked()).as(admin.text()).isTrue();
  }

  @Test
  void aFileOverTheLimitIsRefusedWithTheLimit() {
    String at = added("limits");
    var mount = forge.mount("limits");
    forge
        .forge()
        .mounting()
        .set(forge.visit(People.ADA), mount.id(), "Limits", java.util.Map.of("largest-file", "10"));
    StockGit work = work("work");
    byte[] large = new byte[11 << 20];
    new Random(1).nextBytes(large);
    work.write("large", large).commit("Begin");

    var answer = work.attempt("push", url(People.DAN, at), "main");

    assertThat(answer.worked()).isFalse();
    assertThat(answer.text()).contains("large in commit", "has 11.0 MB", "has 10 MB");
    assertThat(work.run("ls-remote", url("", at))).isEmpty();
  }

  @Test
  void atomicPushesAndPushOptionsAreUnderstood() {
    String at = added("atomic");
    StockGit work = work("work");
    work.write("a", "a").commit("Begin");
    String dan = url(People.DAN, at);
    work.run("push", "-q", dan, "main");
    work.write("a", "b").commit("Go on");
    var atomic = work.attempt("push", "--atomic", dan, "main", "main:refs/forge/x");
    var option = work.attempt("push", "-o", "ci.skip", dan, "main");

    assertThat(atomic.worked()).isFalse();
    assertThat(option.worked()).as(option.text()).isTrue();
  }

  @Test
  void manyPushAndCloneAtOnce() throws Exception {
    String at = added("crowd");
    StockGit work = work("work");
    work.write("a", "a").commit("Begin");
    String dan = url(People.DAN, at);
    work.run("push", "-q", dan, "main");
    var tasks = new ArrayList<Callable<StockGit.Answer>>();
    for (int i = 0; i < 6; i++) {
      StockGit own = cloned(url("", at));
      own.run("checkout", "-q", "-b", "branch" + i);
      own.write("file" + i, "content " + i).commit("Branch " + i);
      tasks.add(() -> own.attempt("push", dan, "HEAD"));
    }
    StockGit racing = cloned(url("", at));
    racing.write("a", "one").commit("One");
    StockGit against = cloned(url("", at));
    against.write("a", "two").commit("Two");
    tasks.add(() -> racing.attempt("push", dan, "main"));
    tasks.add(() -> against.attempt("push", dan, "main"));

    List<StockGit.Answer> answers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var future : threads.invokeAll(tasks)) {
        answers.add(future.get());
      }
    }

    assertThat(answers.subList(0, 6)).allMatch(StockGit.Answer::worked);
    assertThat(answers.subList(6, 8)).filteredOn(StockGit.Answer::worked).hasSize(1);
    assertThat(cloned(url("", at)).run("branch", "-r").lines()).hasSize(8);
  }

  @Test
  void tenThousandCommitsArePushedAtOnce() {
    String at = added("large");
    StockGit work = work("work");
    var script = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      script
          .append("commit refs/heads/main\ncommitter Dan <dan@example.org> ")
          .append(1_600_000_000 + i * 60)
          .append(" +0000\ndata <<E\nCommit ")
          .append(i)
          .append("\nE\nM 100644 inline file")
          .append(i % 50)
          .append("\ndata <<E\n")
          .append(i)
          .append("\nE\n\n");
    }
    work.attempt(script.toString().getBytes(StandardCharsets.UTF_8), "fast-import", "--quiet");

    work.run("push", "-q", url(People.DAN, at), "main");

    assertThat(cloned(url("", at)).run("rev-list", "--count", "HEAD")).isEqualTo("10000");
  }

  @Test
  void clientsThatSpeakOtherwiseAreToldSo() {
    String base = "/p/aqueduct/code";
    var dumb = forge.guest().get(base + "/info/refs");
    var objects = forge.guest().get(base + ".git/objects/info/packs");
    var head = forge.guest().get(base + "/HEAD");
    var odd = forge.guest().get(base + "/info/refs?service=git-shell");
    var browser =
        forge
            .guest()
            .send(
                forge
                    .guest()
                    .request(base + "/git-upload-pack")
                    .header("Content-Type", "text/html")
                    .POST(BodyPublishers.ofString("0000")));
    var garbage =
        forge
            .guest()
            .send(
                forge
                    .guest()
                    .request(base + "/git-upload-pack")
                    .header("Content-Type", "application/x-git-upload-pack-request")
                    .POST(BodyPublishers.ofString("zzzz\0nonsense")));

    assertThat(List.of(dumb, objects, head, odd))
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(403);
              assertThat(answer.body()).contains("smart protocol only");
            });
    assertThat(browser.statusCode()).isEqualTo(415);
    assertThat(garbage.statusCode()).isEqualTo(200);
    assertThat(garbage.body()).contains("ERR ");
  }
}
