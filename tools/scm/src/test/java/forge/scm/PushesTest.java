package forge.scm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import forge.config.ForgeConfig.Demo;
import forge.event.Event;
import forge.project.Mount;
import forge.scm.git.GitFolder;
import forge.scm.git.GitVersionControl;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.tool.RunningTool.Plants;
import forge.user.Scope;
import forge.user.UserId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PushesTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

  private static final List<Event> HEARD = new CopyOnWriteArrayList<>();
  private static TestForge forge;
  private static int mounts;

  private final Path folder;
  private final StockGit work;
  private final Mount code;

  /** Each test has a repository of its own. */
  PushesTest(@TempDir Path folder) {
    this.folder = folder;
    this.work = StockGit.init(folder.resolve("work"));
    String point = "code" + ++mounts;
    this.code =
        forge
            .forge()
            .mounting()
            .mount(forge.visit(People.ADA), forge.mount("code").tool(), point, point);
  }

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.fresh());
    forge.forge().events().listen("test", Set.of("commit."), HEARD::add);
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  private List<Event> heard() {
    return HEARD.stream().filter(e -> e.subject().mount().equals(code.id())).toList();
  }

  private String url(UserId user) {
    String secret =
        forge.forge().users().tokens().make(user, "git", Set.of(Scope.WRITE), 1).secret();
    return forge.url().toString().replace("http://", "http://" + user + ":" + secret + "@")
        + code.page();
  }

  private Path onDisk() {
    return forge.forge().config().data().resolve("repos").resolve(code.id() + ".git");
  }

  private void push(String... refs) {
    var command = new ArrayList<>(List.of("push", "-q", "-f", url(People.DAN)));
    command.addAll(List.of(refs));
    work.run(command.toArray(String[]::new));
    forge.settle();
  }

  @Test
  void aPushIsToldWithWhatItBrought() {
    work.write("a", "a").commit("Begin");
    String first = work.run("rev-parse", "HEAD");
    push("main");
    work.write("a", "b").commit("Go on");
    work.write("a", "c").commit("And on");
    push("main", "main:side");

    assertThat(heard())
        .extracting(Event::by, e -> e.detail("sentence"), e -> e.subject().page())
        .containsExactlyInAnyOrder(
            tuple(People.DAN, "pushed one commit to main", code.page() + "/log/main"),
            tuple(People.DAN, "pushed 2 commits to main", code.page() + "/log/main"),
            tuple(People.DAN, "made the branch side", code.page() + "/log/side"));
    assertThat(heard())
        .extracting(e -> e.detail("old"), e -> e.detail("subjects"))
        .contains(tuple(first, "And on\nGo on"));
  }

  @Test
  void tagsResetsAndDeletionsAreToldToo() {
    work.write("a", "a").commit("Begin");
    work.write("a", "b").commit("Go on");
    push("main", "main:side");
    work.run("tag", "v1.0");
    push("v1.0", "main~1:side");
    push(":side");

    assertThat(heard())
        .extracting(e -> e.detail("sentence"))
        .containsExactlyInAnyOrder(
            "pushed 2 commits to main",
            "made the branch side",
            "reset the branch side",
            "tagged v1.0",
            "deleted the branch side");
  }

  @Test
  void whatNobodyWasToldOfWhenTheForgeDiedIsToldOnceAfterwards() throws IOException {
    work.write("a", "a").commit("Begin");
    push("main");
    work.write("a", "b").commit("Go on");
    String last = work.run("rev-parse", "HEAD");
    work.run("push", "-q", onDisk().toString(), "main:refs/objects/kept");
    moveWithoutTelling("refs/heads/main", last);

    forge.forge().jobs().submit(new CatchUp());
    forge.settle();
    forge.forge().jobs().submit(new CatchUp());
    forge.settle();

    assertThat(heard()).hasSize(2);
    assertThat(heard().get(1).detail("new")).isEqualTo(last);
    assertThat(heard().get(1).by()).isEqualTo(People.DAN);
    assertThat(heard().get(1).detail("sentence")).isEqualTo("pushed one commit to main");
  }

  private void moveWithoutTelling(String ref, String to) throws IOException {
    try (var git = new FileRepositoryBuilder().setGitDir(onDisk().toFile()).build()) {
      var update = git.updateRef(ref);
      update.setNewObjectId(ObjectId.fromString(to));
      update.setRefLogIdent(new PersonIdent("dan", "dan", forge.clock().instant(), ZoneOffset.UTC));
      update.setRefLogMessage("push", false);
      update.update();
    }
  }

  @Test
  void manyWhoCatchUpAtOnceTellOnce() throws Exception {
    work.write("a", "a").commit("Begin");
    push("main");
    for (int i = 0; i < 5; i++) {
      work.write("a", "a" + i).commit("Commit " + i);
      work.run("push", "-q", onDisk().toString(), "main", "main:b" + i);
      var pushes = pushes();
      Callable<Void> task =
          () -> {
            pushes.catchUp(code);
            return null;
          };
      try (var threads = Executors.newFixedThreadPool(4)) {
        for (var done : threads.invokeAll(List.of(task, task, task, task))) {
          done.get();
        }
      }
    }
    forge.settle();

    assertThat(heard())
        .extracting(e -> e.detail("ref") + " " + e.detail("new"))
        .doesNotHaveDuplicates();
    assertThat(heard()).hasSize(1 + 5 + 5);
  }

  private Pushes pushes() {
    return new Pushes(
        new Systems(
            List.of(
                new GitVersionControl(
                    new GitFolder(forge.forge().config().data().resolve("repos"))))),
        new RepositoryStore(DATABASE.get(), forge.forge().events()),
        forge.forge().events(),
        forge.forge().live(),
        forge.clock());
  }

  @Test
  void aCommitIsLinkedByItsIdAndSeenFromWhatItNames() {
    work.write("a", "a").commit("Begin");
    String begin = work.run("rev-parse", "HEAD");
    work.write("a", "b").commit("Go on\n\nContinues [" + begin.substring(0, 7) + "].");
    String next = work.run("rev-parse", "HEAD");
    push("main");
    push("main:again");

    String page = forge.guest().get(code.page() + "/commit/" + next).body();
    String mentioned = forge.guest().get(code.page() + "/commit/" + begin).body();

    assertThat(page).contains("href=\"" + code.page() + "/commit/" + begin + "\"");
    assertThat(mentioned).contains("Mentioned in", "Go on");
  }

  @Test
  void openPagesHearOfAPush() {
    work.write("a", "a").commit("Begin");
    String stream = Pushes.stream(code.id());
    var before = forge.forge().live().position(stream);

    push("main");

    assertThat(forge.forge().live().position(stream).q()).isEqualTo(before.q() + 1);
    assertThat(forge.forge().live().mayRead(forge.guest(code.point().value()).identity(), stream))
        .isTrue();
  }

  @Test
  void aCheckoutOfAnyBranchIsPlantedWithItsHistory() {
    work.write("README.md", "# Forge").commit("Begin");
    work.run("tag", "v0.1");
    work.run("checkout", "-q", "-b", "work-in-progress");
    work.write("README.md", "# The forge").commit("Go on");

    plant(work.folder());
    plant(work.folder());
    forge.settle();

    StockGit clone = StockGit.in(folder.resolve("clone"));
    clone.run("clone", "-q", forge.url().toString() + code.page(), ".");
    assertThat(clone.run("log", "--format=%s")).isEqualTo("Go on\nBegin");
    assertThat(clone.run("branch", "--show-current")).isEqualTo("main");
    assertThat(clone.run("tag")).isEqualTo("v0.1");
    assertThat(heard())
        .extracting(Event::by, e -> e.detail("sentence"))
        .containsExactlyInAnyOrder(
            tuple(People.ADA, "pushed 2 commits to main"), tuple(UserId.FORGE, "tagged v0.1"));
    assertThat(forge.guest().get(code.page().toString()).body()).contains("The forge");
  }

  @Test
  void aShallowCheckoutAndNoCheckoutAtAllArePlantedAsFarAsTheyGo() {
    for (int i = 0; i < 5; i++) {
      work.write("a", "a" + i).commit("Commit " + i);
    }
    StockGit shallow = StockGit.in(folder.resolve("shallow"));
    shallow.run("clone", "-q", "--depth", "2", "file://" + work.folder(), ".");

    plant(folder.resolve("nothing"));
    plant(shallow.folder());
    forge.settle();

    StockGit clone = StockGit.in(folder.resolve("clone"));
    var answer = clone.attempt("clone", "-q", forge.url().toString() + code.page(), ".");
    assertThat(answer.worked()).as(answer.text()).isTrue();
    assertThat(clone.run("log", "--format=%s")).startsWith("Commit 4");
    clone.run("fsck");
    assertThat(forge.guest().get(code.page() + "/log/main").statusCode()).isEqualTo(200);
    assertThat(forge.guest().get(code.page().toString()).statusCode()).isEqualTo(200);
  }

  private void plant(Path checkout) {
    var visit = forge.visit(People.ADA, code.point().value());
    var tool = (Plants) forge.forge().tools().at(visit.mount()).orElseThrow();
    tool.plant(visit, new Demo(checkout, null));
  }
}
