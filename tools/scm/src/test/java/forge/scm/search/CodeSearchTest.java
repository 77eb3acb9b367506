package forge.scm.search;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.StockGit;
import forge.testing.People;
import forge.testing.RealSolr;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.testing.TestForge.Browser;
import forge.user.Scope;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("forge.testing.RealSolr#built")
class CodeSearchTest {
  private static final String CODE = "/p/aqueduct/code";

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static @Nullable RealSolr solr;
  private static @Nullable TestForge forge;
  private static @Nullable StockGit work;

  @BeforeAll
  static void pushSomething(@TempDir Path folder) {
    solr = RealSolr.start();
    forge = TestForge.start(DATABASE.fresh(), solr.url());
    work = StockGit.init(folder.resolve("work"));
    work()
        .write(
            "src/http/HttpRequestParser.java",
            """
            package http;

            /** Reads requests. */
            class HttpRequestParser {
              void parseHeaders() {}
              int max_header_lines = 7;
            }
            """)
        .write("src/http/Other.java", "class Other {\n  HttpRequestParser parser;\n}\n")
        .write("tools/run.py", "def main():\n    print('parse_headers <b>')\n")
        .write("docs/guide.md", "How an aqueduct carries water: Größe zählt.\n")
        .write("node_modules/x/index.js", "HttpRequestParser()\n")
        .write("app.min.js", "HttpRequestParser()\n")
        .write("packed.js", "HttpRequestParser;".repeat(500))
        .write("data.bin", new byte[] {0, 'w', 'a', 't', 'e', 'r'})
        .write("large.txt", "HttpRequestParser\n".repeat(20_000));
    work().commit("Begin");
    work().run("remote", "add", "origin", url(CODE));
    work().run("push", "-q", "origin", "main");
    settle();
  }

  private static TestForge forge() {
    return Objects.requireNonNull(forge);
  }

  private static StockGit work() {
    return Objects.requireNonNull(work);
  }

  private static String url(String at) {
    String secret =
        forge().forge().users().tokens().make(People.DAN, "git", Set.of(Scope.WRITE), 1).secret();
    return forge().url().toString().replace("://", "://dan:" + secret + "@") + at;
  }

  /** Lets the index hear of everything, and everybody see it. */
  private static void settle() {
    forge().settle();
    forge().clock().advance(Duration.ofSeconds(2));
    forge().settle();
    forge().forge().index().commit();
  }

  @AfterAll
  static void stop() {
    forge().close();
    Objects.requireNonNull(solr).close();
  }

  private static final Pattern PATH = Pattern.compile("\"path\":\"([^\"]+)\"");

  /** The paths that are found, the best first. */
  private static List<String> found(Browser who, String at, String typed) {
    var answer = who.get("/rest" + at + "?q=" + encoded(typed));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"resting\":false");
    return PATH.matcher(answer.body()).results().map(r -> r.group(1)).toList();
  }

  private static List<String> found(String typed) {
    return found(forge().guest(), CODE + "/search", typed);
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void namesAreFoundWholeAndInPartsTheFilesOwnNameFirst() {
    assertThat(found("HttpRequestParser"))
        .containsExactly("src/http/HttpRequestParser.java", "src/http/Other.java");
    assertThat(found("http_request_parser")).contains("src/http/HttpRequestParser.java");
    assertThat(found("parseHeaders"))
        .containsExactlyInAnyOrder("src/http/HttpRequestParser.java", "tools/run.py");
    assertThat(found("header lines")).containsExactly("src/http/HttpRequestParser.java");
  }

  @Test
  void substringsAreFoundAndNothingElse() {
    assertThat(found("estPars")).hasSize(2);
    assertThat(found("qUEst")).contains("src/http/Other.java");
    assertThat(found("\"an aqueduct carries\"")).containsExactly("docs/guide.md");
    assertThat(found("\"aqueduct an carries\"")).isEmpty();
    assertThat(found("röße zäh")).containsExactly("docs/guide.md");
    assertThat(found("'parse_headers <b>'")).containsExactly("tools/run.py");
    assertThat(found("parsing")).isEmpty();
  }

  @Test
  void whatOthersOrMachinesWroteIsLeftOut() {
    assertThat(found("parser"))
        .doesNotContain(
            "node_modules/x/index.js", "app.min.js", "packed.js", "large.txt", "data.bin");
  }

  @Test
  void placesNarrow() {
    assertThat(found("headers lang:python")).containsExactly("tools/run.py");
    assertThat(found("headers path:src/http")).containsExactly("src/http/HttpRequestParser.java");
    assertThat(found("parser file:other")).containsExactly("src/http/Other.java");
    assertThat(found("class -parseHeaders")).containsExactly("src/http/Other.java");
    assertThat(found("class -path:Other")).containsExactly("src/http/HttpRequestParser.java");
    assertThat(found("headers repo:aqueduct/code")).hasSize(2);
    assertThat(found("headers repo:nowhere")).isEmpty();
    for (String odd :
        List.of("\"", "+ - && || ! (){}[]^ ~ * ?:\\ /", "a\\\"b", "{!term f=kind}gate", "*")) {
      assertThat(found(odd)).as(odd).isEmpty();
    }
  }

  @Test
  void pagesShowTheLinesWithWhatWasFound() {
    String page = forge().guest().get(CODE + "/search?q=headers").body();

    assertThat(page)
        .contains("href=\"" + CODE + "/file/main/src/http/HttpRequestParser.java#L5\"")
        .contains("parse<mark>Headers</mark>()")
        .contains("print(&#39;parse_<mark>headers</mark> &lt;b&gt;&#39;)");
    assertThat(forge().guest().get("/search/code?q=headers").body())
        .contains("p/aqueduct/code", "parse<mark>Headers</mark>");
    assertThat(forge().guest().get("/p/aqueduct/-/search/code?q=headers").body())
        .contains("parse<mark>Headers</mark>");
    assertThat(forge().guest().get("/search?q=headers").body())
        .contains("href=\"/search/code?q=headers\"");
    assertThat(forge().guest().get(CODE + "/search").body()).contains("What are you looking for?");
    assertThat(forge().guest().get(CODE + "/search?q=path:x").statusCode()).isEqualTo(422);
    assertThat(forge().guest().get("/search/code?q=x&cursor=y").statusCode()).isEqualTo(422);
  }

  @Test
  void whatIsPushedIsFoundAndWhatIsGoneIsNot() {
    work().run("checkout", "-q", "-B", "more", "main");
    work().write("fresh/Viaduct.java", "class Viaduct { int arches; }\n");
    work().commit("Add");
    work().run("push", "-q", "origin", "more:main");
    settle();
    assertThat(found("arches")).containsExactly("fresh/Viaduct.java");

    work().run("mv", "fresh/Viaduct.java", "fresh/Bridge.java");
    work().commit("Move");
    work().run("push", "-q", "origin", "more:main", "more:aside");
    settle();
    assertThat(found("arches")).containsExactly("fresh/Bridge.java");

    work().run("rm", "-q", "fresh/Bridge.java");
    work().commit("Remove");
    work().run("push", "-q", "origin", "more:main");
    settle();
    assertThat(found("arches")).isEmpty();
  }

  @Test
  void whatIsHiddenIsNotFoundByThoseWhoMayNotReadIt() {
    var code = forge().mount("code");
    forge().forge().mounting().mount(forge().visit(People.ADA), code.tool(), "vault", "Vault");
    work().run("checkout", "-q", "--orphan", "secret");
    work().write("Secret.java", "class Secret { String combination; }\n");
    work().commit("Hide");
    work().run("push", "-q", url("/p/aqueduct/vault"), "secret:main");
    settle();
    for (String at : List.of("/search/code", "/p/aqueduct/vault/search")) {
      assertThat(found(forge().guest(), at, "combination")).hasSize(1);
    }

    String mount = forge().mount("vault").id().value();
    var changed =
        forge()
            .as(People.ADA)
            .post(
                "/p/aqueduct/-/admin/permissions",
                Map.of("mount", mount, "permission", "READ", "role", "developer"));
    assertThat(changed.statusCode()).isEqualTo(303);
    settle();

    assertThat(found(forge().guest(), "/search/code", "combination")).isEmpty();
    assertThat(found(forge().as(People.MIA), "/search/code", "combination")).isEmpty();
    assertThat(found(forge().as(People.DAN), "/search/code", "combination")).hasSize(1);
    assertThat(forge().guest().get("/search/code?q=combination").body())
        .doesNotContain("Secret.java", "vault");
    assertThat(forge().guest().get("/p/aqueduct/vault/search?q=combination").statusCode())
        .isIn(303, 401, 404);
  }

  @Test
  void aRepositoryThatIsGoneIsForgotten() {
    var code = forge().mount("code");
    forge().forge().mounting().mount(forge().visit(People.ADA), code.tool(), "brief", "Brief");
    work().run("checkout", "-q", "--orphan", "short");
    work().write("Brief.java", "class Brief { int shortlived; }\n");
    work().commit("Come");
    work().run("push", "-q", url("/p/aqueduct/brief"), "short:main");
    settle();
    assertThat(found(forge().guest(), "/search/code", "shortlived")).hasSize(1);

    forge().forge().mounting().unmount(forge().visit(People.ADA), forge().mount("brief").id());
    settle();

    assertThat(found(forge().guest(), "/search/code", "shortlived")).isEmpty();
  }

  @Test
  void adminsHaveARepositoryReadAgain() throws Exception {
    String url = Objects.requireNonNull(solr).url();
    var listed = asked(HttpRequest.newBuilder(URI.create(url + "/admin/collections?action=LIST")));
    String name =
        Pattern.compile("\"(code[^\"]*)\"")
            .matcher(listed)
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    asked(
        HttpRequest.newBuilder(URI.create(url + "/" + name + "/update?commit=true"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"delete\":{\"query\":\"kind:file\"}}")));
    assertThat(found("HttpRequestParser")).isEmpty();

    var member = forge().as(People.MIA).post(CODE + "/settings/index", Map.of());
    assertThat(member.statusCode()).isEqualTo(403);
    var admin = forge().as(People.ADA).post(CODE + "/settings/index", Map.of());
    assertThat(admin.statusCode()).isEqualTo(303);
    settle();

    assertThat(found("HttpRequestParser"))
        .contains("src/http/HttpRequestParser.java", "src/http/Other.java");
  }

  private static String asked(HttpRequest.Builder request) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString()).body();
    }
  }
}
