package forge.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits signed by stock git and ssh-keygen. */
class SignatureTest extends SignedWork {
  private final Path folder;

  SignatureTest(@TempDir Path folder) {
    super(folder);
    this.folder = folder;
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
    tamper();

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
