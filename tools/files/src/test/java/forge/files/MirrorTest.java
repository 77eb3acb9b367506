package forge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MirrorTest {
  private static final List<Mirror> MIRRORS =
      Mirror.parse(
          "https://dl.example.edu/pub/ 192.0.2.0/24, 2001:db8::/32; https://eu.example.org de,FR;"
              + "https://dl.example.org *;");

  @ParameterizedTest
  @CsvSource({
    "192.0.2.17, US, https://dl.example.edu/pub",
    "192.0.3.17, US, https://dl.example.org",
    "2001:db8:7::1, '', https://dl.example.edu/pub",
    "2001:db9::1, DE, https://eu.example.org",
    "192.0.3.17, FR, https://eu.example.org",
    "'', '', https://dl.example.org",
  })
  void theFirstOneForANetworkOrCountryIsTaken(String address, String country, String mirror) {
    assertThat(
            MIRRORS.stream()
                .filter(m -> m.serves(Network.literal(address), country))
                .findFirst()
                .map(Mirror::address))
        .contains(URI.create(mirror));
  }

  @Test
  void aMirrorHasTheSamePaths() {
    assertThat(MIRRORS.getFirst().at(URI.create("/p/aqueduct/files/get/1.0/a%20b.zip")))
        .hasToString("https://dl.example.edu/pub/p/aqueduct/files/get/1.0/a%20b.zip");
    assertThat(Mirror.parse("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.org *",
        "https://example.org 192.0.2.0/33",
        "https://example.org 192.0.2.0/-1",
        "https://example.org example.net",
        "https://user@example.org *"
      })
  void aWrongSettingIsSaid(String setting) {
    assertThatThrownBy(() -> Mirror.parse(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(".* (is no network|must look like).*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "example.org", "1.2.3", "", "::1%eth0", "256.1.1.1"})
  void namesAreNoAddresses(String text) {
    assertThat(Network.literal(text)).isEmpty();
  }
}
