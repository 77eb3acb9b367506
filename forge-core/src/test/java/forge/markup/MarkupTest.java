package forge.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class MarkupTest {
  private static final Markup MARKUP = new Markup("http://localhost:8080");

  static final Arguments[] WRITTEN = {
    typed("*soft* **loud** ~~gone~~ `code`")
        .becomes("<em>soft</em> <strong>loud</strong> <del>gone</del> <code>code</code>"),
    typed("## Über uns: 3.2").becomes("<h2 id=\"h-über-uns-3-2\">", "href=\"#h-über-uns-3-2\""),
    typed("# A\n# A\n# !").becomes("id=\"h-a\"", "id=\"h-a-1\"", "id=\"h-section\""),
    typed("- [ ] look\n- [x] mend")
        .becomes(
            "<li class=\"task-list-item\"><input type=\"checkbox\" disabled=\"\" aria-label=\"to do\" /> look</li>",
            "checked=\"\" aria-label=\"done\" /> mend</li>"),
    typed("|a|b|\n|--|--:|\n|1|2|").becomes("<th>a</th>", "<td align=\"right\">2</td>"),
    typed("so[^1]\n\n[^1]: because")
        .becomes("<sup class=\"footnote-ref\"><a href=\"#fn-1\"", "class=\"footnotes\"", "because"),
    typed("see https://example.org/a.")
        .becomes("<a href=\"https://example.org/a\" rel=\"nofollow noopener ugc\">"),
    typed("www.example.org").becomes("<a href=\"http://www.example.org\""),
    typed("```java title\nint a < b;\n```")
        .becomes("<pre><code class=\"language-java\">int a &lt; b;\n</code></pre>"),
    typed("```c++\nx\n```").becomes("class=\"language-c&#43;&#43;\""),
    typed("[home](http://localhost:8080/p/)").becomes("<a href=\"http://localhost:8080/p/\">home"),
    typed("[near](http://localhost:80801/)").becomes("rel=\"nofollow noopener ugc\""),
    typed("[down](#uber)").becomes("<a href=\"#h-uber\">down</a>"),
    typed("![pier](pier.png \"Pier 3\")")
        .becomes("<img src=\"pier.png\" alt=\"pier\" title=\"Pier 3\" loading=\"lazy\" />"),
    typed("<details open><summary>more</summary>\n\n*text*\n\n</details>")
        .becomes("<details open=\"open\"><summary>more</summary>", "<em>text</em>"),
    typed("<p align=center><img src=a.png width=\"120\"></p>")
        .becomes("<p align=\"center\"><img src=\"a.png\" width=\"120\""),
    typed("H<sub>2</sub>O <kbd>Ctrl</kbd>").becomes("H<sub>2</sub>O <kbd>Ctrl</kbd>"),
    typed("a\\\nb").becomes("a<br />\nb"),
  };

  @ParameterizedTest
  @FieldSource("WRITTEN")
  void markdownBecomesHtml(String markdown, String[] expected) {
    assertThat(html(markdown)).contains(expected);
  }

  @Test
  void aTextBeyondTheLimitIsShownAsItWasTyped() {
    var long1 = "*a*<b>".repeat(Markup.LIMIT / 6 + 1);

    var parsed = MARKUP.parse(long1);

    assertThat(parsed.html(Map.of()).value()).startsWith("<pre class=\"plain\">*a*&lt;b&gt;");
    assertThat(parsed.references()).isEmpty();
    assertThat(parsed.text()).isEqualTo(long1);
  }

  @Test
  void relativeAddressesStartFromTheBase() {
    var parsed =
        MARKUP.parse(
            "[a](docs/a.md) [b](../b.md) [c](/c) [d](#d) [e](https://e.org/) ![f](img/f.png)"
                + " <img src=\"./g.png\"> ![h](../../../../h.png)");

    var html = parsed.html(Map.of(), new Base("/p/x/code/file/main/", "/p/x/code/raw/main/"));

    assertThat(html.value())
        .contains(
            "href=\"/p/x/code/file/main/docs/a.md\"",
            "href=\"/p/x/code/file/b.md\"",
            "href=\"/c\"",
            "href=\"#h-d\"",
            "href=\"https://e.org/\"",
            "src=\"/p/x/code/raw/main/img/f.png\"",
            "src=\"/p/x/code/raw/main/g.png\"")
        .doesNotContain("..");
  }

  @Test
  void theWordsOfATextHaveNoMarkup() {
    var parsed =
        MARKUP.parse(
            """
            # Arch *seven*

            It leaks, says @nerva, see [#12] and [the log](http://x.y).
            - one
            - `two`

            <p>raw <b>html</b> &amp; more</p>

            | a | b |
            |---|---|
            | c | d |

            ```
            code
            ```
            """);

    assertThat(parsed.text())
        .isEqualTo(
            """
            Arch seven
            It leaks, says @nerva, see #12 and the log.
            one
            two
            raw html & more
            a b
            c d
            code""");
  }

  @Test
  void aSummaryIsOneLineCutBetweenWords() {
    var parsed = MARKUP.parse("Arch **seven** leaks,\nand it leaks badly since the rain.");

    assertThat(parsed.summary(22)).isEqualTo("Arch seven leaks, and…");
    assertThat(parsed.summary(19)).isEqualTo("Arch seven leaks…");
    assertThat(parsed.summary(200))
        .isEqualTo("Arch seven leaks, and it leaks badly since the rain.");
  }

  @Test
  void aSummaryNeverCutsACharacterInHalf() {
    for (var most = 4; most < 12; most++) {
      assertThat(MARKUP.parse("🔥🔥🔥🔥🔥🔥🔥🔥").summary(most)).matches("(🔥)+…");
    }
  }

  @Test
  void headingsMakeATableOfContents() {
    assertThat(MARKUP.parse("# One\n\nx\n\n## Two `b`\n\n> ### Three").headings())
        .containsExactly(
            new Heading(1, "h-one", "One"),
            new Heading(2, "h-two-b", "Two b"),
            new Heading(3, "h-three", "Three"));
  }

  private static String html(String markdown) {
    return MARKUP.render(markdown, LinkResolver.NONE).value();
  }

  private record Typed(String markdown) {
    Arguments becomes(String... expected) {
      return Arguments.of(markdown, expected);
    }
  }

  private static Typed typed(String markdown) {
    return new Typed(markdown);
  }
}
