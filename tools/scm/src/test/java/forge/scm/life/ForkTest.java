package forge.scm.life;

import static org.assertj.core.api.Assertions.assertThat;

import forge.access.CorePermission;
import forge.access.Roles;
import forge.project.MountId;
import forge.scm.StockGit;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import forge.user.UserId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ForkTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

  private final TestForge forge = TestForge.start(DATABASE.fresh());
  private final Path folder;
  private StockGit work = StockGit.in(Path.of("."));

  ForkTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void push() {
    work = StockGit.init(folder.resolve("work"));
    work.write("a", "a").commit("Begin");
    work.run("tag", "v1");
    work.run("push", "-q", url(People.ADA, "/p/aqueduct/code"), "main", "v1");
    forge.settle();
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  private String url(UserId user, String repository) {
    String secret =
        forge.forge().users().tokens().make(user, "git", Set.of(Scope.WRITE), 1).secret();
    return forge.url().toString().replace("http://", "http://" + user + ":" + secret + "@")
        + repository;
  }

  private StockGit cloned(UserId user, String repository, String name) {
    StockGit clone = StockGit.in(folder.resolve(name));
    clone.run("clone", "-q", url(user, repository), ".");
    clone.run("fsck", "--strict");
    return clone;
  }

  private int fork(UserId user, String to, String point) {
    return forge
        .as(user)
        .post("/p/aqueduct/code/forks", Map.of("project", to, "point", point))
        .statusCode();
  }

  private Path directory(MountId mount) {
    return forge.forge().config().data().resolve("repos/" + mount + ".git");
  }

  private MountId gusFork() {
    return forge
        .forge()
        .projectStore()
        .find(new forge.project.ProjectId("u", "gus"))
        .flatMap(p -> p.mount("arch"))
        .orElseThrow()
        .id();
  }

  @Test
  void aForkHasEverythingAndBorrowsIt() throws Exception {
    assertThat(fork(People.GUS, "u/gus", "arch")).isEqualTo(303);

    StockGit clone = cloned(People.GUS, "/u/gus/arch", "clone");
    assertThat(clone.run("rev-parse", "HEAD")).isEqualTo(work.run("rev-parse", "HEAD"));
    assertThat(clone.run("tag")).isEqualTo("v1");
    Path borrowed = directory(gusFork()).resolve("objects/info/alternates");
    assertThat(Files.readString(borrowed)).startsWith("../../");
    assertThat(forge.as(People.MIA).get("/p/aqueduct/code/forks").body()).contains("u/gus/arch");
    assertThat(forge.as(People.MIA).get("/u/gus/arch").body())
        .contains("This is a fork", "/u/gus/arch/forks");
    assertThat(forge.as(People.ADA).get("/p/aqueduct/code/settings").body())
        .contains("/p/aqueduct/code/repositories");
    assertThat(forge.as(People.MIA).get("/u/gus/arch/forks").body())
        .contains("Forked from p/aqueduct/code", "the same as there");
  }

  @Test
  void aForkIsBroughtUpToDateWithoutLosingAnything() {
    fork(People.GUS, "u/gus", "arch");
    work.write("b", "b").commit("Go on");
    work.run("push", "-q", url(People.ADA, "/p/aqueduct/code"), "main");
    var gus = forge.as(People.GUS);
    assertThat(gus.get("/u/gus/arch/forks").body()).contains("0 ahead of and 1 behind");

    assertThat(gus.post("/u/gus/arch/forks/sync", Map.of()).statusCode()).isEqualTo(303);
    assertThat(gus.get("/u/gus/arch/forks").body()).contains("the same as there");

    StockGit clone = cloned(People.GUS, "/u/gus/arch", "clone");
    clone.write("c", "c").commit("Mine");
    clone.run("push", "-q", url(People.GUS, "/u/gus/arch"), "HEAD:main");
    work.write("d", "d").commit("Theirs");
    work.run("push", "-q", url(People.ADA, "/p/aqueduct/code"), "main");
    assertThat(gus.get("/u/gus/arch/forks").body()).contains("1 ahead of and 1 behind");
    assertThat(gus.post("/u/gus/arch/forks/sync", Map.of()).statusCode()).isEqualTo(409);
    assertThat(forge.as(People.MIA).post("/u/gus/arch/forks/sync", Map.of()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void tidyingTheParentNeverTakesWhatAForkNeeds() {
    work.run("checkout", "-q", "-b", "side");
    work.write("side", "side").commit("Side");
    work.run("push", "-q", url(People.ADA, "/p/aqueduct/code"), "side");
    fork(People.GUS, "u/gus", "arch");
    work.run("push", "-q", url(People.ADA, "/p/aqueduct/code"), ":side");
    for (int i = 0; i < 3; i++) {
      forge.clock().advance(Duration.ofDays(100));
      forge.as(People.ADA).post("/p/aqueduct/code/settings/upkeep", Map.of());
      forge.as(People.GUS).post("/u/gus/arch/settings/upkeep", Map.of());
      forge.settle();
    }

    StockGit clone = cloned(People.GUS, "/u/gus/arch", "clone");
    assertThat(clone.run("show", "origin/side:side")).isEqualTo("side");
  }

  @Test
  void deletingTheParentLeavesItsForksWhole() {
    fork(People.GUS, "u/gus", "arch");
    var code = forge.mount("code");

    forge.forge().mounting().unmount(forge.visit(People.ADA), code.id());
    forge.settle();

    assertThat(directory(code.id())).doesNotExist();
    StockGit clone = cloned(People.GUS, "/u/gus/arch", "clone");
    assertThat(clone.run("log", "--format=%s")).isEqualTo("Begin");
    assertThat(directory(gusFork()).resolve("objects/info/alternates")).doesNotExist();
  }

  @Test
  void aForkOfWhatIsPrivateStaysPrivateAndBorrowsNothing() {
    forge
        .forge()
        .members()
        .grant(
            forge.visit(People.ADA),
            forge.mount("code").id(),
            CorePermission.READ,
            Set.of(Roles.MEMBER));

    assertThat(fork(People.GUS, "u/gus", "stolen")).isEqualTo(404);
    assertThat(fork(People.MIA, "u/mia", "arch")).isEqualTo(303);
    assertThat(fork(People.MIA, "p/aqueduct", "mine")).isEqualTo(422);

    assertThat(forge.as(People.MIA).get("/u/mia/arch").statusCode()).isEqualTo(200);
    assertThat(forge.as(People.GUS).get("/u/mia/arch").statusCode()).isEqualTo(404);
    assertThat(cloned(People.MIA, "/u/mia/arch", "clone").run("log", "--format=%s"))
        .isEqualTo("Begin");
  }

  @Test
  void aParentThatIsClosedLendsNoMore() {
    fork(People.GUS, "u/gus", "arch");
    forge
        .forge()
        .members()
        .grant(
            forge.visit(People.ADA),
            forge.mount("code").id(),
            CorePermission.READ,
            Set.of(Roles.MEMBER));
    assertThat(forge.as(People.GUS).get("/u/gus/arch/forks").body())
        .doesNotContain("aqueduct/code");
    forge.clock().advance(Duration.ofDays(1));
    forge.settle();

    assertThat(directory(gusFork()).resolve("objects/info/alternates")).doesNotExist();
    cloned(People.GUS, "/u/gus/arch", "clone");
  }
}
