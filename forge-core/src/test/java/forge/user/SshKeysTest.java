package forge.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.testing.TestDatabase;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys and fingerprints here were made by ssh-keygen. */
class SshKeysTest {
  private static final String ED25519 =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN7rdW51aGs1wVCH7nzgNW8+LhZRRJGgsak4Tk2XBlR4"
          + " ada@laptop";
  private static final String RSA =
      "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCu/OQvS/HobISmjq3xCphsQEUvGPBKCwkYtQWaqUpC"
          + "z5h3nQo7YQz80ZURNCu7J0zvoyVB0vMs4fiiLJQvwTdCY/EUCb+flBAh9QzeYWWZ6rqnnsxQWsqJot6k"
          + "EBCY0FXqBisjmKvRF9aJbmW06DxdVYee9T3tvnKomELIaxgs1Ff7ufEh1q97LD4FsCC4gFLwTYvSQ1eN"
          + "K/q3iF8C6q+9YbkxcigkqDgHYz+TTQeeD2lNdpteyV8TT6V+yJk9h0CaaYixHvAKFzKzKSzPqPNaEoUi"
          + "q2XEQPA9AudqENYdD3oc8icEWlgFO0Lb/rq/Zf4+wGEdszX92i1AO/LmN24D";
  private static final String RSA_1024 =
      "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQCvAVmIiIT/M/RqGGrqOR1nbGLB/JhspLN+U72/8TzU"
          + "XeLqq7zUgvC6h2Cvomn4DtIB5bRaCg8ZTF7uayjzBI5kxtaQlzyYbe+ZWLqAqxa6ki3i4CW3hCRPTdPf"
          + "nt5ieFKrd7NjXsjjxN7Tfw8ErFIoIE4yYwvqYrT4ztdw0/Bwuw==";
  private static final String P256 =
      "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBAlbetPh"
          + "ht8VNatDlDDOXfoagxt+TOh6Hd1Y+wpDqgEYlxGoYJp5Qtq24nMKQtV4R5w3ObLGvaNjea0XJZ5Ty/0=";
  private static final String P521 =
      "ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAD2WSGe"
          + "OR67PoigcAQ9zNoyFmIWgz0w4rQGuvNZzCJwVErSLQkACGlXb4cN5J67RBgdvPkVroROwhm31hYTi/lb"
          + "wgBfHrvH1Dh8K6RSFbPpGygb+nsV6fmeHpYBpaXOZH+zNPkvogY94u5LSRjvRxgkfnGLAmAHIeAZsiBW"
          + "Yyo0q8+INg==";

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final Town town = new Town(DATABASE.fresh());
  private final SshKeys keys = town.users.sshKeys();
  private final UserId mia = town.settle("mia").id();

  @Test
  void fingerprintsAreThoseOfOpenSsh() {
    assertThat(keys.add(mia, "laptop", ED25519).fingerprint())
        .isEqualTo("SHA256:80V5//RKxh+Lsa9SF+1HNiL2pfoay/NJocUm8dqC/e4");
    assertThat(keys.add(mia, "", RSA).fingerprint())
        .isEqualTo("SHA256:CdrhjHv7MEANP9brRFUX6elA5pQsF7wBR3TUrR/OtkE");
    assertThat(keys.add(mia, "", P256).fingerprint())
        .isEqualTo("SHA256:UgZIRdf1eWJZCaIvcPsbqlvqGj0ZVrZ4so0irBoGqCM");
    assertThat(keys.add(mia, "", P521).fingerprint())
        .isEqualTo("SHA256:GohgfP+bGBQOhebQTgX6YyCz5VzxSNwOtw224cDt/X4");
    assertThat(keys.list(mia)).hasSize(4);
  }

  @Test
  void everyChangeIsALineInTheJournal() {
    SshKey key = keys.add(mia, "laptop", ED25519);
    keys.remove(mia, key.id());
    var made = town.users.tokens().make(mia, "build", Set.of(Scope.READ), null);
    town.users.tokens().revoke(mia, made.token().id());

    assertThat(town.journal)
        .containsExactly(
            "mia confirmed an e-mail address of mia",
            "mia added the SSH key " + key.fingerprint() + " of mia",
            "mia removed the SSH key " + key.fingerprint() + " of mia",
            "mia made the token build of mia",
            "mia revoked a token of mia");
  }

  @Test
  void aKeyIsNamedAfterItsComment() {
    assertThat(keys.add(mia, "", ED25519).title()).isEqualTo("ada@laptop");
    assertThat(keys.add(mia, "", RSA).title()).isEqualTo("ssh-rsa");
  }

  @Test
  void aKeyBelongsToOneUser() {
    keys.add(mia, "laptop", ED25519);
    var gus = town.settle("gus").id();

    assertThatThrownBy(() -> keys.add(gus, "mine", ED25519))
        .isInstanceOf(Conflict.class)
        .hasMessage("This key is already in use on this site.");
  }

  @Test
  void whoKnocksWithAKeyIsRecognised() {
    var key = keys.add(mia, "laptop", ED25519);

    assertThat(keys.identify(key.fingerprint()))
        .get()
        .satisfies(
            i -> {
              assertThat(i.user().id()).isEqualTo(mia);
              assertThat(i.within("repository:write")).isTrue();
              assertThat(i.within("admin")).isFalse();
            });
    keys.remove(mia, key.id());
    assertThat(keys.identify(key.fingerprint())).isEmpty();
    assertThatThrownBy(() -> keys.remove(mia, key.id())).isInstanceOf(NotFound.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|Paste the public key",
        "hello|A public key has a type and a long text",
        "ssh-dss AAAAB3NzaC1kc3MAAACB|DSA keys are too weak",
        "sk-ssh-ed25519@openssh.com AAAA|Keys of this kind are not taken",
        "ssh-ed25519 !!!!|The key is damaged: its long text is not Base64",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN7r|The key is damaged: its parts",
        "ssh-ed25519 AAAA|The key is damaged: its parts",
        "-----BEGIN OPENSSH PRIVATE KEY-----|This is a private key",
        "command=x ssh-ed25519 AAAA|Keys of this kind are not taken"
      })
  void whatIsNoPublicKeyIsRefusedWithAReason(String text, String reason) {
    assertThatThrownBy(() -> keys.add(mia, "", text))
        .isInstanceOf(Invalid.class)
        .hasMessageStartingWith(reason);
  }

  @Test
  void shortAndMislabelledKeysAreRefused() {
    assertThatThrownBy(() -> keys.add(mia, "", RSA_1024))
        .hasMessageStartingWith("This RSA key has 1024 bits; 2048 are the least.");
    assertThatThrownBy(() -> keys.add(mia, "", ED25519.replace("ssh-ed25519 ", "ssh-rsa ")))
        .isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> keys.add(mia, "", ED25519 + "\n" + RSA))
        .hasMessageStartingWith("A public key is one line");
  }
}
