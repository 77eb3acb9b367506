package forge.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.StockGit;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Branches and tags made, deleted and brought back in a browser and by programs. */
class RefDeedsTest {
  private static final String CODE = "/p/aqueduct/code";

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static TestForge forge;
  private static StockGit work;
  private static String side;
  private static String url;

  @BeforeAll
  static void pushSomething(@TempDir Path folder) {
    forge = TestForge.start(DATABASE.fresh());
    String secret =
        forge.forge().users().tokens().make(People.DAN, "git", Set.of(Scope.WRITE), 1).secret();
    url = forge.url().toString().replace("http://", "http://dan:" + secret + "@") + CODE;
    work = StockGit.init(folder.resolve("work"));
    work.write("a", "a").commit("Begin");
    work.run("switch", "-q", "-c", "side");
    side = work.write("b", "b").commit("Aside");
    work.run("tag", "-a", "v1", "-m", "One");
    work.run("branch", "kept");
    work.run("branch", "ruled");
    work.run("push", "-q", url, "main", "side", "kept", "ruled", "v1");
    forge.settle();
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  private static String refs() {
    return work.run("ls-remote", url);
  }

  @Test
  void aDeletedBranchIsBroughtBackByTheIdThatThePageShows() {
    var dan = forge.as(People.DAN);

    var deleted = dan.post(CODE + "/branches/change/delete", Map.of("name", "side", "at", side));
    String after = refs();
    String where = deleted.headers().firstValue("Location").orElseThrow();
    String page = dan.get(where.substring(where.indexOf(CODE))).body();
    dan.post(CODE + "/branches/change/restore", Map.of("name", "side", "at", side));

    assertThat(deleted.statusCode()).isEqualTo(303);
    assertThat(after).doesNotContain("refs/heads/side");
    assertThat(page).contains("The branch “side” is deleted", "Bring it back", side);
    assertThat(refs()).contains(side + "\trefs/heads/side");
  }

  @Test
  void aDeletedTagIsBroughtBackWithItsNote() {
    var dan = forge.as(People.DAN);
    String before = refs();

    var deleted = dan.post(CODE + "/tags/change/delete", Map.of("name", "v1", "at", side));
    String where = deleted.headers().firstValue("Location").orElseThrow();
    String note = where.substring(where.indexOf("&at=") + 4);
    assertThat(refs()).doesNotContain("refs/tags/v1");
    dan.post(CODE + "/tags/change/restore", Map.of("name", "v1", "at", note));

    assertThat(refs()).isEqualTo(before);
  }

  @Test
  void aBranchIsMadeAtAnyCommit() {
    var dan = forge.as(People.DAN);

    dan.post(CODE + "/branches/change/make", Map.of("name", "fresh/one", "from", side));
    var twice = dan.post(CODE + "/branches/change/make", Map.of("name", "fresh/one", "from", side));
    var wrong = dan.post(CODE + "/branches/change/make", Map.of("name", "a..b", "from", side));
    var nowhere = dan.post(CODE + "/branches/change/make", Map.of("name", "c", "from", "gone"));

    assertThat(refs()).contains(side + "\trefs/heads/fresh/one");
    assertThat(twice.body()).contains("There is a branch “fresh/one” already.");
    assertThat(wrong.body()).contains("is no name that a branch can have");
    assertThat(nowhere.body()).contains("There is no branch, tag or commit gone.");
  }

  @Test
  void whatWouldLoseSomethingIsRefusedWithASentence() {
    var dan = forge.as(People.DAN);
    var moved =
        dan.post(CODE + "/branches/change/delete", Map.of("name", "kept", "at", "0".repeat(40)));
    var first = dan.post(CODE + "/branches/change/delete", Map.of("name", "main", "at", main()));
    var gone = dan.post(CODE + "/branches/change/delete", Map.of("name", "no", "at", side));

    assertThat(moved.body()).contains("has moved since you saw it");
    assertThat(first.body()).contains("Visitors see the branch “main” first");
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(refs()).contains("refs/heads/kept", "refs/heads/main");
  }

  private static String main() {
    return work.run("rev-parse", "main");
  }

  @Test
  void rulesHoldHereAsForPushes() {
    String rule = "{\"pattern\":\"ruled\",\"delete\":\"nobody\"}";
    forge.as(People.ADA).json("POST", "/rest" + CODE + "/rules", rule);

    var refused =
        forge
            .as(People.DAN)
            .post(CODE + "/branches/change/delete", Map.of("name", "ruled", "at", side));

    assertThat(refused.body()).contains("lets nobody delete ruled.");
    assertThat(refs()).contains("refs/heads/ruled");
  }

  @Test
  void readersAreNeitherOfferedNorAllowedIt() {
    var mia = forge.as(People.MIA);

    assertThat(mia.get(CODE + "/branches").body())
        .doesNotContain("New branch", "Delete the branch");
    assertThat(
            mia.post(CODE + "/branches/change/delete", Map.of("name", "kept", "at", side))
                .statusCode())
        .isEqualTo(403);
    assertThat(refs()).contains("refs/heads/kept");
  }
}
