package forge.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.StockGit;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import forge.user.UserId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A repository compared with its fork, in browsers and by programs. */
class CompareForksTest {
  private static final String CODE = "/p/aqueduct/code";

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static TestForge forge;
  private static String theirs;

  @BeforeAll
  static void pushSomething(@TempDir Path folder) {
    forge = TestForge.start(DATABASE.fresh());
    StockGit work = StockGit.init(folder.resolve("work"));
    work.write("a.txt", "one\n").commit("Begin");
    work.run("push", "-q", url(People.ADA, CODE), "main");
    forge.settle();
    forge.as(People.GUS).post(CODE + "/forks", Map.of("project", "u/gus", "point", "arch"));
    work.run("switch", "-q", "-c", "idea");
    theirs = work.write("a.txt", "two\n").commit("Have an idea");
    work.run("push", "-q", url(People.GUS, "/u/gus/arch"), "idea");
    work.run("switch", "-q", "main");
    work.write("b.txt", "b\n").commit("Go on");
    work.run("push", "-q", url(People.ADA, CODE), "main");
    forge.settle();
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  private static String url(UserId user, String repository) {
    String secret =
        forge.forge().users().tokens().make(user, "git", Set.of(Scope.WRITE), 1).secret();
    return forge.url().toString().replace("http://", "http://" + user + ":" + secret + "@")
        + repository;
  }

  @Test
  void aBranchOfAForkIsComparedWithItsParent() {
    String commits = forge.guest().get(CODE + "/compare/main...gus:idea").body();
    String files = forge.guest().get(CODE + "/compare/main...u/gus/arch:idea?tab=files").body();

    assertThat(commits)
        .contains("Have an idea", "1 commit ahead of main and 1 behind")
        .contains("/u/gus/arch/commit/" + theirs);
    assertThat(files).contains("a.txt", "/u/gus/arch/file/" + theirs).doesNotContain("b.txt");
  }

  @Test
  void aForkIsComparedWithItsParentFromItsOwnSide() {
    assertThat(forge.guest().get("/u/gus/arch/compare/idea...p/aqueduct:main").body())
        .contains("Go on", "/p/aqueduct/code/commit/");
  }

  @Test
  void programsGetTheSame() {
    String json = forge.guest().get("/rest" + CODE + "/compare/main...gus:idea").body();

    assertThat(json)
        .contains("\"ahead\":1,\"behind\":1", "\"subject\":\"Have an idea\"", "\"path\":\"a.txt\"")
        .doesNotContain("b.txt");
  }

  @Test
  void whatIsNoForkOrHiddenIsNotThere() {
    for (String name :
        new String[] {"mia:main", "u/gus/other:main", "nobody:main", ":main", "a/b/c/d:x"}) {
      assertThat(forge.guest().get(CODE + "/compare/main..." + name).statusCode())
          .as(name)
          .isEqualTo(404);
    }
  }

  @Test
  void branchesAreListedMadeAndDeletedByPrograms() {
    var ada = forge.as(People.ADA);

    var made =
        ada.json("POST", "/rest" + CODE + "/branches", "{\"name\":\"x\",\"from\":\"main~0\"}");
    var right =
        ada.json("POST", "/rest" + CODE + "/branches", "{\"name\":\"x\",\"from\":\"main\"}");
    String listed = ada.get("/rest" + CODE + "/branches?q=x").body();
    var early = ada.json("DELETE", "/rest" + CODE + "/branches/x?at=" + theirs, null);
    String at = listed.replaceAll("(?s).*\"commit\":\"([0-9a-f]{40})\".*", "$1");
    var deleted = ada.json("DELETE", "/rest" + CODE + "/branches/x?at=" + at, null);

    assertThat(made.statusCode()).isEqualTo(422);
    assertThat(right.statusCode()).as(right.body()).isEqualTo(201);
    assertThat(listed).contains("\"name\":\"x\"", "\"ahead\":0,\"behind\":0");
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(deleted.body()).isEqualTo("{\"name\":\"x\",\"was\":\"" + at + "\"}");
    assertThat(ada.get("/rest" + CODE + "/branches?q=x").body()).isEqualTo("[]");
  }
}
