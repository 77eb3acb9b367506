package forge.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.access.CorePermission;
import forge.access.Roles;
import forge.scm.StockGit;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import forge.user.UserId;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class GitHttpTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static TestForge forge;

  private final Path folder;

  GitHttpTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.fresh());
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  /** A repository of its own for each test, so that tests do not disturb each other. */
  private String mount(String point) {
    var tool = forge.mount("code").tool();
    forge.forge().mounting().mount(forge.visit(People.ADA), tool, point, point);
    return point;
  }

  private static String url(UserId user, String point) {
    String secret =
        forge.forge().users().tokens().make(user, "git", Set.of(Scope.WRITE), 1).secret();
    return url(user.value() + ":" + secret + "@", point);
  }

  private static String url(String who, String point) {
    return forge.url().toString().replace("http://", "http://" + who) + "/p/aqueduct/" + point;
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
    String point = mount("empty");
    StockGit clone = cloned(url("", point));

    clone.write("README.md", "# Aqueduct").commit("Begin");
    clone.run("push", "-q", url(People.DAN, point), "HEAD:main");

    assertThat(cloned(url("", point) + ".git").run("log", "--format=%s")).isEqualTo("Begin");
  }

  @Test
  void rolesDecideWhoPushes() {
    String point = mount("roles");
    StockGit work = work("work");
    work.write("a", "a").commit("Begin");

    var dan = work.attempt("push", url(People.DAN, point), "main");
    work.write("a", "b").commit("Go on");
    var mia = work.attempt("push", url(People.MIA, point), "main");
    var gus = work.attempt("push", url(People.GUS, point), "main");
    var guest = work.attempt("push", url("", point), "main");
    var wrong = work.attempt("push", url("dan:nonsense@", point), "main");
    var password = work.attempt("push", url("ada:arches%20carry%20water@", point), "main");

    assertThat(dan.worked()).as(dan.text()).isTrue();
    assertThat(mia.text()).contains("remote: You may not push to this repository.", "403");
    assertThat(gus.text()).contains("remote: You may not push to this repository.", "403");
    assertThat(guest.text()).contains("Authentication failed");
    assertThat(wrong.text()).contains("Authentication failed");
    assertThat(password.worked()).as(password.text()).isTrue();
    assertThat(cloned(url("", point)).run("log", "--format=%s")).isEqualTo("Go on\nBegin");
  }

  @Test
  void tokensReachAsFarAsTheirScopes() {
    String point = mount("scopes");
    StockGit work = work("work");
    work.write("a", "a").commit("Begin");
    var tokens = forge.forge().users().tokens();
    String reading = tokens.make(People.DAN, "r", Set.of(Scope.REPOSITORY_READ), 1).secret();
    String files = tokens.make(People.DAN, "f", Set.of(Scope.FILES_WRITE), 1).secret();
    String writing = tokens.make(People.DAN, "w", Set.of(Scope.REPOSITORY_WRITE), 1).secret();

    assertThat(work.attempt("push", url("dan:" + reading + "@", point), "main").text())
        .contains("403", "repository:write");
    assertThat(refs(point, files)).isEqualTo(403);
    assertThat(refs(point, reading)).isEqualTo(200);
    assertThat(work.attempt("push", url("dan:" + writing + "@", point), "main").worked()).isTrue();
    assertThat(work.attempt("ls-remote", url("dan:" + reading + "@", point)).text())
        .contains("refs/heads/main");
  }

  private static int refs(String point, String token) {
    var guest = forge.guest();
    return guest
        .send(
            guest
                .request("/p/aqueduct/" + point + "/info/refs?service=git-upload-pack")
                .header("Authorization", "Bearer " + token)
                .GET())
        .statusCode();
  }

  @Test
  void hiddenRepositoriesAskGuestsToSignInAndAreMissingToOthers() {
    String point = mount("hidden");
    StockGit work = work("work");
    work.write("a", "a").commit("Begin");
    work.run("push", "-q", url(People.DAN, point), "main");
    hide(point);

    var guest = work.attempt("ls-remote", url("", point));
    var gus = work.attempt("ls-remote", url(People.GUS, point));
    var dan = work.attempt("ls-remote", url(People.DAN, point));
    var nowhere = work.attempt("ls-remote", url("", "nowhere"));

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
    String point = mount("parts");
    StockGit work = work("work");
    for (int i = 0; i < 20; i++) {
      work.write("file" + i, "content " + i).commit("Commit " + i);
    }
    work.run("push", "-q", url(People.DAN, point), "main");

    StockGit shallow = cloned(url("", point), "--depth", "3");
    assertThat(shallow.run("rev-list", "--count", "HEAD")).isEqualTo("3");
    assertThat(shallow.attempt("fetch", "-q", "--deepen", "2").text()).isEmpty();
    assertThat(shallow.run("rev-list", "--count", "HEAD")).isEqualTo("5");
    shallow.run("fetch", "-q", "--unshallow");
    assertThat(shallow.run("rev-list", "--count", "HEAD")).isEqualTo("20");

    StockGit partial = cloned(url("", point), "--filter=blob:none", "--no-checkout");
    assertThat(partial.run("rev-list", "--objects", "--missing=print", "HEAD")).contains("?");
    partial.run("checkout", "-q", "main");
    assertThat(partial.folder().resolve("file19")).hasContent("content 19");

    StockGit old = cloned(url("", point), "-c", "protocol.version=0");
    work.write("late", "late").commit("Late");
    work.run("push", "-q", url(People.DAN, point), "main");
    old.run("pull", "-q");
    assertThat(old.run("log", "-1", "--format=%s")).isEqualTo("Late");
  }

  @Test
  void theDefaultBranchIsProtectedBySentences() {
    String point = mount("rules");
    StockGit work = work("work");
    work.write("a", "a").commit("Begin");
    work.write("a", "b").commit("Second");
    work.run("push", "-q", url(People.DAN, point), "main", "main:side");
    work.run("reset", "-q", "--hard", "HEAD~1");
    work.write("a", "c").commit("Another second");

    var forced = work.attempt("push", "-f", url(People.DAN, point), "main");
    var deleted = work.attempt("push", url(People.DAN, point), ":main");
    var aside = work.attempt("push", "-f", url(People.DAN, point), "main:side");
    var odd = work.attempt("push", url(People.DAN, point), "main:refs/forge/x");
    var admin = work.attempt("push", "-f", url(People.ADA, point), "main");

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
    String point = mount("limits");
    var mount = forge.mount(point);
    forge
        .forge()
        .mounting()
        .set(forge.visit(People.ADA), mount.id(), "Limits", java.util.Map.of("largest-file", "10"));
    StockGit work = work("work");
    byte[] large = new byte[11 << 20];
    new Random(1).nextBytes(large);
    work.write("large", large).commit("Begin");

    var answer = work.attempt("push", url(People.DAN, point), "main");

    assertThat(answer.worked()).isFalse();
    assertThat(answer.text()).contains("large in commit", "has 11.0 MB", "has 10 MB");
    assertThat(work.run("ls-remote", url("", point))).isEmpty();
  }

  @Test
  void atomicPushesAndPushOptionsAreUnderstood() {
    String point = mount("atomic");
    StockGit work = work("work");
    work.write("a", "a").commit("Begin");
    String dan = url(People.DAN, point);
    work.run("push", "-q", dan, "main");
    work.write("a", "b").commit("Go on");
    var atomic = work.attempt("push", "--atomic", dan, "main", "main:refs/forge/x");
    var option = work.attempt("push", "-o", "ci.skip", dan, "main");

    assertThat(atomic.worked()).isFalse();
    assertThat(option.worked()).as(option.text()).isTrue();
  }

  @Test
  void manyPushAndCloneAtOnce() throws Exception {
    String point = mount("crowd");
    StockGit work = work("work");
    work.write("a", "a").commit("Begin");
    String dan = url(People.DAN, point);
    work.run("push", "-q", dan, "main");
    var tasks = new ArrayList<Callable<StockGit.Answer>>();
    for (int i = 0; i < 6; i++) {
      StockGit own = cloned(url("", point));
      own.run("checkout", "-q", "-b", "branch" + i);
      own.write("file" + i, "content " + i).commit("Branch " + i);
      tasks.add(() -> own.attempt("push", dan, "HEAD"));
    }
    StockGit racing = cloned(url("", point));
    racing.write("a", "one").commit("One");
    StockGit against = cloned(url("", point));
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
    assertThat(cloned(url("", point)).run("branch", "-r").lines()).hasSize(8);
  }

  @Test
  void tenThousandCommitsArePushedAtOnce() {
    String point = mount("large");
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

    work.run("push", "-q", url(People.DAN, point), "main");

    assertThat(cloned(url("", point)).run("rev-list", "--count", "HEAD")).isEqualTo("10000");
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
