package forge.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.config.ForgeConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSettingsTest {
  private static MailSettings of(Map<String, String> given) {
    var all = new HashMap<>(given);
    all.put("FORGE_MONGODB_URI", "mongodb://localhost/forge");
    return MailSettings.of(ForgeConfig.from(name -> Optional.ofNullable(all.get(name))));
  }

  @Test
  void nothingSetMeansNoMailAndADomainThatIsNobodys() {
    var settings = of(Map.of());

    assertThat(settings.server()).isNull();
    assertThat(settings.receives()).isFalse();
    assertThat(settings.domain()).isEqualTo("forge.localhost");
    assertThat(settings.from()).isEqualTo("forge@forge.localhost");
  }

  @ParameterizedTest
  @CsvSource({
    "smtp://mail.example.org,25,false,false",
    "smtp://ann:x%40y@mail.example.org,587,false,true",
    "smtp://ann:x@127.0.0.1:2587,2587,false,false",
    "smtps://ann:x@mail.example.org,465,true,true"
  })
  void aServerIsOneAddress(String uri, int port, boolean tls, boolean sealed) {
    var server = of(Map.of("FORGE_MAIL_URI", uri)).server();

    assertThat(server).isNotNull();
    assertThat(server.port()).isEqualTo(port);
    assertThat(server.tls()).isEqualTo(tls);
    assertThat(server.sealed()).isEqualTo(sealed);
  }

  @ParameterizedTest
  @CsvSource({
    "FORGE_MAIL_URI,http://x.org",
    "FORGE_MAIL_URI,smtp://x.org/path",
    "FORGE_MAIL_URI,smtp://",
    "FORGE_MAIL_FROM,nobody",
    "FORGE_MAIL_DOMAIN,a b",
    "FORGE_MAIL_SECRET,short"
  })
  void aWrongSettingIsASentenceThatNamesIt(String name, String value) {
    assertThatThrownBy(() -> of(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name);
  }

  @Test
  void theSenderMayHaveAName() {
    var settings =
        of(
            Map.of(
                "FORGE_MAIL_FROM", "Our Forge <forge@x.org>",
                "FORGE_PUBLIC_URL", "https://Git.Example.org"));

    assertThat(settings.from()).isEqualTo("forge@x.org");
    assertThat(settings.label()).isEqualTo("Our Forge");
    assertThat(settings.domain()).isEqualTo("git.example.org");
  }
}
