package forge.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.StockGit;
import forge.scm.find.FileMatch;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindPagesTest {
  private static final String CODE = "/p/aqueduct/code";
  private static final List<String> PATHS =
      List.of(
          "README.md",
          "docs/search/Index.md",
          "src/main/SearchIndex.java",
          "src/main/SearchPage.java",
          "src/test/SearchIndexTest.java",
          "src/web/forge.css");

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static TestForge forge;

  @BeforeAll
  static void pushSomething(@TempDir Path folder) {
    forge = TestForge.start(DATABASE.fresh());
    StockGit work = StockGit.init(folder.resolve("work"));
    PATHS.forEach(path -> work.write(path, "x\n"));
    work.write("odd & name#.txt", "x\n");
    work.commit("Begin");
    String secret =
        forge.forge().users().tokens().make(People.DAN, "git", Set.of(Scope.WRITE), 1).secret();
    work.run(
        "push",
        "-q",
        forge.url().toString().replace("://", "://dan:" + secret + "@") + CODE,
        "main");
    forge.settle();
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  @ParameterizedTest
  @CsvSource({
    "searchindex, src/main/SearchIndex.java",
    "spage, src/main/SearchPage.java",
    "index test, src/test/SearchIndexTest.java",
    "css, src/web/forge.css",
    "docs index, docs/search/Index.md",
    "readme, README.md"
  })
  void theBestMatchIsFirst(String typed, String path) {
    List<String> best = FileMatch.best(PATHS, typed, 3);

    assertThat(best.get(0)).isEqualTo(path);
  }

  @Test
  void whatIsNowhereIsNotFound() {
    assertThat(FileMatch.best(PATHS, "zzz", 3)).isEmpty();
    assertThat(FileMatch.best(PATHS, "", 2)).hasSize(2);
    List<String> many =
        IntStream.range(0, 27_000).mapToObj(i -> "src/a" + i % 97 + "/B" + i + ".java").toList();
    assertThat(FileMatch.best(many, "b26999", 5)).containsExactly(many.get(26_999));
  }

  @Test
  void thePageWorksWithoutAScript() {
    String page = forge.guest().get(CODE + "/find/main?q=sindex").body();

    assertThat(page)
        .contains("href=\"" + CODE + "/file/main/src/main/SearchIndex.java\"")
        .doesNotContain("forge.css\"</a>", "README.md");
    assertThat(forge.guest().get(CODE + "/find/main?q=odd").body())
        .contains("/file/main/odd%20%26%20name%23.txt", "odd &amp; name#.txt");
    assertThat(forge.guest().get(CODE + "/find").headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/find/main"));
    assertThat(forge.guest().get(CODE + "/find/nowhere").statusCode()).isEqualTo(404);
    assertThat(forge.guest().get(CODE).body()).contains("data-find-file=\"" + CODE + "/find/main");
  }

  @Test
  void theScriptGetsAllNamesPackedAndOnce() throws IOException, InterruptedException {
    var browser = forge.guest();
    String at = "/rest" + CODE + "/files/main";
    try (var client = HttpClient.newHttpClient()) {
      var packed =
          client.send(
              browser.request(at).header("Accept-Encoding", "gzip").build(),
              BodyHandlers.ofByteArray());
      assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
      var plain =
          new String(
              new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(plain).contains("\"src/main/SearchIndex.java\"", "\"whole\":true");
      String tag = packed.headers().firstValue("ETag").orElseThrow();
      var again =
          client.send(
              browser
                  .request(at)
                  .header("Accept-Encoding", "gzip")
                  .header("If-None-Match", tag)
                  .build(),
              BodyHandlers.ofString());
      assertThat(again.statusCode()).isEqualTo(304);
    }
    assertThat(browser.get(at).body()).contains("\"README.md\"");
  }
}
