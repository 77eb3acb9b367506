package forge.scm.svn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.model.Updates;
import forge.event.Event;
import forge.project.Mount;
import forge.scm.StockClient;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SvnPagesTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

  private static final List<Event> HEARD = new CopyOnWriteArrayList<>();
  private static TestForge forge;
  private static int mounts;

  private final Mount code;
  private final StockClient svn;
  private final String url;

  /** Each test has a repository of its own. */
  SvnPagesTest(@TempDir Path folder) {
    String point = "svn" + ++mounts;
    this.code =
        forge
            .forge()
            .mounting()
            .mount(
                forge.visit(People.ADA),
                forge.mount("code").tool(),
                point,
                point,
                Map.of("system", "svn"));
    this.svn = new StockClient(folder.resolve("work"), "svn");
    this.url =
        "file://" + forge.forge().config().data().resolve("repos").resolve(code.id() + ".svn");
  }

  @BeforeAll
  static void start() {
    var svnUrl = Map.of("FORGE_SVN_URL", "https://svn.example.org/svn/");
    forge = TestForge.start(DATABASE.fresh(), svnUrl);
    forge.forge().events().listen("test", Set.of("commit."), HEARD::add);
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  private String page(Object... parts) {
    var answer = forge.guest().get(code.page(parts).toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private void fill() throws IOException {
    svn.run("mkdir", "-q", "-m", "Layout", url + "/trunk", url + "/branches", "--username", "dan");
    svn.run("checkout", "-q", url + "/trunk", ".");
    Files.createDirectory(svn.folder().resolve("src"));
    Files.writeString(svn.folder().resolve("src/Main.java"), "class Main {}\n");
    Files.writeString(svn.folder().resolve("README.md"), "# Aqueduct on Subversion\n");
    svn.run("add", "-q", "src", "README.md");
    svn.run("commit", "-q", "-m", "Begin\n\nWith a body.", "--username", "dan");
  }

  @Test
  void everyPageShowsWhatWasCommitted() throws IOException {
    String checkout =
        "svn checkout https://svn.example.org/svn/p.aqueduct." + code.point() + "/trunk aqueduct";
    assertThat(page()).contains("Nothing has been committed yet", checkout);
    fill();
    assertThat(page()).contains(checkout);

    assertThat(page()).contains("Aqueduct on Subversion", "README.md", "Begin", "/tree/trunk/src");
    assertThat(page("tree/trunk/src")).contains("Main.java");
    assertThat(page("tree/r2-trunk/src")).contains("Main.java");
    assertThat(page("tree/r2/trunk/src")).contains("Main.java");
    assertThat(page("file/trunk/src/Main.java")).contains("class Main {}");
    assertThat(page("raw/trunk/src/Main.java")).isEqualTo("class Main {}\n");
    assertThat(page("log/trunk"))
        .contains("Begin", "Layout", code.page("commit/r2").toString())
        .doesNotContain("view=graph");
    assertThat(page("commit/r2")).contains("Begin", "With a body.", "trunk/src/Main.java", "r1");
    String blame = page("blame/trunk/src/Main.java");
    while (blame.contains("data-waiting=\"blame\"")) {
      blame = page("blame/trunk/src/Main.java");
    }
    assertThat(blame).contains("class Main {}", "Begin");
    assertThat(page("branches")).contains("trunk");
  }

  @Test
  @Timeout(180)
  void commitsAreToldOnceWithTheirAuthor() throws IOException {
    fill();
    page();
    while (HEARD.stream().noneMatch(e -> e.subject().mount().equals(code.id()))) {
      forge.settle();
    }
    for (int i = 0; i < 3; i++) {
      forge.forge().jobs().submit(new forge.scm.CatchUp());
      forge.settle();
    }

    assertThat(HEARD.stream().filter(e -> e.subject().mount().equals(code.id())))
        .extracting(Event::by, e -> e.detail("sentence"), e -> e.detail("new"))
        .containsExactly(tuple(People.DAN, "pushed 2 commits to trunk", "r2-trunk"));
  }

  @Test
  void whatOnlyGitHasIsNeitherShownNorAnswered() throws IOException {
    fill();
    var ada = forge.as(People.ADA);
    for (String part :
        List.of(
            "info/refs?service=git-upload-pack",
            "edit/trunk/README.md",
            "new/trunk",
            "forks",
            "settings/mirrors",
            "settings/upkeep")) {
      var answer = ada.get(code.page() + "/" + part);
      assertThat(answer.statusCode()).as(part).isEqualTo(404);
      assertThat(answer.body()).as(part).contains("is there for Git repositories only");
    }
    for (String part : List.of("forks", "mirrors", "upkeep", "contents/trunk/README.md")) {
      assertThat(ada.json("GET", "/rest" + code.page() + "/" + part, null).statusCode())
          .as(part)
          .isEqualTo(404);
    }
    String file = ada.get(code.page("file/trunk/README.md").toString()).body();
    String settings = ada.get(code.page("settings").toString()).body();
    String rules = ada.get(code.page("settings/rules").toString()).body();
    String commit = ada.get(code.page("commit/r2").toString()).body();
    assertThat(file).doesNotContain("/edit/trunk", "/forks");
    assertThat(settings).contains("/settings/rules").doesNotContain("/mirrors", "/upkeep");
    assertThat(rules).contains("Largest file").doesNotContain("LFS", "sign off", "gpg.format");
    assertThat(commit).contains("r2.diff").doesNotContain("git am");
  }

  @Test
  void adminsHaveItsLogReadAgain() throws IOException {
    fill();
    assertThat(page("log/trunk")).contains("Begin");
    forge
        .forge()
        .database()
        .getCollection("svn_log")
        .updateMany(new Document("mount", code.id().value()), Updates.set("message", "Wrong"));
    assertThat(page("log/trunk")).contains("Wrong");

    String again = "/rest" + code.page() + "/index";
    assertThat(forge.as(People.MIA).json("POST", again, null).statusCode()).isEqualTo(403);
    assertThat(forge.as(People.ADA).json("POST", again, null).statusCode()).isEqualTo(202);

    assertThat(page("log/trunk")).contains("Begin").doesNotContain("Wrong");
  }
}
