package forge.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.event.Event;
import forge.scm.StockGit;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import forge.user.UserId;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditPagesTest {
  private static final String CODE = "/p/aqueduct/code";

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final List<Event> HEARD = new ArrayList<>();
  private static TestForge forge;
  private static StockGit work;

  @BeforeAll
  static void pushSomething(@TempDir Path folder) {
    forge = TestForge.start(DATABASE.fresh());
    forge.forge().events().listen("a test", Set.of("commit.pushed"), HEARD::add);
    work = StockGit.init(folder.resolve("work"));
    work.write("README.md", "# Aqueduct\n\nCarries water.\n")
        .write("src/Arch.java", "class Arch {\r\n  int height = 21;\r\n}\r\n")
        .write("run.sh", "#!/bin/sh\necho water\n")
        .write("meant.txt", "one\ntwo\nthree\nfour\nfive\n")
        .write("gone.txt", "gone soon\n")
        .write("old/name.txt", "renamed\n")
        .write("latin.txt", "Größe\n".getBytes(StandardCharsets.ISO_8859_1))
        .write("data.bin", new byte[] {0, 1, 2, 3});
    work.folder().resolve("run.sh").toFile().setExecutable(true);
    work.commit("Begin");
    work.run("tag", "v1");
    work.run("remote", "add", "origin", url());
    work.run("push", "-q", "origin", "main", "v1");
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

  /** The fields of a form as a browser would send them. */
  private static Map<String, String> fields(String page) {
    var fields = new LinkedHashMap<String, String>();
    for (String name : List.of("known", "base", "path")) {
      Matcher field =
          Pattern.compile("name=\"" + name + "\"[^>]* value=\"([^\"]*)\"").matcher(page);
      if (field.find()) {
        fields.put(name, field.group(1));
      }
    }
    Matcher text = Pattern.compile("<textarea[^>]* name=\"text\"[^>]*>\n([^<]*)<").matcher(page);
    if (text.find()) {
      fields.put("text", text.group(1).replaceAll("\r?\n", "\r\n"));
    }
    return fields;
  }

  private static HttpResponse<String> send(
      UserId who, String path, Map<String, String> fields, Map<String, byte[]> files) {
    return to(who, CODE + path, fields, files);
  }

  private static HttpResponse<String> to(
      UserId who, String path, Map<String, String> fields, Map<String, byte[]> files) {
    var browser = forge.as(who);
    var body = new ByteArrayOutputStream();
    var all = new LinkedHashMap<String, String>();
    all.put("csrf", browser.csrf());
    all.putAll(fields);
    all.forEach(
        (name, value) ->
            body.writeBytes(
                "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(name, value)
                    .getBytes(StandardCharsets.UTF_8)));
    files.forEach(
        (name, content) -> {
          body.writeBytes(
              "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                  .formatted(name)
                  .getBytes(StandardCharsets.UTF_8));
          body.writeBytes(content);
          body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
    body.writeBytes("--x--\r\n".getBytes(StandardCharsets.UTF_8));
    return browser.send(
        browser
            .request(path)
            .header("Accept", "text/html")
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static HttpResponse<String> send(String path, Map<String, String> fields) {
    return send(People.DAN, path, fields, Map.of());
  }

  private static String page(String path) {
    HttpResponse<String> answer = forge.as(People.DAN).get(CODE + path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private static Map<String, String> with(Map<String, String> fields, String... pairs) {
    var all = new LinkedHashMap<>(fields);
    for (int i = 0; i < pairs.length; i += 2) {
      all.put(pairs[i], pairs[i + 1]);
    }
    return all;
  }

  /** A file as stock git gets it. */
  private static String fetched(String ref, String path) {
    work.run("fetch", "-q", "origin");
    return work.run("show", "origin/" + ref + ":" + path);
  }

  @Test
  void aChangeIsACommitOfWhoMadeIt() {
    forge.settle();
    HEARD.clear();
    String form = page("/edit/main/src/Arch.java");
    assertThat(form).contains("dan@example.org", "scm/edit");
    var typed = with(fields(form), "subject", "Raise it", "body", "For the river.", "to", "here");
    typed.computeIfPresent("text", (name, text) -> text.replace("21", "22"));

    var answer = send("/edit/main/src/Arch.java", typed);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith(CODE + "/file/main/src/Arch.java"));
    forge.settle();
    assertThat(HEARD).hasSize(1);
    assertThat(HEARD.get(0).by()).isEqualTo(People.DAN);
    work.run("fetch", "-q", "origin");
    assertThat(work.run("log", "-1", "--format=%an %ae %cn %B", "origin/main"))
        .startsWith("Dan dan@example.org Dan Raise it\n\nFor the river.");
    assertThat(work.run("diff", "--numstat", "origin/main~", "origin/main"))
        .isEqualTo("1\t1\tsrc/Arch.java");
    assertThat(work.run("cat-file", "-s", "origin/main:src/Arch.java")).isEqualTo("37");
    assertThat(work.run("fsck", "--strict")).doesNotContain("error");
  }

  @Test
  void modesAndEncodingsStay() {
    var script = fields(page("/edit/main/run.sh"));
    send("/edit/main/run.sh", with(script, "text", "#!/bin/sh\necho more\n"));
    var latin = fields(page("/edit/main/latin.txt"));
    send("/edit/main/latin.txt", with(latin, "text", "Maß\r\n"));

    work.run("fetch", "-q", "origin");
    assertThat(work.run("ls-tree", "origin/main", "run.sh")).startsWith("100755");
    assertThat(work.run("cat-file", "-s", "origin/main:latin.txt")).isEqualTo("4");
    var odd = send("/edit/main/latin.txt", with(fields(page("/edit/main/latin.txt")), "text", "→"));
    assertThat(odd.statusCode()).isEqualTo(422);
    assertThat(odd.body()).contains("windows-1252, which has no “→”");
  }

  @Test
  void filesAreMadeMovedAndRemoved() {
    var fresh = Map.of("path", "docs/new/page.md", "text", "# New", "subject", "");
    assertThat(send("/new/main", fresh).statusCode()).isEqualTo(303);
    assertThat(fetched("main", "docs/new/page.md")).isEqualTo("# New");
    assertThat(work.run("log", "-1", "--format=%s", "origin/main")).isEqualTo("Add page.md");

    var again = send("/new/main/docs", fresh);
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("There is a file “docs/new/page.md” already", "# New");

    var moved = with(fields(page("/edit/main/old/name.txt")), "path", "new/name.txt");
    assertThat(send("/edit/main/old/name.txt", moved).statusCode()).isEqualTo(303);
    assertThat(fetched("main", "new/name.txt")).isEqualTo("renamed");
    assertThat(work.attempt("show", "origin/main:old").worked()).isFalse();

    String asked = page("/delete/main/gone.txt");
    var deleted =
        forge
            .as(People.DAN)
            .post(
                CODE + "/delete/main/gone.txt",
                Map.of("known", java.util.Objects.requireNonNull(fields(asked).get("known"))));
    assertThat(deleted.statusCode()).isEqualTo(303);
    work.run("fetch", "-q", "origin");
    assertThat(work.attempt("show", "origin/main:gone.txt").worked()).isFalse();
  }

  @Test
  void whatOthersDidMeanwhileStays() {
    String opened = page("/edit/main/meant.txt");
    change("README.md", "# Aqueduct\n\nCarries wine.\n");
    var typed = with(fields(opened), "text", "ONE\ntwo\nthree\nfour\nfive\n");
    assertThat(send("/edit/main/meant.txt", typed).statusCode()).isEqualTo(303);
    assertThat(fetched("main", "README.md")).contains("wine");

    String again = page("/edit/main/meant.txt");
    change("meant.txt", "ONE\ntwo\nthree\nfour\nFIVE\n");
    var mine = with(fields(again), "text", "ONE\nTWO\nthree\nfour\nfive\n");
    var merged = send("/edit/main/meant.txt", mine);
    assertThat(merged.statusCode()).isEqualTo(409);
    assertThat(merged.body()).contains("ONE\nTWO\nthree\nfour\nFIVE\n");
    assertThat(send("/edit/main/meant.txt", fields(merged.body())).statusCode()).isEqualTo(303);
    assertThat(fetched("main", "meant.txt")).isEqualTo("ONE\nTWO\nthree\nfour\nFIVE");

    String third = page("/edit/main/meant.txt");
    change("meant.txt", "ONE\nTWO\ntheirs\nfour\nFIVE\n");
    var clash = send("/edit/main/meant.txt", with(fields(third), "text", "ONE\nTWO\nmine\n"));
    assertThat(clash.statusCode()).isEqualTo(409);
    assertThat(clash.body()).contains("Nothing of yours is lost", "ONE\nTWO\nmine\n", "theirs");
  }

  /** Somebody pushes with stock git. */
  private static void change(String path, String text) {
    work.run("fetch", "-q", "origin");
    work.run("checkout", "-q", "-B", "other", "origin/main");
    work.write(path, text);
    work.commit("Change " + path);
    work.run("push", "-q", "origin", "other:main");
  }

  @Test
  void aChangeMayGoToABranchOfItsOwn() {
    var typed = with(fields(page("/edit/main/README.md")), "text", "# Other\n", "to", "new");
    var answer = send("/edit/main/README.md", with(typed, "branch", "dan/try"));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(fetched("dan/try", "README.md")).isEqualTo("# Other");
    for (String name : List.of("main", "dan", "a..b", "-x/", "", "HEAD.lock")) {
      var refused = send("/edit/main/README.md", with(typed, "branch", name));
      assertThat(refused.statusCode()).as(name).isEqualTo(422);
      assertThat(refused.body()).contains("# Other");
    }
    var ofTag = send("/new/v1", Map.of("path", "a.txt", "text", "a", "branch", "from-tag"));
    assertThat(ofTag.statusCode()).isEqualTo(303);
    assertThat(fetched("from-tag", "a.txt")).isEqualTo("a");
  }

  @Test
  void filesAreUploadedTogether() {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("a.bin", new byte[] {0, 1, 2});
    files.put("C:\\temp\\b.txt", "b\r\n".getBytes(StandardCharsets.UTF_8));
    files.put("data.bin", new byte[] {9});

    var answer = send(People.DAN, "/upload/main", Map.of("to", "here"), files);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    work.run("fetch", "-q", "origin");
    assertThat(work.run("log", "-1", "--format=%s", "origin/main")).isEqualTo("Upload 3 files");
    assertThat(work.run("cat-file", "-s", "origin/main:b.txt")).isEqualTo("3");
    assertThat(work.run("cat-file", "-s", "origin/main:data.bin")).isEqualTo("1");
    var none = send("/upload/main", Map.of());
    assertThat(none.body()).contains("Choose at least one file.");
    var large = send(People.DAN, "/upload/main", Map.of(), Map.of("l", new byte[(5 << 20) + 1]));
    assertThat(large.statusCode()).isEqualTo(422);
    assertThat(large.body()).contains("5,242,880 are the limit");
  }

  @Test
  void whatChangesIsShownBeforehand() {
    var typed = with(fields(page("/edit/main/README.md")), "text", "# Bridge\n\nCarries.\n");

    var diff = send("/edit/main/README.md", with(typed, "wanted", "diff"));
    var preview = send("/edit/main/README.md", with(typed, "wanted", "preview"));

    assertThat(diff.statusCode()).isEqualTo(200);
    assertThat(diff.body()).contains("class=\"diff\"", "Carries<del> water</del>.");
    assertThat(preview.body()).contains("<h1", "Bridge</h1>");
  }

  @Test
  void whatIsNoTextSaysSo() {
    assertThat(page("/edit/main/data.bin"))
        .contains("This file is no text")
        .doesNotContain("f-text");
    var moved = with(fields(page("/edit/v1/data.bin")), "path", "x.bin", "branch", "binary-moved");
    assertThat(send("/edit/v1/data.bin", moved).statusCode()).isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a/../b", "a//b", ".git/config", "x/.GIT/y", "a/", "README.md/x", "a\u0001"})
  void pathsThatCannotBeAreRefused(String path) {
    var refused = send("/new/main", Map.of("path", path, "text", "kept words"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("kept words");
  }

  @Test
  void onlyThoseChangeWhoMayPush() {
    var typed = with(fields(page("/edit/main/README.md")), "text", "mine\n");

    assertThat(forge.as(People.MIA).get(CODE + "/edit/main/README.md").statusCode()).isEqualTo(403);
    assertThat(send(People.MIA, "/edit/main/README.md", typed, Map.of()).statusCode())
        .isEqualTo(403);
    assertThat(forge.guest().get(CODE + "/new/main").statusCode()).isIn(303, 401);
    assertThat(forge.as(People.DAN).get(CODE + "/file/main/run.sh").body()).contains("/edit/main");
    assertThat(forge.as(People.MIA).get(CODE + "/file/main/run.sh").body())
        .doesNotContain("/edit/main");
    assertThat(forge.as(People.DAN).get(CODE + "/edit/main/missing").statusCode()).isEqualTo(404);
  }

  @Test
  void programsChangeFilesToo() {
    var dan = forge.as(People.DAN);
    String at = "/rest" + CODE + "/contents/rest/a.txt";

    var made = dan.json("PUT", at + "?message=Made%20it", "hello\r\n");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    assertThat(made.body()).contains("\"branch\":\"main\"", "\"path\":\"rest/a.txt\"");
    String tag = made.headers().firstValue("ETag").orElseThrow();
    assertThat(dan.json("PUT", at, "again").statusCode()).isEqualTo(409);
    assertThat(matching("PUT", at, tag, "better").statusCode()).isEqualTo(200);
    assertThat(matching("PUT", at, tag, "late").statusCode()).isEqualTo(409);
    assertThat(
            matching("DELETE", at + "?branch=main", "\"" + "0".repeat(40) + "\"", "").statusCode())
        .isEqualTo(409);
    assertThat(dan.json("DELETE", at + "?branch=cut&from=main", null).statusCode()).isEqualTo(200);
    assertThat(fetched("main", "rest/a.txt")).isEqualTo("better");
    assertThat(work.attempt("show", "origin/cut:rest/a.txt").worked()).isFalse();
    assertThat(forge.as(People.MIA).json("PUT", at, "x").statusCode()).isEqualTo(403);
  }

  private static HttpResponse<String> matching(
      String method, String path, String tag, String body) {
    var dan = forge.as(People.DAN);
    return dan.send(
        dan.request(path)
            .header("Accept", "application/json")
            .header("X-CSRF-Token", dan.csrf())
            .header("If-Match", tag)
            .method(method, BodyPublishers.ofString(body)));
  }

  @Test
  void theFirstFileBeginsARepository() {
    forge
        .forge()
        .mounting()
        .mount(forge.visit(People.ADA), forge.mount("code").tool(), "fresh", "Fresh");
    var browser = forge.as(People.DAN);
    assertThat(browser.get("/p/aqueduct/fresh").body()).contains("/p/aqueduct/fresh/new/main");

    var answer =
        to(
            People.DAN,
            "/p/aqueduct/fresh/new/main",
            Map.of("path", "README.md", "text", "x"),
            Map.of());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    forge.settle();
    assertThat(browser.get("/p/aqueduct/fresh").body()).contains("Add README.md");
  }

  @Test
  void anArchivedRepositoryIsLeftAlone() {
    forge
        .forge()
        .mounting()
        .mount(forge.visit(People.ADA), forge.mount("code").tool(), "kept", "Kept");
    forge.as(People.ADA).post("/p/aqueduct/kept/settings/archive", Map.of("archived", "yes"));

    var answer =
        to(People.DAN, "/p/aqueduct/kept/new/main", Map.of("path", "a.txt", "text", "x"), Map.of());

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("This repository is archived");
  }
}
