package forge.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.Unavailable;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingTest {
  private static final Outgoing CLOSED = new Outgoing("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://172.31.255.255/",
        "http://192.168.0.1/",
        "http://192.0.2.1/",
        "http://198.18.0.1/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::10.0.0.1]/",
        "http://[64:ff9b::a00:1]/",
        "http://[2002:a00:1::]/",
        "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://[fd12:3456::1]/",
        "http://[ff02::1]/",
        "git://localhost/x",
        "https://1.1.1.1:25/",
        "https://1.1.1.1:22/"
      })
  void whatIsBehindOurWallIsRefused(String address) {
    assertThatThrownBy(() -> CLOSED.find(URI.create(address))).isInstanceOf(Invalid.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://1.1.1.1/",
        "https://1.1.1.1:8443/x",
        "git://9.9.9.9/x",
        "https://[2606:4700::1111]/"
      })
  void publicPlacesMayBeReached(String address) {
    assertThat(CLOSED.find(URI.create(address)).address()).isNotNull();
  }

  @Test
  void aNameWithOnePrivateAddressIsRefusedWhole() {
    var outgoing = new Outgoing("", host -> addresses("1.1.1.1", "10.0.0.1"));

    assertThatThrownBy(() -> outgoing.find(URI.create("https://rebind.example/")))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("private network");
  }

  @Test
  void theConnectionGoesToTheAddressThatWasLookedAt() {
    var answers = new java.util.ArrayDeque<>(java.util.List.of("1.1.1.1", "127.0.0.1"));
    var outgoing = new Outgoing("", host -> addresses(answers.remove()));

    Destination found = outgoing.find(URI.create("http://rebind.example/x"));

    assertThat(found.address().getHostAddress()).isEqualTo("1.1.1.1");
    assertThat(found.host()).isEqualTo("rebind.example");
  }

  @Test
  void whatIsListedMayBeReachedAndNothingBesideIt() {
    var outgoing = new Outgoing("git.intranet, 10.1.0.0/16", host -> addresses("10.2.0.1"));
    var blocks = new Outgoing("git.intranet, 10.1.0.0/16");

    assertThat(outgoing.find(URI.create("http://GIT.intranet:81/")).port()).isEqualTo(81);
    assertThat(blocks.find(URI.create("http://10.1.255.1/")).port()).isEqualTo(80);
    assertThatThrownBy(() -> blocks.find(URI.create("http://10.2.0.1/")))
        .isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> new Outgoing("no/such\\thing"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNameNobodyKnowsIsSaid() {
    var outgoing =
        new Outgoing(
            "",
            host -> {
              throw new UnknownHostException(host);
            });

    assertThatThrownBy(() -> outgoing.find(URI.create("http://nowhere.example/")))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("nowhere.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ssh://host/x",
        "//host/x",
        "https:///x",
        "https://ada:secret@host/x",
        "https://ho st/x",
        ""
      })
  void addressesOfOtherKindsAreRefusedBeforeAnythingIsAsked(String address) {
    assertThatThrownBy(() -> Outgoing.parse("url", address, Set.of("http", "https")))
        .isInstanceOf(Invalid.class);
  }

  @Test
  void aSecretOpensAtItsPlaceOnly() {
    var seal = new Seal(new byte[32]);
    String closed = seal.close("import:1", "s3cret");

    assertThat(closed).doesNotContain("s3cret");
    assertThat(seal.open("import:1", closed)).isEqualTo("s3cret");
    assertThatThrownBy(() -> seal.open("import:2", closed))
        .isInstanceOf(IllegalStateException.class);
  }

  private static InetAddress[] addresses(String... texts) throws UnknownHostException {
    var found = new InetAddress[texts.length];
    for (int i = 0; i < texts.length; i++) {
      found[i] = InetAddress.getByName(texts[i]);
    }
    return found;
  }
}
