package forge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.refusal.Refusal.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0/forge-1.0.tar.gz", "forge 1.0 (final).zip", "straße/größe.txt", "日本語/ファイル.zip",
        "a+b,c=d#e~f@g!h()[]i.bin", "v1/v2/v3/v4/v5/v6/v7/x", "nul-device.txt", "console.log"
      })
  void realNamesAreTaken(String path) {
    assertThat(FilePath.of(path).value()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../etc/passwd",
        "a/../b",
        "a/./b",
        "a//b",
        "/etc/passwd",
        ".htaccess",
        "a/.git/config",
        "a\u0000b",
        "a\nb",
        "a\rb",
        "a\tb",
        "a\u202Eb",
        "a\\b",
        "a:b",
        "a*b",
        "a?b",
        "a\"b",
        "a<b>",
        "a|b",
        " a",
        "a ",
        "a.",
        "-rf",
        "con",
        "NUL.txt",
        "com1.zip",
        "a/b/c/d/e/f/g/h/i"
      })
  void hostileNamesAreRefusedWithASentence(String path) {
    assertThatThrownBy(() -> FilePath.of(path))
        .isInstanceOf(Invalid.class)
        .satisfies(e -> assertThat(((Invalid) e).field()).isEqualTo("path"))
        .satisfies(e -> assertThat(e.getMessage()).matches("(?s)[A-Z].*"));
  }

  @Test
  void longNamesAreRefused() {
    assertThatThrownBy(() -> FilePath.of("x".repeat(161)))
        .hasMessage("The name has 161 characters; 160 are the limit.");
    assertThatThrownBy(() -> FilePath.of("x".repeat(401))).isInstanceOf(Invalid.class);
  }

  @Test
  void pathsThatDifferInCaseOnlyAreOne() {
    assertThat(FilePath.of("A/Straße.ZIP").folded())
        .isEqualTo(FilePath.of("a/straße.zip").folded());
    assertThat(FilePath.of("ﬁle").folded()).isEqualTo(FilePath.of("file").folded());
  }

  @Test
  void theTrailLeadsFromTheTop() {
    assertThat(FilePath.of("a/b/c").trail())
        .extracting(FilePath::value)
        .containsExactly("a", "a/b", "a/b/c");
    assertThat(FilePath.ROOT.trail()).isEmpty();
  }
}
