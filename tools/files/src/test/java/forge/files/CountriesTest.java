package forge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.testing.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountriesTest {
  private final MovableClock clock = new MovableClock();
  @TempDir Path folder = Path.of("");

  @Test
  void theDatabaseOfTheOperatorTellsCountries() throws IOException {
    Countries countries = open(Map.of("192.0.2.0/24", "DE", "198.51.100.0/25", "JP"));

    assertThat(countries.of("192.0.2.77")).isEqualTo("DE");
    assertThat(countries.of("198.51.100.1")).isEqualTo("JP");
    assertThat(countries.of("198.51.100.200")).isEqualTo(Countries.UNKNOWN);
    assertThat(countries.of("2001:db8::1")).isEqualTo(Countries.UNKNOWN);
    assertThat(countries.of("example.org")).isEqualTo(Countries.UNKNOWN);
    assertThat(countries.of("")).isEqualTo(Countries.UNKNOWN);
    assertThat(Countries.name("DE")).isEqualTo("Germany");
    assertThat(Countries.name(Countries.UNKNOWN)).isEqualTo("Unknown");
  }

  @Test
  void aNewerDatabaseIsReadWithinAMinute() throws IOException {
    Countries countries = open(Map.of("192.0.2.0/24", "DE"));
    assertThat(countries.of("192.0.2.77")).isEqualTo("DE");

    Path newer = AddressDatabase.write(folder.resolve("newer"), Map.of("192.0.2.0/24", "FR"));
    Files.setLastModifiedTime(newer, FileTime.from(Instant.EPOCH));
    Files.move(newer, folder.resolve("db"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    clock.advance(Duration.ofMinutes(2));

    assertThat(countries.of("192.0.2.77")).isEqualTo("FR");
  }

  @Test
  void withoutADatabaseNobodyKnows() {
    assertThat(Countries.of(Map.of(), clock).of("192.0.2.77")).isEmpty();
  }

  @Test
  void aDatabaseThatCannotBeReadStopsTheServer() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "no database");

    for (Path wrong : new Path[] {text, folder.resolve("none")}) {
      assertThatThrownBy(() -> Countries.of(Map.of("FORGE_IP_DATABASE", wrong.toString()), clock))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("FORGE_IP_DATABASE");
    }
  }

  private Countries open(Map<String, String> networks) throws IOException {
    Path file = AddressDatabase.write(folder.resolve("db"), networks);
    return Countries.of(Map.of("FORGE_IP_DATABASE", file.toString()), clock);
  }
}
