package forge.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.StockGit;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Blame, history, changes and comparisons, as browsers and programs get them. */
class BrowsePagesTest {
  private static final String CODE = "/p/aqueduct/code";
  private static final int TRIES = 200;

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static TestForge forge;
  private static StockGit work;
  private static String first;
  private static String moved;
  private static String head;

  @BeforeAll
  static void pushSomething(@TempDir Path folder) {
    forge = TestForge.start(DATABASE.fresh());
    work = StockGit.init(folder.resolve("work"));
    work.write("src/Old.java", "class Arch {\n  int height = 21;\n  int span = 4;\n}\n")
        .write("data.bin", new byte[] {0, 1, 2, 3})
        .write("empty.txt", "")
        .write("a <b>&\".txt", "odd\n")
        .write("long.txt", "line\n".repeat(10_001));
    first = work.commit("Begin <b>boldly</b> & well");
    work.run("mv", "src/Old.java", "src/Arch.java");
    moved = work.commit("Rename the arch");
    work.write("src/Arch.java", "class Arch {\n  int height = 22;\n  int span = 4;\n}\n");
    head = work.commit("Raise the arch");
    work.run("push", "-q", url(), "main");
    forge.settle();
  }

  private static String url() {
    String secret =
        forge.forge().users().tokens().make(People.DAN, "git", Set.of(Scope.WRITE), 1).secret();
    return forge.url().toString().replace("http://", "http://dan:" + secret + "@") + CODE;
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  /** The page, once what is looked up in the background has been found. */
  private static String get(String path) {
    String page = "";
    for (int i = 0; i < TRIES; i++) {
      HttpResponse<String> answer = forge.guest().get(CODE + path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      page = answer.body();
      if (!page.contains("data-waiting=")) {
        return page;
      }
    }
    throw new AssertionError(path + " waits for ever");
  }

  private static String redirect(String path) {
    return forge.guest().get(CODE + path).headers().firstValue("Location").orElse("nowhere");
  }

  private static int status(String path) {
    return forge.guest().get(CODE + path).statusCode();
  }

  @Test
  void blameNamesTheCommitOfEachLine() {
    String page = get("/blame/main/src/Arch.java");

    assertThat(page)
        .contains(CODE + "/commit/" + head, "Raise the arch")
        .contains(CODE + "/commit/" + first, "Begin &lt;b&gt;boldly&lt;/b&gt; &amp; well")
        .contains("id=\"L4\"", "data-language=\"java\"", "rowspan=\"2\"", "class=\"blame age-")
        .contains("data-permalink=\"" + CODE + "/blame/" + head + "/src/Arch.java\"")
        .doesNotContain("Rename the arch");
  }

  @Test
  void blameStepsBackAlsoBeforeARename() {
    assertThat(get("/blame/main/src/Arch.java"))
        .contains(CODE + "/blame/" + head + "/src/Arch.java?before=1");
    assertThat(redirect("/blame/" + head + "/src/Arch.java?before=1"))
        .endsWith(CODE + "/blame/" + moved + "/src/Arch.java");
    assertThat(redirect("/blame/" + moved + "/src/Arch.java?before=1"))
        .endsWith(CODE + "/blame/" + first + "/src/Old.java");
    assertThat(status("/blame/" + first + "/src/Old.java?before=1")).isEqualTo(404);
  }

  @Test
  void blameSaysWhatItLeavesOut() {
    assertThat(get("/blame/main/data.bin")).contains("This file is binary");
    assertThat(get("/blame/main/empty.txt")).contains("This file is empty");
    assertThat(get("/blame/main/long.txt")).contains("10,001 lines", "10,000 at most");
    assertThat(get("/blame/main/a%20%3Cb%3E%26%22.txt")).contains("a &lt;b&gt;&amp;&quot;.txt");
    assertThat(redirect("/blame/main/src")).endsWith(CODE + "/tree/main/src");
    assertThat(status("/blame/main/none")).isEqualTo(404);
    assertThat(status("/blame/nowhere/src")).isEqualTo(404);
  }

  @Test
  void programsReadTheBlame() {
    get("/blame/main/src/Arch.java");
    var answer = forge.guest().get("/rest" + CODE + "/blame/main/src/Arch.java");

    assertThat(answer.body())
        .contains("\"start\":2,\"count\":1,\"commit\":\"" + head + "\"")
        .contains("\"before\":\"" + moved + "\"", "\"subject\":\"Raise the arch\"");
    assertThat(forge.guest().get("/rest" + CODE + "/blame/main/data.bin").statusCode())
        .isEqualTo(422);
  }

  @Test
  void theLogCanBeFilteredAndDrawn() {
    assertThat(get("/log/main?author=dan%40")).contains("Raise the arch", "value=\"dan@\"");
    assertThat(get("/log/main?author=nobody")).contains("No commit fits");
    assertThat(get("/log/main?text=rename")).contains("Rename the arch").doesNotContain("Raise");
    assertThat(get("/log/main?text=%3Cb%3E")).contains("value=\"&lt;b&gt;\"", "&lt;b&gt;boldly");
    assertThat(get("/log/main?view=graph"))
        .contains("class=\"lanes\"", "<circle", "Begin &lt;b&gt;boldly");
    assertThat(get("/log/main/src/Arch.java")).doesNotContain("Begin &lt;b");
    assertThat(get("/log/main/src/Arch.java?follow=1")).contains("Begin &lt;b", "This name only");
    assertThat(status("/log/main?author=" + "x".repeat(300))).isEqualTo(422);
    assertThat(status("/log/main?after=AQID")).isEqualTo(404);
  }
}
