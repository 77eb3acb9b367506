package forge.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.StockGit;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
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
  private static String side;
  private static String tip;

  @BeforeAll
  static void pushSomething(@TempDir Path folder) {
    forge = TestForge.start(DATABASE.fresh());
    work = StockGit.init(folder.resolve("work"));
    work.write("src/Old.java", "class Arch {\n  int height = 21;\n  int span = 4;\n}\n")
        .write("data.bin", new byte[] {0, 1, 2, 3})
        .write("values.csv", "name;what\n\"a \"\"b\"\"; c\";<b>x\n\n")
        .write("rows.tsv", "n\tm\n" + "1\t2\n".repeat(1_100))
        .write("empty.txt", "")
        .write("a <b>&\".txt", "odd\n")
        .write("long.txt", "line\n".repeat(10_001));
    try {
      Files.createSymbolicLink(folder.resolve("work/src/up"), Path.of("../values.csv"));
      Files.createSymbolicLink(folder.resolve("work/out"), Path.of("../../etc/passwd"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    first = work.commit("Begin <b>boldly</b> & well");
    work.run("mv", "src/Old.java", "src/Arch.java");
    moved = work.commit("Rename the arch");
    work.write("src/Arch.java", "class Arch {\n  int height = 22;\n  int span = 4;\n}\n");
    head = work.commit("Raise the arch");
    work.run("switch", "-q", "-c", "feature/<b>x");
    work.write("src/Arch.java", "class Arch {\n  int height  =  22;\n  int span = 5;\n}\n")
        .write("many.txt", "line\n".repeat(700))
        .write("picture.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3})
        .write("größe.txt", "Ü\n");
    side = work.commit("Größe <i>ändern</i>, \"sehr\"\n\nWith a body\n---\nand more");
    work.run("switch", "-q", "main");
    work.write("more.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
    work.commit("More");
    work.write("more.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\nten\n");
    tip = work.commit("Write a number out");
    work.run("tag", "-a", "v1.0", "-m", "The <b>first</b> release");
    work.run("push", "-q", url(), "main", "feature/<b>x", "v1.0");
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
        .contains("data-permalink=\"" + CODE + "/blame/" + tip + "/src/Arch.java\"")
        .doesNotContain("Rename the arch");
  }

  @Test
  void pagesOfBranchesAreOfferedAnewAfterPushesToThem() {
    assertThat(get("/file/main/more.txt")).contains("data-live-about=\"main\"");
    assertThat(get("/blame/main/more.txt")).contains("data-live-about=\"main\"");
    assertThat(get("/compare/v1.0...main")).contains("data-live-about=\"v1.0 main\"");
    assertThat(get("/activity")).contains("data-live-about=\"main\"");
    assertThat(get("/file/" + tip + "/more.txt")).doesNotContain("data-live-about");
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

  @Test
  void aCommitIsShownTheWayOneLikes() {
    String all = get("/commit/" + side);
    String spaces = get("/commit/" + side + "?w=1");
    String one = get("/commit/" + side + "?file=src/Arch.java&context=25");

    assertThat(all)
        .contains("class=\"jump\"", "many.txt", "closed, for it is long")
        .contains("Größe &lt;i&gt;ändern&lt;/i&gt;", "/commit/" + side + ".patch")
        .contains("data-more=\"d-", "file=src%2FArch.java&amp;context=25#d-");
    assertThat(all).contains("height<ins>");
    assertThat(spaces).doesNotContain("height<ins>").contains("Show white space");
    assertThat(one).contains("Show all of it.").doesNotContain("many.txt");
    assertThat(get("/commit/" + tip)).doesNotContain("<td class=\"src\">1\n");
    assertThat(get("/commit/" + tip + "?file=more.txt&context=25&view=split"))
        .contains("class=\"diff sides\"", "data-n=\"1\"");
    assertThat(get("/commit/" + tip + "?file=none&context=x")).contains("0 files changed");
    assertThat(get("/commit/" + side + "/in"))
        .contains("feature/&lt;b&gt;x")
        .doesNotContain("v1.0");
    assertThat(get("/commit/" + first + "/in")).contains("main", "v1.0");
  }

  @Test
  void stockGitTakesThePatches(@TempDir Path folder) {
    for (String commit : List.of(moved, head, side)) {
      String patch = forge.guest().get(CODE + "/commit/" + commit + ".patch").body();
      var there = StockGit.init(folder.resolve(commit));
      there.run("fetch", "-q", work.folder().toString(), "refs/heads/*:refs/heads/all/*");
      there.run("reset", "-q", "--hard", commit + "^");
      there.write("../" + commit + ".patch", patch);
      there.run("am", "-q", folder.resolve(commit + ".patch").toString());

      assertThat(there.run("rev-parse", "HEAD^{tree}"))
          .isEqualTo(work.run("rev-parse", commit + "^{tree}"));
      assertThat(there.run("log", "-1", "--format=%an %ae %at %s"))
          .isEqualTo(work.run("log", "-1", "--format=%an %ae %at %s", commit));

      there.run("reset", "-q", "--hard", "HEAD^");
      there.write(
          "../" + commit + ".diff", forge.guest().get(CODE + "/commit/" + commit + ".diff").body());
      there.run("apply", "--index", folder.resolve(commit + ".diff").toString());
      assertThat(there.run("write-tree")).isEqualTo(work.run("rev-parse", commit + "^{tree}"));
    }
  }

  @Test
  void anyTwoRefsAreCompared() {
    String side = "feature/%3Cb%3Ex";
    String commits = get("/compare/main..." + side);
    String files = get("/compare/main..." + side + "?tab=files");
    String straight = get("/compare/main.." + side + "?tab=files");

    assertThat(commits)
        .contains(
            "1 commit ahead of main and 2 behind", "Größe &lt;i&gt;ändern", "feature/&lt;b&gt;x")
        .doesNotContain("<b>x");
    assertThat(files).contains("src/Arch.java").doesNotContain("more.txt");
    assertThat(straight).contains("src/Arch.java", "more.txt");
    assertThat(get("/compare/main...main")).contains("is the same as main", "No commit is missing");
    assertThat(redirect("/compare?from=main&to=" + side)).endsWith("/compare/main..." + side);
    assertThat(redirect("/compare/v1.0")).endsWith("/compare/main...v1.0");
    assertThat(forge.guest().get(CODE + "/compare/main..v1.0.diff").statusCode()).isEqualTo(200);
    assertThat(status("/compare/main...nowhere")).isEqualTo(404);
    assertThat(status("/compare/...")).isEqualTo(404);
    assertThat(status("/compare/nowhere.diff")).isEqualTo(404);
    assertThat(status("/compare?from=nowhere")).isEqualTo(404);
  }

  @Test
  void branchesTellHowFarTheyAreApart() {
    assertThat(get("/branches"))
        .contains("1 ahead, 2 behind", "feature/&lt;b&gt;x", "Größe &lt;i&gt;ändern", "default")
        .contains(CODE + "/compare/main...feature/%3Cb%3Ex");
    assertThat(get("/branches?q=FEAT")).doesNotContain(">main</a>").contains("1 branch<");
    assertThat(get("/branches?q=%3Cb%3Enone")).contains("No name has that in it");
    assertThat(get("/branches?kind=active")).contains("Active");
    assertThat(get("/branches?after=0.refs/heads/zz")).contains("No branches here");
    assertThat(get("/tags")).contains("The &lt;b&gt;first&lt;/b&gt; release", "v1.0");
    assertThat(status("/branches?q=" + "x".repeat(300))).isEqualTo(422);
  }

  @Test
  void valuesAreATableAndLinksLeadOn() {
    assertThat(get("/file/main/values.csv"))
        .contains("<td>a &quot;b&quot;; c</td>", "<td>&lt;b&gt;x</td>", "<th>what</th>", "Source");
    assertThat(get("/file/main/values.csv?plain=1")).contains("id=\"L2\"");
    assertThat(get("/file/main/rows.tsv")).contains("These are the first 1,000 rows");
    assertThat(get("/file/main/src/up")).contains("href=\"" + CODE + "/file/main/values.csv\"");
    assertThat(get("/file/main/out")).contains("Symbolic link", "../../etc/passwd");
  }

  @Test
  void feedReadersGetTheNewestCommits() throws Exception {
    var answer = forge.guest().get(CODE + "/feed/feature/%3Cb%3Ex");
    var feed =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
    var entries = feed.getElementsByTagName("entry");

    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/atom+xml; charset=utf-8");
    assertThat(entries.getLength()).isEqualTo(4);
    assertThat(entries.item(0).getTextContent())
        .contains("Größe <i>ändern</i>, \"sehr\"", forge.url() + CODE + "/commit/" + side)
        .contains("With a body", "Dan");
    assertThat(forge.guest().get(CODE + "/feed/main/src").body())
        .contains("Raise the arch")
        .doesNotContain("Write a number out");
    assertThat(get("/log/main")).contains("type=\"application/atom+xml\"", CODE + "/feed/main\"");
    assertThat(status("/feed/nowhere")).isEqualTo(404);
  }
}
