package forge.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The names in {@code real-names.txt} are ordered as their projects mean them. */
class RealNamesTest {

  static Stream<String> lines() {
    try (var in =
        Objects.requireNonNull(RealNamesTest.class.getResourceAsStream("real-names.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(l -> !l.startsWith("#")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void lowerComesBeforeHigher(String line) {
    List<Named> names =
        Arrays.stream(line.split(" < ")).map(n -> Named.of(new FilePath(n))).toList();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        assertThat(names.get(i).order())
            .as(names.get(i).version() + " < " + names.get(j).version())
            .isLessThan(names.get(j).order());
      }
    }
  }

  @Test
  void thereAreEnoughOfThem() {
    assertThat(lines().flatMap(l -> Arrays.stream(l.split(" < "))).distinct())
        .hasSizeGreaterThan(200);
  }
}
