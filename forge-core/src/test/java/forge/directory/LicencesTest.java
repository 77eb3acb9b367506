package forge.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.refusal.Refusal.Invalid;
import org.junit.jupiter.api.Test;

class LicencesTest {
  @Test
  void expressionsAreWrittenAsSpdxDoes() {
    assertThat(Licences.checked(" mit or apache-2.0 ")).isEqualTo("MIT OR Apache-2.0");
    assertThat(Licences.in("MIT OR Apache-2.0")).containsExactly("MIT", "Apache-2.0");
    assertThat(Licences.name("ISC")).isEqualTo("ISC License");
    assertThat(Licences.checked(null)).isEmpty();
  }

  @Test
  void whatIsNoLicenceIsRefused() {
    for (String wrong : new String[] {"GPL", "MIT MIT", "MIT OR", "OR MIT", "MIT or <b>"}) {
      assertThatThrownBy(() -> Licences.checked(wrong)).isInstanceOf(Invalid.class);
    }
  }
}
