package forge.scm.life;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.ForgeTests;
import forge.scm.StockGit;
import forge.testing.People;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest extends ForgeTests {
  ImportTest(@TempDir Path folder) {
    super(folder);
  }

  private StockGit source() {
    StockGit work = StockGit.init(folder.resolve("engine.git"));
    work.run("checkout", "-q", "-b", "trunk");
    work.write("a.txt", "a").commit("Begin");
    work.run("tag", "v1.0");
    work.run("branch", "side");
    work.write("b.txt", "b").commit("Go on");
    return work;
  }

  private static HttpResponse<String> make(String point, Map<String, String> more, byte[]... file) {
    var ada = forge.as(People.ADA);
    var fields = new TreeMap<>(Map.of("begin", "empty", "csrf", ada.csrf()));
    fields.putAll(more);
    fields.put("point", point);
    var body = new ByteArrayOutputStream();
    fields.forEach((n, v) -> body.writeBytes(part("name=\"" + n + "\"", v.getBytes(UTF_8))));
    for (byte[] each : file) {
      body.writeBytes(part("name=\"file\"; filename=\"x\"", each));
    }
    body.writeBytes("--BOUND--\r\n".getBytes(UTF_8));
    return ada.send(
        ada.request("/p/aqueduct/code/repositories/new")
            .header("Accept", "text/html")
            .header("Content-Type", "multipart/form-data; boundary=BOUND")
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static byte[] part(String disposition, byte[] content) {
    String head = "--BOUND\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
    var out = new ByteArrayOutputStream();
    out.writeBytes(head.getBytes(UTF_8));
    out.writeBytes(content);
    out.writeBytes("\r\n".getBytes(UTF_8));
    return out.toByteArray();
  }

  private StockGit cloned(String point) {
    StockGit clone = StockGit.in(folder.resolve("clone-" + point));
    clone.run("clone", "-q", forge.url() + "/p/aqueduct/" + point, ".");
    clone.run("fsck", "--strict");
    return clone;
  }

  private static String page(String point) {
    return forge.as(People.ADA).get("/p/aqueduct/" + point).body();
  }

  @Test
  void aRepositoryBeginsEmptyOrWithAReadMe() {
    var bare = make("bare", Map.of());
    var told = make("told", Map.of("begin", "readme", "label", "Told", "about", "Says it."));

    assertThat(bare.statusCode()).as(bare.body()).isEqualTo(303);
    assertThat(told.statusCode()).isEqualTo(303);
    assertThat(page("bare")).contains("git push -u origin");
    assertThat(cloned("told").run("show", "HEAD:README.md")).isEqualTo("# Told\n\nSays it.");
    assertThat(page("code/repositories")).contains("/p/aqueduct/bare", "Told", "Says it.");
  }

  @Test
  void anImportBringsBranchesTagsAndTheBranchThatIsSeenFirst() {
    StockGit from = source();
    try (var site = GitSite.serve(folder)) {
      var made = make("engine", Map.of("begin", "import", "url", site.url("engine.git")));
      assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
      assertThat(page("engine")).contains("Waits for its turn", "localhost");

      forge.settle();
    }

    assertThat(page("engine")).contains("b.txt");
    StockGit clone = cloned("engine");
    assertThat(clone.run("rev-parse", "HEAD")).isEqualTo(from.run("rev-parse", "trunk"));
    assertThat(clone.run("branch", "-r")).contains("origin/HEAD -> origin/trunk", "origin/side");
    assertThat(clone.run("tag")).isEqualTo("v1.0");
  }

  @Test
  void aLockedSiteIsOpenedWithTheLoginThatIsKeptSealed() {
    source();
    try (var site = GitSite.serve(folder)) {
      site.lock("ada", "over&out");
      make("locked", Map.of("begin", "import", "url", site.url("engine.git")));
      forge.settle();
      assertThat(page("locked")).contains("wants a user name");

      var login = Map.of("user", "ada", "password", "over&out");
      forge.as(People.ADA).post("/p/aqueduct/locked/import/again", login);
      var kept = forge.forge().database().getCollection("repository_imports").find();
      assertThat(kept.into(new ArrayList<>()).toString()).doesNotContain("over&out");
      forge.settle();
    }

    assertThat(cloned("locked").run("log", "-1", "--format=%s")).isEqualTo("Go on");
  }

  @Test
  void privateAddressesAreRefusedAndRedirectsToThemToo() {
    make("inside", Map.of("begin", "import", "url", "http://169.254.169.254/latest.git"));
    try (var site = GitSite.serve(folder)) {
      site.redirect("http://127.0.0.1:1");
      make("around", Map.of("begin", "import", "url", site.url("engine.git")));
      forge.settle();
    }

    assertThat(page("inside")).contains("private network");
    assertThat(page("around")).contains("private network");
    assertThat(make("local", Map.of("begin", "import", "url", "file:///etc")).body())
        .contains("The address must start with");
    assertThat(forge.as(People.ADA).get("/p/aqueduct/local").statusCode()).isEqualTo(404);
  }

  @Test
  void aCancelledImportBringsNothing() {
    source();
    String cancel = "/p/aqueduct/stopped/import/cancel";
    try (var site = GitSite.serve(folder)) {
      make("stopped", Map.of("begin", "import", "url", site.url("engine.git")));
      var ada = forge.as(People.ADA);
      assertThat(forge.as(People.DAN).post(cancel, Map.of()).statusCode()).isEqualTo(403);
      assertThat(ada.post(cancel, Map.of()).statusCode()).isEqualTo(303);
      forge.settle();
      assertThat(page("stopped")).contains("Cancelled");
      assertThat(site.asked()).isEmpty();

      ada.post("/p/aqueduct/stopped/import/again", Map.of());
      forge.settle();
    }

    assertThat(page("stopped")).contains("b.txt");
  }

  @Test
  void aBundleAnArchiveOfARepositoryAndPlainFilesAreTaken() throws Exception {
    StockGit from = source();
    from.run("bundle", "create", "-q", folder.resolve("b.bundle").toString(), "--all", "HEAD");
    make("bundled", Map.of("begin", "upload"), Files.readAllBytes(folder.resolve("b.bundle")));
    from.write(".git/objects/info/alternates", "/etc\n");
    make("zipped", Map.of("begin", "upload"), zip(folder.resolve("engine.git"), "engine/"));
    from.write("x/y.txt", "y");
    make("plain", Map.of("begin", "upload"), zip(from.folder().resolve("x"), "top/"));
    String archive = folder.resolve("t.tgz").toString();
    var tar = new ProcessBuilder("tar", "-czf", archive, "engine.git").directory(folder.toFile());
    assertThat(tar.start().waitFor()).isZero();
    make("tarred", Map.of("begin", "upload"), Files.readAllBytes(folder.resolve("t.tgz")));
    make("broken", Map.of("begin", "upload"), "no repository".getBytes(UTF_8));
    forge.settle();

    Files.delete(from.folder().resolve(".git/objects/info/alternates"));
    for (String point : List.of("bundled", "zipped", "tarred")) {
      assertThat(cloned(point).run("rev-parse", "HEAD"))
          .as(point)
          .isEqualTo(from.run("rev-parse", "HEAD"));
    }
    assertThat(cloned("plain").run("show", "HEAD:y.txt")).isEqualTo("y");
    assertThat(page("broken")).contains("neither a Git bundle nor");
    assertThat(make("none", Map.of("begin", "upload")).body()).contains("Choose a file");
  }

  @Test
  void anArchiveReachesNothingOutside() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("../../outside.txt"));
      zip.write(1);
    }
    make("slip", Map.of("begin", "upload"), bytes.toByteArray());
    forge.settle();

    Path repositories = forge.forge().config().data().resolve("repos");
    assertThat(page("slip")).contains("a file outside of itself");
    assertThat(repositories.resolve("outside.txt")).doesNotExist();
  }

  private static byte[] zip(Path top, String prefix) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes);
        var files = Files.walk(top)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(prefix + top.relativize(file)));
        zip.write(Files.readAllBytes(file));
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void onlyAdminsMakeRepositories() {
    assertThat(forge.as(People.DAN).get("/p/aqueduct/code/repositories/new").statusCode())
        .isEqualTo(403);
    assertThat(forge.as(People.ADA).get("/p/aqueduct/code/repositories/new").body())
        .contains("How it begins");
  }
}
