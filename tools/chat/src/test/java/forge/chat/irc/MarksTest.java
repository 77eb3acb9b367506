package forge.chat.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bold, italics and code on their way between Markdown and IRC; B, I, S, C stand for the marks. */
class MarksTest {
  private static String shown(String text) {
    return text.replace('\u0002', 'B')
        .replace('\u001D', 'I')
        .replace('\u001E', 'S')
        .replace('\u0011', 'C');
  }

  private static String typed(String text) {
    return text.replace('B', '\u0002')
        .replace('I', '\u001D')
        .replace('S', '\u001E')
        .replace('C', '\u0011')
        .replace('O', '\u000F')
        .replace('K', '\u0003');
  }

  private static String outgoing(String markdown) {
    return shown(String.join("|", new FromMarkdown("https://f", "https://f/m/7").lines(markdown)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      quoteCharacter = '"',
      value = {
        "a **b** c                   = a BbB c",
        "__b__ and *i* and _i_       = BbB and IiI and IiI",
        "**b *i* b**                 = Bb IiI bB",
        "snake_case_name 2*3*4 * x   = snake_case_name 2I3I4 * x",
        "`a*b*`, ``c`d``             = Ca*b*C, Cc`dC",
        "[docs](/p/x) \\*no\\*       = docs (https://f/p/x) *no*",
        "<https://x/_a_> https://x/*a*b = https://x/_a_ https://x/*a*b",
        "![](/p/x.png)               = https://f/p/x.png",
        "a [![x.png](/f/1)](/f/1/x)  = a x.png (https://f/f/1/x)"
      })
  void markdownIsShown(String markdown, String irc) {
    assertThat(outgoing(markdown)).isEqualTo(irc);
  }

  @Test
  void longCodeAndLongTextsBecomeALink() {
    assertThat(outgoing("see\n\n```java\na\nb\n```\nend")).isEqualTo("see|CaC|CbC|end");
    assertThat(outgoing("```\na\nb\nc\nd\n```")).isEqualTo("https://f/m/7|CaC|CbC|CcC");
    assertThat(outgoing("x\n".repeat(30)).split("\\|", -1)).hasSize(20).endsWith("… https://f/m/7");
    assertThat(outgoing("\u0001VERSION\u0001")).isEqualTo("VERSION");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "a Bb Bc     = a **b** c",
        "CcC SsS      = `c` ~~s~~",
        "K04,12red    = red",
        "Bb to end    = **b to end**",
        "BbO plain    = **b** plain"
      })
  void whatIsTypedBecomesMarkdown(String irc, String markdown) {
    String expected = markdown.strip().toLowerCase(Locale.ROOT);
    assertThat(ToMarkdown.of(typed(irc.strip()))).isEqualTo(expected);
  }

  @Test
  void linesAreCutBetweenWordsAndNeverWithinACharacter() {
    assertThat(Pieces.of("all the water flows uphill here", 28))
        .containsExactly("all the water flows uphill", "here");
    assertThat(Pieces.of("ä".repeat(30), 21)).allMatch(piece -> piece.matches("ä{1,10}"));
  }

  @Test
  void oneAddressMayNotTakeAllPlaces() {
    var crowd = new Crowd(3, 1);
    assertThat(crowd.admit("10.0.0.1", false)).isTrue();
    assertThat(crowd.admit("10.0.0.1", false)).isFalse();
    assertThat(crowd.admit("127.0.0.1", true)).isTrue();
    assertThat(crowd.admit("127.0.0.1", true)).isTrue();
    assertThat(crowd.admit("10.0.0.2", false)).as("all places are taken").isFalse();
    crowd.left("10.0.0.1");
    assertThat(crowd.admit("10.0.0.2", false)).isTrue();
  }
}
