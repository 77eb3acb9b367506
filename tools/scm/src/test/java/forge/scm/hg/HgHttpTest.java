package forge.scm.hg;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.Mounts;
import forge.scm.StockClient;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Mercurial over HTTP and its rules, by stock {@code hg}. */
class HgHttpTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static TestForge forge;
  private static Mounts mounts;
  private static Path folder;

  @BeforeAll
  static void start(@TempDir Path temporary) {
    folder = temporary;
    forge = TestForge.start(DATABASE.fresh());
    mounts = new Mounts(forge);
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  private static StockClient hg() {
    return new StockClient(folder.resolve("hg" + System.nanoTime()), "hg").with("HGUSER", "dan");
  }

  private static String url(String credentials, String point) {
    return forge.url().toString().replace("http://", "http://" + credentials)
        + "/p/aqueduct/"
        + point;
  }

  private static String dan(String point) {
    return url("dan:" + mounts.token(People.DAN) + "@", point);
  }

  private static StockClient begun(String point) throws IOException {
    mounts.add("hg", point);
    StockClient work = hg();
    String url = dan(point);
    work.run("clone", "-q", url, ".");
    Files.writeString(work.folder().resolve(".hg/hgrc"), "[paths]\ndefault = " + url + "\n");
    commit(work, "a", "one\n", "Begin");
    work.run("push", "-q");
    return work;
  }

  private static void commit(StockClient work, String file, String text, String message)
      throws IOException {
    Path path = work.folder().resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    work.run("commit", "-q", "-A", "-m", message);
  }

  @Test
  void itIsClonedPulledAndPushedTo() throws IOException {
    StockClient work = begun("h1");
    StockClient reader = hg();
    reader.run("clone", "-q", url("", "h1"), ".");
    assertThat(reader.folder().resolve("a")).hasContent("one");
    assertThat(mounts.log("h1", "default")).contains("Begin");

    commit(work, "a", "two\n", "Second");
    work.run("bookmark", "side");
    work.run("push", "-q", "-B", "side");
    reader.run("pull", "-q", "-u");

    assertThat(reader.folder().resolve("a")).hasContent("two");
    assertThat(forge.guest().get("/p/aqueduct/h1/branches").body()).contains("side");
    assertThat(forge.guest().get("/p/aqueduct/h1").body()).contains("<html");
  }

  @Test
  void whoMayNotPushIsToldWhy() throws IOException {
    StockClient work = begun("h2");
    commit(work, "a", "two\n", "Not mine");
    String mia = url("mia:" + mounts.token(People.MIA) + "@", "h2");

    var guest = work.attempt("push", "--config", "ui.interactive=no", url("", "h2"));
    var member = work.attempt("push", mia);
    work.run("bookmark", "sneaked");
    var bookmark = work.attempt("push", "-B", "sneaked", mia);
    mounts.archive("h2");
    var archived = work.attempt("push");

    assertThat(guest.text()).contains("authorization");
    assertThat(member.text()).contains("You may not push to this repository.");
    assertThat(bookmark.worked()).isFalse();
    assertThat(archived.text()).contains("This repository is archived");
    assertThat(mounts.log("h2", "default")).contains("Begin").doesNotContain("Not mine");
    assertThat(forge.guest().get("/p/aqueduct/h2/branches").body()).doesNotContain("sneaked");
  }

  @Test
  void whatIsHiddenLooksMissing() throws IOException {
    begun("h3");
    mounts.hide("h3");
    String mia = "mia:" + mounts.token(People.MIA) + "@";

    var hidden = hg().attempt("identify", url(mia, "h3"));
    var missing = hg().attempt("identify", url(mia, "h9"));
    var guest = hg().attempt("identify", "--config", "ui.interactive=no", url("", "h3"));
    var nobody = hg().attempt("identify", "--config", "ui.interactive=no", url("", "h9"));

    assertThat(hidden.worked()).isFalse();
    assertThat(hidden.text()).contains("404").isEqualTo(missing.text().replace("h9", "h3"));
    assertThat(guest.text()).contains("authorization").isEqualTo(nobody.text().replace("h9", "h3"));
    assertThat(hg().run("identify", dan("h3"))).hasSize(12);
  }

  @Test
  void whatThePushBringsIsHeldToTheRules() throws IOException {
    StockClient work = begun("h4");
    mounts.set("h4", "largest-file", "10");
    forge
        .as(People.ADA)
        .json(
            "PUT",
            "/rest/p/aqueduct/h4/rules/commits",
            "{\"forbiddenPaths\":[\"*.key\",\"secret/**\"]}");
    forge
        .as(People.ADA)
        .json(
            "POST",
            "/rest/p/aqueduct/h4/rules",
            "{\"kind\":\"branch\",\"pattern\":\"release*\",\"push\":\"admin\",\"create\":\"admin\","
                + "\"force\":\"admin\",\"delete\":\"admin\"}");

    commit(work, "id.key", "x\n", "A key");
    assertThat(work.attempt("push").text())
        .contains("id.key is refused: the rule \"*.key\" forbids such files.");
    work.run("--config", "extensions.strip=", "strip", "-q", "--no-backup", "tip");
    commit(work, "big", "x".repeat(11 << 20), "Too big");
    assertThat(work.attempt("push").text()).contains("big has 11.0 MB", "takes has 10 MB");
    work.run("--config", "extensions.strip=", "strip", "-q", "--no-backup", "tip");
    work.run("branch", "-q", "release-1");
    commit(work, "a", "r\n", "Released");
    assertThat(work.attempt("push", "--new-branch").text())
        .contains("The rule for branches \"release*\" lets only admins create release-1.");
    work.run("--config", "extensions.strip=", "strip", "-q", "--no-backup", "tip");
    work.run("bookmark", "release-2");
    assertThat(work.attempt("push", "-B", "release-2").text())
        .contains("lets only admins create release-2.");

    assertThat(mounts.log("h4", "default"))
        .doesNotContain("A key", "Too big", "Released")
        .contains("Begin");
  }

  @Test
  void onlyTheProtocolIsSpoken() throws IOException {
    begun("h5");
    for (String query : new String[] {"cmd=rawfile", "cmd=heads&cmd=archive", "cmd=", ""}) {
      assertThat(asked("/p/aqueduct/h5?" + query)).as(query).isEqualTo(422);
    }
    var guest = forge.guest();
    for (int i = 0; i < 30; i++) {
      var head = guest.request("/p/aqueduct/h5?cmd=heads").header("Accept", HgHttp.TYPE);
      assertThat(guest.send(head.method("HEAD", BodyPublishers.noBody())).statusCode())
          .isEqualTo(405);
    }
    assertThat(asked("/p/aqueduct/h5?cmd=heads")).isEqualTo(200);
    assertThat(asked("/p/aqueduct/code?cmd=heads")).isEqualTo(404);
  }

  private static int asked(String path) {
    var guest = forge.guest();
    return guest.send(guest.request(path).header("Accept", HgHttp.TYPE)).statusCode();
  }
}
