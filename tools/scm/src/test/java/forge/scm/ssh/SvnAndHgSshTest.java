package forge.scm.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.StockClient;
import forge.scm.svn.SvnRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SvnAndHgSshTest extends SshTests {
  private static StockClient svn(Path key) {
    String command = ssh.command(key) + " -p " + ssh.port();
    return new StockClient(folder.resolve("svn" + System.nanoTime()), "svn")
        .with("SVN_SSH", command);
  }

  private static String svnUrl(String point) {
    return "svn+ssh://git@127.0.0.1/p/aqueduct/" + point;
  }

  private static StockClient hg(Path key) {
    return new StockClient(folder.resolve("hg" + System.nanoTime()), "hg")
        .with("HGRCPATH", hgSettings(key).toString())
        .with("HGUSER", "dan");
  }

  private static Path hgSettings(Path key) {
    try {
      return Files.writeString(
          folder.resolve(key.getFileName() + ".rc"), "[ui]\nssh = " + ssh.command(key) + "\n");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hgUrl(String point) {
    return ssh.url("git", "/p/aqueduct/" + point);
  }

  @Test
  void svnChecksOutAndCommitsAsWhoeverHasTheKey() throws IOException {
    mounts.add("svn", "s1");
    StockClient work = svn(dan);
    work.run("mkdir", "-q", "-m", "Layout", svnUrl("s1") + "/trunk", svnUrl("s1") + "/branches");
    work.run("checkout", "-q", svnUrl("s1") + "/trunk", ".");
    Files.writeString(work.folder().resolve("a"), "one\n");
    work.run("add", "-q", "a");
    work.run("commit", "-q", "-m", "Begin");

    assertThat(mounts.log("s1", "trunk")).contains("Begin", "dan");
    assertThat(mounts.page("s1"))
        .contains("SVN_SSH=&quot;ssh -p " + ssh.port() + "&quot; svn checkout svn+ssh://git@")
        .contains("/p/aqueduct/s1/trunk aqueduct\"")
        .doesNotContain("hg clone");
    StockClient reader = svn(mia);
    reader.run("checkout", "-q", svnUrl("s1") + "/trunk", ".");
    assertThat(reader.folder().resolve("a")).hasContent("one");
    assertThat(reader.run("log", "-q", svnUrl("s1"))).contains("r2 | dan", "r1 | dan");
    assertThat(reader.run("blame", "a")).contains("dan one");
    Files.writeString(reader.folder().resolve("a"), "two\n");
    var denied = reader.attempt("commit", "-m", "Not mine");
    assertThat(denied.worked()).isFalse();
    assertThat(denied.text()).contains("Authorization failed");

    mounts.archive("s1");
    work.run("update", "-q");
    Files.writeString(work.folder().resolve("a"), "three\n");
    assertThat(work.attempt("commit", "-m", "Too late").worked()).isFalse();
    assertThat(mounts.log("s1", "trunk")).doesNotContain("Not mine", "Too late");
  }

  @Test
  void svnHearsOfNoRepositoryThatItMayNotRead() {
    mounts.add("svn", "s2");
    mounts.hide("s2");

    var hidden = svn(mia).attempt("info", svnUrl("s2"));
    var missing = svn(mia).attempt("info", svnUrl("s9"));
    var outside = svn(mia).attempt("info", "svn+ssh://git@127.0.0.1/etc/passwd/x");
    var git = svn(mia).attempt("info", svnUrl("code"));

    assertThat(hidden.worked()).isFalse();
    assertThat(hidden.text()).contains("A repository of this name that you may read");
    assertThat(missing.text().replace("s9", "s2")).isEqualTo(hidden.text());
    assertThat(outside.text()).contains("A repository of this name that you may read");
    assertThat(git.text()).contains("This is a Git repository, not a Subversion one.");
    assertThat(svn(dan).attempt("info", svnUrl("s2")).worked()).isTrue();
  }

  @Test
  void hgClonesAndPushesAsWhoeverHasTheKey() throws IOException {
    mounts.add("hg", "h1");
    StockClient work = hg(dan);
    work.run("clone", "-q", hgUrl("h1"), ".");
    Files.writeString(work.folder().resolve("a"), "one\n");
    work.run("commit", "-q", "-A", "-m", "Begin");
    work.run("push", "-q");

    assertThat(mounts.log("h1", "default")).contains("Begin");
    assertThat(mounts.page("h1"))
        .contains("hg clone " + forge.url() + "/p/aqueduct/h1 aqueduct", "hg clone ssh://git@");
    StockClient reader = hg(mia);
    reader.run("clone", "-q", hgUrl("h1"), ".");
    assertThat(reader.folder().resolve("a")).hasContent("one");
    Files.writeString(reader.folder().resolve("a"), "two\n");
    reader.run("commit", "-q", "-m", "Not mine");
    assertThat(reader.attempt("push").text()).contains("You may not push to this repository.");
    assertThat(reader.attempt("push", "-B", "x").worked()).isFalse();
    reader.run("bookmark", "sneaked");
    assertThat(reader.attempt("push", "-B", "sneaked").worked()).isFalse();

    mounts.archive("h1");
    Files.writeString(work.folder().resolve("a"), "three\n");
    work.run("commit", "-q", "-m", "Too late");
    assertThat(work.attempt("push").text()).contains("This repository is archived");
    assertThat(mounts.log("h1", "default")).doesNotContain("Not mine", "Too late");
    assertThat(forge.guest().get("/p/aqueduct/h1/branches").body()).doesNotContain("sneaked");
  }

  @Test
  void hgHearsOfNoRepositoryThatItMayNotRead() {
    mounts.add("hg", "h2");
    mounts.hide("h2");

    var hidden = hg(mia).attempt("identify", hgUrl("h2"));
    var missing = hg(mia).attempt("identify", hgUrl("h9"));

    assertThat(hidden.worked()).isFalse();
    assertThat(hidden.text()).contains("A repository of this name that you may read");
    assertThat(missing.text()).isEqualTo(hidden.text());
    assertThat(hg(dan).attempt("identify", hgUrl("h2")).worked()).isTrue();
  }

  @Test
  void svnIsHeldToTheRules() throws IOException {
    mounts.add("svn", "s5");
    new SvnRules(forge, "s5").make();
    StockClient work = svn(dan);
    work.run("checkout", "-q", svnUrl("s5"), ".");

    SvnRules.refuses(work, command -> command);
  }

  @Test
  void nobodyBringsMoreThanARepositoryTakes() throws IOException {
    mounts.add("svn", "s6");
    mounts.set("s6", "largest-push", "100");
    StockClient work = svn(dan);
    work.run("checkout", "-q", svnUrl("s6"), ".");
    var random = new Random(5);
    for (int i = 0; i < 3; i++) {
      byte[] noise = new byte[40 << 20];
      random.nextBytes(noise);
      Files.write(work.folder().resolve("noise" + i), noise);
      work.run("add", "-q", "noise" + i);
    }

    assertThat(work.attempt("commit", "-q", "-m", "Much").text())
        .contains("This brings more than 100 MB, the most this repository takes at once.");
  }

  @Test
  void nothingElseIsAnswered() {
    mounts.add("hg", "h3");
    for (String command :
        new String[] {
          "svnserve -t --root=/",
          "hg -R p/aqueduct/h3 serve --stdio --config=alias.x=!id",
          "hg -R '--config=alias.serve=!id' serve --stdio",
          "hg init p/aqueduct/h4",
          "hg -R p/aqueduct/h3;id serve --stdio"
        }) {
      assertThat(ssh.run(dan, "git", command).text()).as(command).doesNotContain("uid=");
    }
  }
}
