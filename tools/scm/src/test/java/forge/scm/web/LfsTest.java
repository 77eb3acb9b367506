package forge.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.access.CorePermission;
import forge.access.Roles;
import forge.scm.ForgeTests;
import forge.scm.StockGit;
import forge.testing.People;
import forge.user.UserId;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large files with the client of Git LFS that Debian ships. */
class LfsTest extends ForgeTests {
  private final byte[] noise = new byte[3 << 20];

  LfsTest(@TempDir Path folder) {
    super(folder);
    new Random(7).nextBytes(noise);
  }

  /** Work with a large file, committed and not pushed. */
  private StockGit work(UserId user, String at) {
    StockGit work = StockGit.init(folder.resolve(user.value() + at.replace('/', '-')));
    work.run("lfs", "install", "--local");
    work.run("remote", "add", "origin", url(user, at) + ".git");
    work.run("lfs", "track", "*.bin");
    work.write("noise.bin", noise).commit("Add noise");
    return work;
  }

  private StockGit cloned(String name, String url) {
    StockGit clone = StockGit.in(folder.resolve(name));
    clone.run("clone", "-q", url, ".");
    clone.run("lfs", "install", "--local");
    return clone;
  }

  private static String oid(StockGit work) {
    return work.run("lfs", "ls-files", "-l").split(" ", 2)[0];
  }

  @Test
  void aLargeFileIsPushedClonedAndShown() throws IOException {
    String at = added("lfs");
    StockGit work = work(People.DAN, at);

    var pushed = work.attempt("push", "origin", "main");
    StockGit clone = cloned("clone", forge.url() + at);
    boolean pointer = Files.size(clone.folder().resolve("noise.bin")) < 200;
    clone.run("lfs", "pull");
    String page = forge.guest().get(at + "/file/main/noise.bin").body();
    var download = forge.guest().get(at + "/info/lfs/objects/" + oid(work) + "?name=noise.bin");

    assertThat(pushed.worked()).as(pushed.text()).isTrue();
    assertThat(pointer).isTrue();
    assertThat(clone.folder().resolve("noise.bin")).hasBinaryContent(noise);
    assertThat(page).contains("Kept with Git LFS.", "/info/lfs/objects/" + oid(work));
    assertThat(download.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"noise.bin\"");
    assertThat(download.headers().firstValue("Content-Length")).contains("" + noise.length);
  }

  @Test
  void whoMayNotPushMayNotBringLargeFilesEither() {
    String at = added("denied");

    var mia = work(People.MIA, at).attempt("push", "origin", "main");
    forge.as(People.ADA).post(at + "/settings/archive", Map.of("archived", "yes"));
    var dan = work(People.DAN, at).attempt("lfs", "push", "origin", "main");

    assertThat(mia.text()).contains("You may not push to this repository.");
    assertThat(dan.text()).contains("This repository is archived");
  }

  @Test
  void hiddenLargeFilesAskForAToken() {
    String at = added("hidden");
    StockGit work = work(People.DAN, at);
    work.run("push", "-q", "origin", "main");
    forge
        .forge()
        .members()
        .grant(
            forge.visit(People.ADA),
            forge.mount("hidden").id(),
            CorePermission.READ,
            Set.of(Roles.MEMBER));

    var guest = forge.guest().get(at + ".git/info/lfs/objects/" + oid(work));
    var gus = forge.as(People.GUS).get(at + ".git/info/lfs/objects/" + oid(work));
    StockGit clone = cloned("mia", url(People.MIA, at) + ".git");
    clone.run("lfs", "pull");

    assertThat(guest.statusCode()).isEqualTo(401);
    assertThat(gus.statusCode()).isEqualTo(404);
    assertThat(clone.folder().resolve("noise.bin")).hasBinaryContent(noise);
  }

  @Test
  void locksAreMadeSeenHeededAndBroken() {
    String at = added("locks");
    StockGit dan = work(People.DAN, at);
    dan.run("push", "-q", "origin", "main");
    StockGit ada = cloned("ada", url(People.ADA, at) + ".git");

    dan.run("lfs", "lock", "noise.bin");
    var twice = ada.attempt("lfs", "lock", "noise.bin");
    String seen = ada.run("lfs", "locks");
    var verified = ada.run("lfs", "locks", "--verify");
    ada.run("lfs", "pull");
    ada.write("noise.bin", new byte[] {1, 2, 3}).commit("Overwrite");
    ada.run("config", "lfs." + forge.url() + at + ".git/info/lfs.locksverify", "true");
    var pushed = ada.attempt("push", "origin", "main");
    var taken = ada.attempt("lfs", "unlock", "noise.bin");
    ada.run("reset", "-q", "--hard", "origin/main");
    var broken = ada.attempt("lfs", "unlock", "--force", "noise.bin");

    assertThat(twice.text()).contains("noise.bin is locked already.");
    assertThat(seen).contains("noise.bin", "dan");
    assertThat(verified).contains("noise.bin");
    assertThat(pushed.text()).contains("dan");
    assertThat(taken.worked()).isFalse();
    assertThat(broken.worked()).as(broken.text()).isTrue();
    assertThat(dan.run("lfs", "locks")).isEmpty();
  }

  @Test
  void whatIsSentMustBeWhatItIsCalled() {
    String at = added("hash");
    String wrong = "0".repeat(64);

    var sent = put(at, wrong, "hello");
    var read = forge.guest().get(at + "/info/lfs/objects/" + wrong);
    var nonsense = put(at, "..%2f..%2fetc", "hello");

    assertThat(sent.statusCode()).isEqualTo(422);
    assertThat(sent.body()).contains("What was sent has the SHA-256 2cf24dba");
    assertThat(read.statusCode()).isEqualTo(404);
    assertThat(nonsense.statusCode()).isIn(404, 422);
  }

  @Test
  void aDownloadThatBrokeOffGoesOn() {
    String at = added("range");
    String hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    put(at, hello, "hello");
    String address = at + "/info/lfs/objects/" + hello;

    var rest = forge.guest().send(forge.guest().request(address).header("Range", "bytes=2-"));
    var some = forge.guest().send(forge.guest().request(address).header("Range", "bytes=1-3"));
    var none = forge.guest().send(forge.guest().request(address).header("Range", "bytes=5-"));

    assertThat(rest.statusCode()).isEqualTo(206);
    assertThat(rest.body()).isEqualTo("llo");
    assertThat(rest.headers().firstValue("Content-Range")).contains("bytes 2-4/5");
    assertThat(some.body()).isEqualTo("ell");
    assertThat(none.statusCode()).isEqualTo(416);
  }

  @Test
  void aFileOverTheLimitIsRefusedBeforeItIsSent() {
    String at = added("quota");
    forge.as(People.ADA).post(at + "/settings/rules/limits", Map.of("largest-lfs-file", "100"));
    String body =
        "{\"operation\":\"upload\",\"objects\":[{\"oid\":\"%s\",\"size\":200000000}]}"
            .formatted("0".repeat(64));

    var answer = forge.as(People.DAN).json("POST", at + "/info/lfs/objects/batch", body);

    assertThat(answer.body())
        .contains("The largest file this repository takes with Git LFS has 100 MB.", "422")
        .doesNotContain("actions");
  }

  @Test
  void nonsenseIsAnsweredWithASentence() {
    String at = added("nonsense") + "/info/lfs";
    var dan = forge.as(People.DAN);

    for (String body : new String[] {"", "{", "[]", "{\"operation\":5}", "null", "\"x\""}) {
      for (String path : new String[] {"/objects/batch", "/verify", "/locks", "/locks/x/unlock"}) {
        var answer = dan.json("POST", at + path, body);
        assertThat(answer.statusCode()).as(path + " " + body).isBetween(400, 499);
        assertThat(answer.body()).contains("\"message\"");
      }
    }
    assertThat(dan.get(at + "/locks?limit=-1").statusCode()).isEqualTo(422);
    assertThat(dan.get(at + "/locks?cursor=$where").statusCode()).isEqualTo(200);
  }

  private static java.net.http.HttpResponse<String> put(String at, String oid, String text) {
    var dan = forge.as(People.DAN);
    return dan.send(
        dan.request(at + "/info/lfs/objects/" + oid)
            .header("X-CSRF-Token", dan.csrf())
            .PUT(BodyPublishers.ofString(text)));
  }

  @Test
  void largeFilesGoWithTheirRepository() throws IOException {
    String at = added("gone");
    put(at, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", "hello");
    Path files = forge.forge().config().data().resolve("lfs/" + forge.mount("gone").id().value());
    boolean before = Files.exists(files);

    forge.as(People.ADA).post(at + "/settings/delete", Map.of("name", "gone"));
    forge.settle();

    assertThat(before).isTrue();
    assertThat(files).doesNotExist();
  }
}
