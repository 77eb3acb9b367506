package forge.scm.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.refusal.Refusal.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "main, main, true",
    "main, mainly, false",
    "release/*, release/1.0, true",
    "release/*, release/1/0, false",
    "release/*, release, false",
    "release/**, release/1/0, true",
    "v*, v1.0, true",
    "v*, v, true",
    "v*, av, false",
    "v?.0, v1.0, true",
    "v?.0, v12.0, false",
    "**/x, x, true",
    "**/x, a/b/x, true",
    "**/x, ax, false",
    "a/**/x, a/x, true",
    "a/**/x, a/b/c/x, true",
    "a/**/x, a/bx, false",
    "*, feature/x, false",
    "**, feature/x, true",
    "a.c, abc, false",
  })
  void namesAreMatchedPartByPart(String pattern, String name, boolean matches) {
    assertThat(Glob.of(pattern).matches(name)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "*.exe, setup.exe, true",
    "*.exe, tools/win/setup.exe, true",
    "*.exe, setup.exe/readme, false",
    "secrets/**, secrets/a/key, true",
    "secrets/**, src/secrets/key, false",
  })
  void aPatternWithoutASlashIsOfAFilesName(String pattern, String path, boolean matches) {
    assertThat(Glob.of(pattern).matchesFile(path)).isEqualTo(matches);
  }

  @Test
  void manyStarsTakeNoLongerThanFew() {
    String pattern = "*a".repeat(100);

    assertThat(Glob.of(pattern).matches("a".repeat(4000) + "b")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "/a", "a/", "a//b", "a\nb"})
  void whatIsNoPatternIsRefused(String typed) {
    assertThatThrownBy(() -> Glob.parse("pattern", typed)).isInstanceOf(Invalid.class);
  }
}
