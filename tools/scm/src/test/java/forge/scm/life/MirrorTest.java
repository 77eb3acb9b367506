package forge.scm.life;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.StockGit;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MirrorTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String SETTINGS = "/p/aqueduct/code/settings/mirrors";

  private final TestForge forge = TestForge.start(DATABASE.fresh());
  private final Path folder;
  private final GitSite site;

  MirrorTest(@TempDir Path folder) {
    this.folder = folder;
    this.site = GitSite.serve(folder);
  }

  @BeforeEach
  void bare() {
    StockGit.in(folder.resolve("other.git")).run("init", "-q", "--bare", "-b", "main");
    site.lock("ada", "up&over");
  }

  @AfterEach
  void stop() {
    site.close();
    forge.close();
  }

  private StockGit other() {
    return StockGit.in(folder.resolve("other.git"));
  }

  private void keep(String direction, Map<String, String> more) {
    var form = new java.util.HashMap<>(more);
    form.putIfAbsent("url", site.url("other.git"));
    form.putIfAbsent("minutes", "60");
    var answer = forge.as(People.ADA).post(SETTINGS + "/" + direction, form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }

  private String push(StockGit work, String... refs) {
    String secret =
        forge.forge().users().tokens().make(People.DAN, "git", Set.of(Scope.WRITE), 1).secret();
    var command = new ArrayList<>(java.util.List.of("push", "-q"));
    command.add(
        forge.url().toString().replace("http://", "http://dan:" + secret + "@")
            + "/p/aqueduct/code");
    command.addAll(java.util.List.of(refs));
    return work.attempt(command.toArray(String[]::new)).text();
  }

  private StockGit work() {
    StockGit work = StockGit.init(folder.resolve("work"));
    work.write("a", "a").commit("Begin");
    return work;
  }

  private String page() {
    return forge.as(People.ADA).get(SETTINGS).body();
  }

  @Test
  void aPulledMirrorFollowsAndTakesNoPushes() {
    StockGit work = work();
    work.run("branch", "old");
    work.run("push", "-q", other().folder().toString(), "main", "old");

    keep("pull", Map.of("user", "ada", "password", "up&over", "prune", "true"));
    forge.settle();
    assertThat(page()).contains("2 refs moved");
    assertThat(forge.as(People.ADA).get("/rest/p/aqueduct/code").body()).contains("old");
    assertThat(push(work, "main")).contains("follows localhost and takes no pushes");

    work.write("b", "b").commit("Go on");
    work.run("push", "-q", other().folder().toString(), "main", ":old");
    forge.clock().advance(Duration.ofMinutes(66));
    forge.settle();

    assertThat(forge.as(People.ADA).get("/p/aqueduct/code").body()).contains("Go on");
    assertThat(forge.as(People.ADA).get("/rest/p/aqueduct/code").body()).doesNotContain("old");
    assertThat(page()).contains("refs moved").doesNotContain("up&amp;over", "up&over");
    var kept = forge.forge().database().getCollection("repository_mirrors").find();
    assertThat(kept.into(new ArrayList<>()).toString()).doesNotContain("up&over");
  }

  @Test
  void aPushedMirrorIsFollowedAfterEachPush() {
    keep("push", Map.of("user", "ada", "password", "up&over"));
    StockGit work = work();
    work.run("tag", "v1");
    work.run("branch", "side");
    assertThat(push(work, "main", "side", "v1")).doesNotContain("rejected", "fatal");
    forge.settle();
    assertThat(other().run("for-each-ref", "--format=%(refname)"))
        .isEqualTo("refs/heads/main\nrefs/heads/side\nrefs/tags/v1");

    assertThat(push(work, ":side")).doesNotContain("rejected", "fatal");
    forge.settle();

    assertThat(other().run("for-each-ref", "--format=%(refname)"))
        .isEqualTo("refs/heads/main\nrefs/tags/v1");
    assertThat(page()).contains("One ref moved");
  }

  @Test
  void aWrongLoginIsSaidAndAnotherHostNeverGetsTheOldOne() {
    keep("push", Map.of("user", "ada", "password", "wrong"));
    push(work(), "main");
    forge.settle();
    assertThat(page()).contains("wants a user name and a password");

    keep("push", Map.of("url", "http://127.0.0.1:1/other.git"));
    forge.settle();

    assertThat(page()).contains("private network").doesNotContain("A login is kept");
  }

  @Test
  void onlyAdminsSeeThem() {
    assertThat(forge.as(People.DAN).get(SETTINGS).statusCode()).isEqualTo(403);
    assertThat(forge.as(People.DAN).post(SETTINGS + "/pull", Map.of()).statusCode()).isEqualTo(403);
  }
}
