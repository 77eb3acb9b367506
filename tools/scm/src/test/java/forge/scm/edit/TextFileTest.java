package forge.scm.edit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.refusal.Refusal.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {
  private static String changed(String before, String typed) {
    Bytes after = TextFile.read(before.getBytes(UTF_8)).orElseThrow().with(typed);
    return new String(after.toArray(), UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a\n", "a\r\nb\r\n", "a\nb\r\nc\nd\n\n", "\n\n"})
  void whatNobodyChangedStaysAsItIs(String text) {
    assertThat(changed(text, text.replace("\r\n", "\n").replace('\r', '\n'))).isEqualTo(text);
    assertThat(changed(text, text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n")))
        .isEqualTo(text);
  }

  @Test
  void linesKeepTheirEnds() {
    assertThat(changed("a\r\nb\r\n", "a\nx\nb\n")).isEqualTo("a\r\nx\r\nb\r\n");
    assertThat(changed("a\nb\n", "a\r\nx\r\nb\r\n")).isEqualTo("a\nx\nb\n");
    assertThat(changed("a\r\nb\nc\nd\r\n", "a\nb\nx\nd\n")).isEqualTo("a\r\nb\nx\nd\r\n");
    assertThat(changed("a\nb", "a\nb\nc")).isEqualTo("a\nb\nc");
  }

  @Test
  void encodingsAndMarksAreKept() {
    byte[] latin = "Größe\n".getBytes(ISO_8859_1);
    byte[] marked = "\uFEFFGröße\n".getBytes(UTF_8);
    byte[] wide = "\uFEFFGröße\n".getBytes(UTF_16LE);

    assertThat(TextFile.read(latin).orElseThrow().with("Maß\n").toArray())
        .isEqualTo("Maß\n".getBytes(ISO_8859_1));
    assertThat(TextFile.read(marked).orElseThrow().with("Maß\n").toArray())
        .isEqualTo("\uFEFFMaß\n".getBytes(UTF_8));
    assertThat(TextFile.read(wide).orElseThrow().with("Maß\n").toArray())
        .isEqualTo("\uFEFFMaß\n".getBytes(UTF_16LE));
  }

  @Test
  void whatAnEncodingLacksIsRefused() {
    TextFile latin = TextFile.read("Größe\n".getBytes(ISO_8859_1)).orElseThrow();

    assertThatThrownBy(() -> latin.with("→\n"))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("windows-1252, which has no “→”");
    assertThatThrownBy(() -> TextFile.NEW.with("\ud800")).isInstanceOf(Invalid.class);
  }

  @Test
  void whatCannotBeWrittenAgainIsNoText() {
    assertThat(TextFile.read(new byte[] {0, 1, 2})).isEmpty();
    assertThat(TextFile.read(new byte[] {'a', (byte) 0x81, '\n'})).isEmpty();
  }

  @Test
  void newFilesEndTheirLastLine() {
    assertThat(new String(TextFile.NEW.with("a\r\nb").toArray(), UTF_8)).isEqualTo("a\nb\n");
    assertThat(TextFile.NEW.with("").size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"x|b|c, a|b|y, x|b|y", "x|b|c, y|b|c,", "a|b|c, a|c, a|c"})
  void changesOfDifferentLinesGoTogether(String mine, String theirs, String both) {
    assertThat(TextMerge.of("a\nb\nc\n", lines(mine), lines(theirs)).map(m -> m.replace('\n', '|')))
        .isEqualTo(java.util.Optional.ofNullable(both).map(b -> b + "|"));
  }

  private static String lines(String text) {
    return text.replace('|', '\n') + "\n";
  }
}
