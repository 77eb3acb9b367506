package forge.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.People;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits and tags signed by stock git and stock gpg. */
class GpgSignatureTest extends SignedWork {
  private final Path keys;

  GpgSignatureTest(@TempDir Path folder) throws IOException {
    super(folder);
    keys =
        Files.createDirectory(
            folder.resolve("g"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path program = folder.resolve("gpg.sh");
    Files.writeString(program, "#!/bin/sh\nexec gpg --homedir '" + keys + "' --batch \"$@\"\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    work.run("config", "gpg.program", program.toString());
  }

  @AfterEach
  void letTheAgentGo() throws Exception {
    run("gpgconf", "--homedir", keys.toString(), "--kill", "all");
  }

  private static String run(String... command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    return said;
  }

  private String gpg(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("gpg", "--homedir", keys.toString(), "--batch"));
    command.addAll(List.of("--passphrase", "", "--pinentry-mode", "loopback"));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  /** Makes a key and has git sign with it; answers its fingerprint. */
  private String key(String address, String algorithm, String use) throws Exception {
    gpg("--quick-generate-key", "Dan <" + address + ">", algorithm, use, "never");
    String listed = gpg("--list-keys", "--with-colons", address);
    String line = listed.lines().filter(l -> l.startsWith("fpr:")).findFirst().orElseThrow();
    String fingerprint = line.split(":", -1)[9];
    if (use.equals("cert")) {
      gpg("--quick-add-key", fingerprint, algorithm, "sign", "never");
    }
    work.run("config", "user.signingKey", fingerprint);
    work.run("config", "commit.gpgSign", "true");
    return fingerprint;
  }

  private String exported(String fingerprint) throws Exception {
    return gpg("--armor", "--export", fingerprint);
  }

  @Test
  void aCommitSignedWithAKeyOfAnAccountIsVerified() throws Exception {
    String at = mount("plain");
    String fingerprint = key("dan@example.org", "ed25519", "sign");
    work.write("a", "a").commit("Begin");

    String before = pushed(at);
    forge.forge().users().gpgKeys().add(People.DAN, exported(fingerprint));
    String after = pushed(at);

    assertThat(before).contains("Unverified", "Nobody here has the GPG key ");
    assertThat(after)
        .contains(">Verified<", "Signed by dan with the GPG key " + fingerprint.substring(24));
  }

  @Test
  void theKeyOfASubkeyCountsForItsOwner() throws Exception {
    String at = mount("subkey");
    String fingerprint = key("dan@example.org", "rsa2048", "cert");
    forge.forge().users().gpgKeys().add(People.DAN, exported(fingerprint));
    work.write("a", "a").commit("Begin");

    assertThat(pushed(at)).contains(">Verified<").doesNotContain(fingerprint.substring(24));
  }

  @Test
  void historyAndTagsShowTheBadge() throws Exception {
    String at = mount("badges");
    String fingerprint = key("dan@example.org", "ed25519", "sign");
    forge.forge().users().gpgKeys().add(People.DAN, exported(fingerprint));
    work.write("a", "a").commit("Begin");
    work.run("tag", "-s", "v1", "-m", "Signed");
    work.run("config", "commit.gpgSign", "false");
    work.write("a", "b").commit("Go on");
    work.run("tag", "-a", "v2", "-m", "Not signed");
    work.run("push", "-q", "origin", "HEAD:main", "v1", "v2");

    String log = forge.guest().get(at + "/log/main").body();
    String tags = forge.guest().get(at + "/tags").body();

    assertThat(log).containsOnlyOnce(">Verified<");
    assertThat(tags).containsOnlyOnce(">Verified<").contains(">v1<", ">v2<");
  }

  @Test
  void aSignatureOfSomethingElseIsBad() throws Exception {
    String at = mount("bad");
    String fingerprint = key("dan@example.org", "ed25519", "sign");
    forge.forge().users().gpgKeys().add(People.DAN, exported(fingerprint));
    work.write("a", "a").commit("Begin");
    tamper();

    assertThat(pushed(at)).contains("Bad signature", "one of them was changed");
  }

  @Test
  void aKeyForAnotherAddressVerifiesNothing() throws Exception {
    String at = mount("other");
    String fingerprint = key("mia@example.org", "ed25519", "sign");
    forge.forge().users().gpgKeys().add(People.MIA, exported(fingerprint));
    work.write("a", "a").commit("Begin");

    assertThat(pushed(at)).contains("Unverified", "which is not for dan@example.org");
  }

  @Test
  void keysAreAddedListedAndRemovedOnThePageOfTheAccount() throws Exception {
    String fingerprint = key("dan@example.org", "ed25519", "sign");
    var dan = forge.as(People.DAN);

    var added = dan.post("/account/gpg-keys", Map.of("key", exported(fingerprint)));
    var taken =
        forge.as(People.MIA).post("/account/gpg-keys", Map.of("key", exported(fingerprint)));
    String listed = dan.get("/account/gpg-keys").body();
    String secret = gpg("--armor", "--export-secret-keys", fingerprint);
    var privately = dan.post("/account/gpg-keys", Map.of("key", secret));
    var byOther =
        forge.as(People.MIA).post("/account/gpg-keys/" + fingerprint + "/remove", Map.of());
    var json = dan.get("/rest/account/gpg-keys").body();
    var removed = dan.post("/account/gpg-keys/" + fingerprint + "/remove", Map.of());

    assertThat(added.statusCode()).isEqualTo(303);
    assertThat(taken.body()).contains("already in use on this site");
    assertThat(listed).contains(fingerprint.substring(24), "dan@example.org");
    assertThat(privately.statusCode()).isEqualTo(422);
    assertThat(privately.body())
        .contains("This is a private key")
        .doesNotContain(secret.lines().skip(3).findFirst().orElseThrow());
    assertThat(byOther.statusCode()).isEqualTo(404);
    assertThat(json).contains("\"fingerprint\":\"" + fingerprint + "\"");
    assertThat(removed.statusCode()).isEqualTo(303);
    assertThat(dan.get("/rest/account/gpg-keys").body()).doesNotContain(fingerprint);
  }

  @Test
  void whatIsNoKeyIsRefusedWithASentence() throws Exception {
    String dans = key("dan@example.org", "ed25519", "sign");
    String cut = exported(dans).replaceAll("(?s)\n=.{4}\n", "\n");
    var damaged = cut.substring(0, cut.length() / 2) + "\n-----END PGP PUBLIC KEY BLOCK-----\n";

    assertThat(forge.as(People.DAN).post("/account/gpg-keys", Map.of("key", damaged)).body())
        .contains("The key is damaged");
    assertThat(forge.as(People.DAN).post("/account/gpg-keys", Map.of("key", "hello")).body())
        .contains("A public key begins with the line");
  }
}
