package forge.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.StockGit;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScmPagesTest {
  private static final String CODE = "/p/aqueduct/code";

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static TestForge forge;
  private static StockGit work;
  private static String first;
  private static String head;

  @BeforeAll
  static void pushSomething(@TempDir Path folder) throws Exception {
    forge = TestForge.start(DATABASE.fresh());
    work = StockGit.init(folder.resolve("work"));
    work.write(
            "README.md",
            "# Aqueduct\n\nSee [the arch](src/Arch.java) and [docs](docs/).\n\n![logo](logo.png)\n")
        .write("src/Arch.java", "class Arch {\n  int height = 21;\n}\n")
        .write("docs/guide.md", "# Guide\n\n<script>alert(1)</script>\n")
        .write("logo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1})
        .write(
            "drawing.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
        .write("page.html", "<script>alert('x')</script>")
        .write("data.bin", new byte[] {0, 1, 2, 3})
        .write("large.txt", "line\n".repeat(300_000))
        .write("odd name & <b>#?%;.txt", "odd\n")
        .write("latin.txt", "Größe\n".getBytes(StandardCharsets.ISO_8859_1));
    Files.createSymbolicLink(work.folder().resolve("link"), Path.of("src/Arch.java"));
    first = work.commit("Begin <b>boldly</b>\n\nFor [the arch](http://example.org/).");
    work.run("update-index", "--add", "--cacheinfo", "160000," + "1".repeat(40) + ",module");
    work.write("src/Arch.java", "class Arch {\n  int height = 22;\n}\n");
    work.run("add", "src");
    work.run("commit", "-q", "-m", "Raise the arch");
    work.run("branch", "feature/raise");
    work.run("tag", "-a", "v1.0", "-m", "First");
    head = work.run("rev-parse", "HEAD");
    work.run("push", "-q", url(), "main", "feature/raise", "v1.0");
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

  private static HttpResponse<String> get(String path) {
    HttpResponse<String> answer = forge.guest().get(CODE + path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer;
  }

  @Test
  void browsersAndScriptsThatTakeAnythingGetThePage() {
    for (String accept : new String[] {"text/html,application/xml;q=0.9,*/*;q=0.8", "*/*"}) {
      var guest = forge.guest();
      var answer = guest.send(guest.request("/p/aqueduct/code").header("Accept", accept));
      assertThat(answer.statusCode()).as(accept).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    }
  }

  @Test
  void theFirstPageShowsTheTreeAndTheReadme() {
    String page = get("").body();

    assertThat(page)
        .contains("href=\"" + CODE + "/tree/main/src\"")
        .contains("Raise the arch")
        .contains("Begin &lt;b&gt;boldly&lt;/b&gt;")
        .contains(forge.url() + CODE + ".git")
        .contains("href=\"" + CODE + "/file/main/src/Arch.java\"")
        .contains("src=\"" + CODE + "/raw/main/logo.png\"")
        .contains("@ 11111111")
        .contains("data-live=\"repo:");
    assertThat(get("/").body()).contains("Raise the arch");
  }

  @Test
  void anEmptyRepositorySaysWhatToType() {
    forge
        .forge()
        .mounting()
        .mount(forge.visit(People.ADA), forge.mount("code").tool(), "empty", "Empty");

    String page = forge.as(People.DAN).get("/p/aqueduct/empty").body();

    assertThat(page).contains("git push -u origin", forge.url() + "/p/aqueduct/empty.git");
  }

  @Test
  void treesAreFoundUnderBranchesTagsAndCommits() {
    for (String ref : List.of("main", "feature/raise", "v1.0", head, head.substring(0, 8))) {
      assertThat(get("/tree/" + ref + "/src").body()).contains("Arch.java", "Raise the arch");
      assertThat(get("/file/" + ref + "/src/Arch.java").body()).contains("int height = 22;");
    }
    assertThat(get("/file/" + first + "/src/Arch.java").body()).contains("int height = 21;");
  }

  @Test
  void filesAreShownAsWhatTheyAre() {
    assertThat(get("/file/main/src/Arch.java").body())
        .contains("id=\"L2\"", "data-language=\"java\"", "Permalink");
    assertThat(get("/file/main/docs/guide.md").body()).contains("<h1").doesNotContain("alert(1)");
    assertThat(get("/file/main/docs/guide.md?plain=1").body()).contains("&lt;script&gt;alert(1)");
    assertThat(get("/file/main/logo.png").body())
        .contains("<img src=\"" + CODE + "/raw/" + head + "/logo.png\"");
    assertThat(get("/file/main/data.bin").body()).contains("This file is binary");
    assertThat(get("/file/main/large.txt").body()).contains("larger than 1,048,576 bytes");
    assertThat(get("/file/main/latin.txt").body()).contains("Größe");
    assertThat(get("/file/main/link").body()).contains("Symbolic link", "src/Arch.java");
    assertThat(get("/file/main/page.html").body()).doesNotContain("<script>alert");
  }

  @Test
  void oddNamesLeadSomewhere() {
    String page = get("/tree/main").body();
    String address = CODE + "/file/main/odd%20name%20%26%20%3Cb%3E%23%3F%25%3B.txt";

    assertThat(page)
        .contains("href=\"" + address + "\"")
        .contains("odd name &amp; &lt;b&gt;#?%;.txt");
    assertThat(forge.guest().get(address).body()).contains("odd name");
  }

  @Test
  void filesAndFoldersLeadToEachOther() {
    assertThat(redirect("/file/main/src")).endsWith(CODE + "/tree/main/src");
    assertThat(redirect("/tree/main/src/Arch.java")).endsWith(CODE + "/file/main/src/Arch.java");
    assertThat(redirect("/commit/" + head.substring(0, 9))).endsWith(CODE + "/commit/" + head);
    assertThat(redirect("/log")).endsWith(CODE + "/log/main");
  }

  private static String redirect(String path) {
    return forge.guest().get(CODE + path).headers().firstValue("Location").orElse("nowhere");
  }

  @Test
  void rawBytesCanDoNothing() {
    var java = get("/raw/main/src/Arch.java");
    var html = get("/raw/main/page.html");
    var svg = get("/raw/" + head + "/drawing.svg");
    var binary = get("/raw/main/data.bin");

    assertThat(type(java)).isEqualTo("text/plain; charset=utf-8");
    assertThat(type(html)).startsWith("text/plain");
    assertThat(type(svg)).isEqualTo("image/svg+xml");
    assertThat(type(binary)).isEqualTo("application/octet-stream");
    assertThat(binary.headers().firstValue("Content-Disposition")).hasValue("attachment");
    assertThat(List.of(java, html, svg, binary))
        .allSatisfy(
            answer -> {
              assertThat(answer.headers().firstValue("Content-Security-Policy"))
                  .hasValueSatisfying(policy -> assertThat(policy).contains("sandbox"));
              assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            });
    assertThat(svg.headers().firstValue("Cache-Control"))
        .hasValueSatisfying(keep -> assertThat(keep).contains("immutable"));
    String tag = java.headers().firstValue("ETag").orElseThrow();
    var again =
        forge
            .guest()
            .send(
                forge
                    .guest()
                    .request(CODE + "/raw/main/src/Arch.java")
                    .header("If-None-Match", tag)
                    .GET());
    assertThat(again.statusCode()).isEqualTo(304);
  }

  private static String type(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElseThrow();
  }

  @Test
  void theLogTellsWhoDidWhat() {
    assertThat(get("/log/main").body()).contains("Raise the arch", "Begin", "Dan");
    assertThat(get("/log/main/src").body()).contains("Raise the arch", "Begin");
    assertThat(get("/log/main/docs").body()).contains("Begin").doesNotContain("Raise the arch<");
    assertThat(get("/log/main?after=" + head).body()).doesNotContain("Raise the arch<");
    assertThat(get("/log/main/no/such").body()).contains("No commit changed this");
  }

  @Test
  void aCommitShowsWhatItChanged() {
    String unified = get("/commit/" + head).body();
    String split = get("/commit/" + head + "?view=split").body();

    assertThat(unified)
        .contains("<del>21</del>", "<ins>22</ins>", "src/Arch.java", "class=\"diff\"")
        .contains("Another repository, now at 1111");
    assertThat(split).contains("class=\"diff sides\"", "<ins>22</ins>");
    assertThat(get("/commit/" + first).body())
        .contains("Begin &lt;b&gt;boldly", "http://example.org/", "Binary file");
  }

  @Test
  void branchesAndTagsAreListedAndTheFirstCanBeChosen() {
    assertThat(get("/branches").body()).contains("feature/raise", "default");
    assertThat(get("/tags").body()).contains("v1.0", CODE + "/archive/v1.0.zip");

    var dan =
        forge.as(People.DAN).post(CODE + "/default-branch", Map.of("branch", "feature/raise"));
    var none = forge.as(People.ADA).post(CODE + "/default-branch", Map.of("branch", "../x"));
    var ada =
        forge.as(People.ADA).post(CODE + "/default-branch", Map.of("branch", "feature/raise"));

    assertThat(dan.statusCode()).isEqualTo(403);
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(ada.statusCode()).isEqualTo(303);
    assertThat(get("/branches").body()).contains("feature/raise");
    forge.as(People.ADA).post(CODE + "/default-branch", Map.of("branch", "main"));
  }

  @Test
  void allFilesCanBeDownloaded() {
    var zip = forge.guest().get(CODE + "/archive/v1.0.zip");

    assertThat(zip.statusCode()).isEqualTo(200);
    assertThat(zip.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"aqueduct-v1.0.zip\"");
    assertThat(zip.body()).startsWith("PK");
    assertThat(forge.guest().get(CODE + "/archive/feature/raise.tar.gz").statusCode())
        .isEqualTo(200);
    assertThat(forge.guest().get(CODE + "/archive/main.rar").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tree/nowhere",
        "/tree/main/no/such",
        "/tree/main/%2e%2e/%2e%2e/etc/passwd",
        "/file/main/..%2f..%2fetc%2fpasswd",
        "/file/main/src//Arch.java",
        "/file/main/%00",
        "/file/main/src%0d%0aX-Evil:%20yes",
        "/file/main/module",
        "/raw/main/src",
        "/raw/main/%2e%2e/config",
        "/raw/HEAD/../../config",
        "/log/nowhere",
        "/log/main?after=zzzz",
        "/commit/zzzz",
        "/commit/0000000000000000000000000000000000000000",
        "/commit/main:README.md",
        "/commit/main~1",
        "/tree/main@%7b0%7d",
        "/tree/-main",
        "/archive/nowhere.zip"
      })
  void whatIsNotThereIsSaidInASentence(String path) {
    for (String root : List.of(CODE, "/rest" + CODE)) {
      var answer = forge.guest().get(root + path);
      assertThat(answer.statusCode()).as(root + path + answer.body()).isBetween(400, 404);
      assertThat(answer.headers().firstValue("X-Evil")).isEmpty();
    }
    assertThat(forge.guest().get(CODE + path).body()).contains("exist");
  }

  private static HttpResponse<String> rest(String path) {
    HttpResponse<String> answer = forge.guest().get("/rest" + CODE + path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer;
  }

  @Test
  void programsReadTheSame() {
    assertThat(rest("").body())
        .contains("\"defaultBranch\":\"main\"", "\"feature/raise\"", "\"v1.0\"", head);
    assertThat(rest("/tree/main/src").body())
        .contains("\"name\":\"Arch.java\"", "\"lastCommit\":\"" + head + "\"");
    assertThat(rest("/file/main/src/Arch.java").body()).contains("int height = 22;");
    assertThat(rest("/file/main/data.bin").body())
        .contains("\"binary\":true", "/raw/main/data.bin");
    assertThat(rest("/commits").body()).contains("Raise the arch", "Begin <b>boldly</b>");
    assertThat(rest("/commits?path=docs&ref=feature/raise").body()).doesNotContain("Raise");
    assertThat(rest("/commits?limit=1").headers().firstValue("Link"))
        .hasValueSatisfying(
            link ->
                assertThat(link)
                    .matches("</rest" + CODE + "/commits\\?after=[\\w-]+&limit=1>; rel=\"next\""));
    assertThat(rest("/commits?after=" + head).body()).contains("Begin").doesNotContain("Raise");
    assertThat(rest("/commits/" + head).body())
        .contains("-  int height = 21;\\n+  int height = 22;");
    assertThat(forge.guest().get("/rest" + CODE + "/commits?limit=1000").statusCode())
        .isEqualTo(422);
  }

  @Test
  void pagesKeepToTheirBudget() {
    for (String path : List.of("", "/tree/main", "/tree/main/src", "/file/main/src/Arch.java")) {
      forge.as(People.DAN).get(CODE + path);
      var answer = forge.as(People.DAN).get(CODE + path);
      assertThat(TestForge.databaseCalls(answer)).as(path).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void theHomeOfTheProjectShowsTheReadmeAndWhatIsNew() {
    String page = forge.guest().get("/p/aqueduct").body();

    assertThat(page).contains("Latest commits", "Raise the arch", "README.md", "See <a");
  }
}
