package forge.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.project.ToolKey;
import forge.scm.StockGit;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits signed by stock git and ssh-keygen. */
class SignatureTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final ToolKey SCM = new ToolKey("scm");
  private static TestForge forge;

  private final Path folder;
  private final StockGit work;

  SignatureTest(@TempDir Path folder) {
    this.folder = folder;
    work = StockGit.init(folder.resolve("work"));
  }

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.fresh());
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  private String mount(String point) {
    forge.forge().mounting().mount(forge.visit(People.ADA), SCM, point, point);
    String secret =
        forge.forge().users().tokens().make(People.DAN, "git", Set.of(Scope.WRITE), 1).secret();
    String url = forge.url().toString().replace("http://", "http://dan:" + secret + "@");
    work.run("remote", "add", "origin", url + "/p/aqueduct/" + point);
    return "/p/aqueduct/" + point;
  }

  /** Has git sign with a fresh key; answers the public one. */
  private String key(String name, String type) throws IOException, InterruptedException {
    Path key = folder.resolve(name);
    var process =
        new ProcessBuilder("ssh-keygen", "-q", "-t", type, "-N", "", "-f", key.toString()).start();
    assertThat(process.waitFor()).isZero();
    work.run("config", "gpg.format", "ssh");
    work.run("config", "user.signingKey", key + ".pub");
    work.run("config", "commit.gpgSign", "true");
    return Files.readString(folder.resolve(name + ".pub"));
  }

  private String pushed(String at) {
    work.run("push", "-q", "origin", "HEAD:main");
    return forge.guest().get(at + "/commit/" + work.run("rev-parse", "HEAD")).body();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "rsa", "ecdsa"})
  void aCommitSignedWithAKeyOfAnAccountIsVerified(String type) throws Exception {
    String at = mount("by-" + type);
    String key = key(type, type);
    work.write("a", type).commit("Begin");

    String before = pushed(at);
    forge.forge().users().sshKeys().add(People.DAN, type, key);
    String after = pushed(at);
    work.run("commit", "-q", "--amend", "--reset-author", "-m", "Begin");

    assertThat(before).contains("Unverified", "Nobody here has the key SHA256:");
    assertThat(after).contains(">Verified<", "Signed by dan with the SSH key SHA256:");
  }

  @Test
  void aSignatureOfSomethingElseIsBad() throws Exception {
    String at = mount("bad");
    forge.forge().users().sshKeys().add(People.DAN, "bad", key("bad", "ed25519"));
    work.write("a", "a").commit("Begin");
    String forged = work.run("cat-file", "commit", "HEAD").replace("\n\nBegin", "\n\nEnd") + "\n";
    var made =
        work.attempt(
            forged.getBytes(StandardCharsets.UTF_8),
            "hash-object",
            "-t",
            "commit",
            "-w",
            "--stdin");
    work.run("reset", "-q", "--hard", made.text());

    assertThat(pushed(at)).contains("Bad signature", "one of them was changed");
  }

  @Test
  void theAddressOfAnotherIsNotVerifiedByOnesOwnKey() throws Exception {
    String at = mount("other");
    forge.forge().users().sshKeys().add(People.MIA, "other", key("other", "ed25519"));
    work.write("a", "a").commit("Begin");

    assertThat(pushed(at))
        .contains("Unverified", "a key of mia, who has not confirmed dan@example.org");
  }

  @Test
  void aRepositoryCanDemandSignaturesAndOnesOwnAddress() throws Exception {
    String at = mount("demanded");
    var rules = "{\"signed\":true,\"ownAddress\":true}";
    forge.as(People.ADA).json("PUT", "/rest" + at + "/rules/commits", rules);
    work.write("a", "a").commit("Begin");
    var unsigned = work.attempt("push", "origin", "main");
    forge.forge().users().sshKeys().add(People.DAN, "mine", key("mine", "ed25519"));
    work.run("commit", "-q", "--amend", "--author=Eve <eve@example.org>", "-m", "Begin");
    var strange = work.attempt("push", "origin", "main");
    work.run("commit", "-q", "--amend", "--reset-author", "-m", "Begin");
    var signed = work.attempt("push", "origin", "main");

    assertThat(unsigned.text()).contains("needs a signature that this forge verifies.");
    assertThat(strange.text()).contains("is by eve@example.org, which is not your confirmed");
    assertThat(signed.worked()).as(signed.text()).isTrue();
  }
}
