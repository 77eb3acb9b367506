package forge.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {
  private static final Markup MARKUP = new Markup("http://localhost:8080");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern ACTING =
      Pattern.compile(
          "(?i)<\\s*/?(script|svg|math|style|iframe|object|embed|form|base|meta|link|button|textarea"
              + "|template|video|audio|noscript|select)\\b"
              + "|<[^>]*\\s(on\\w+|style|srcdoc|formaction|xlink:href|srcset|data-[\\w-]+)\\s*="
              + "|<[^>]*\\s(href|src)=\"\\s*(javascript|vbscript|data|file|blob|about)\\s*:");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>",
        "<img src='x' onerror='alert(1)' alt=\"`<script>`\">",
        "<img src=javascript:alert(1)>",
        "<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">",
        "<img srcset='x 1x, javascript:alert(1) 2x'>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<p style=\"background:url(javascript:alert(1))\">x</p>",
        "<style>@import '//evil';</style>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\" \u0001javascript:alert(1)\">x</a>",
        "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
        "<a href=\"jav\nascript:alert(1)\">x</a>",
        "<a href=\"JaVaScRiPt&colon;alert(1)\">x</a>",
        "<a href=\"&#106;&#97;vascript:alert(1)\">x</a>",
        "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
        "<a href='vbscript:x'>x</a>",
        "<a href=x onclick=alert(1) onmouseover=\"y\">x</a>",
        "<a href=\"https://x\" target=_blank ping=//evil>x</a>",
        "[x](javascript:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](JAVASCRIPT:alert(1) \"t\")",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x]( javascript:alert(1))",
        "![x](javascript:alert(1))",
        "![x](data:image/svg+xml;base64,PHN2Zz4=)",
        "![x](x\"onerror=\"alert(1))",
        "[x](x \"t\\\" onmouseover=alert(1) \\\"\")",
        "[x]: javascript:alert(1)\n\n[x]",
        "<javascript:alert(1)>",
        "<iframe src=//evil></iframe>",
        "<iframe srcdoc='<script>alert(1)</script>'>",
        "<object data=//evil></object><embed src=//evil>",
        "<form action=//evil><input type=submit><button formaction=//evil>x</button></form>",
        "<input type=text autofocus onfocus=alert(1)>",
        "<base href=//evil/><meta http-equiv=refresh content='0;url=//evil'>",
        "<link rel=stylesheet href=//evil/x.css>",
        "<details open ontoggle=alert(1)>x</details>",
        "<video src=x onerror=alert(1)></video><audio autoplay onplay=x>",
        "<body onload=alert(1)><html onclick=x>",
        "<template><script>alert(1)</script></template>",
        "<!--><img src=x onerror=alert(1)>-->",
        "<!-- --!><img src=x onerror=alert(1)> -->",
        "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "<?php <img src=x onerror=alert(1)> ?>",
        "<div data-theme-switch data-copy style=x onclick=y>x</div>",
        "```\" onload=\"alert(1)\nx\n```",
        "```x\"><script>alert(1)</script>\nx\n```",
        "# x\" onload=\"alert(1)",
        "<h1 id='x\" onload=\"alert(1)'>x</h1>",
        "|<img src=x onerror=alert(1)>|\n|-|\n|<script>alert(1)</script>|",
        "[^<script>]\n\n[^<script>]: <svg onload=x>",
        "- [ ] <input type=checkbox onclick=alert(1)>",
        "\u202E<img src=x \u2028onerror\u2029=alert(1)>",
        "＜script＞alert(1)＜/script＞<img/src=x/onerror=alert(1)>",
        "<a\u000Chref=javascript:alert(1)>x</a>",
        "\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>",
        "http://x.y/\"onmouseover=\"alert(1)",
        "<http://x.y/\"onmouseover=\"alert(1)>",
        "@a\"onmouseover=\"alert(1)",
        "[a\" onmouseover=\"alert(1)]",
      })
  void nothingThatActsComesOut(String markdown) {
    var links =
        (LinkResolver)
            references ->
                references.stream()
                    .collect(
                        Collectors.toMap(
                            r -> r,
                            r -> Link.to("/x?" + r.target(), r.target() + "\"'><script>", "open")));

    var html = MARKUP.render(markdown, links).value();

    assertThat(ACTING.matcher(quotedAway(html)).find()).as(html).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "\u0001javascript:x"})
  void aResolverCannotSmuggleAnAddress(String url) {
    var reference = Reference.artifact("Home");

    var html = MARKUP.parse("[Home]").html(Map.of(reference, Link.to(url, ""))).value();

    assertThat(html).doesNotContain("href").contains("Home");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ">",
        "[",
        "]",
        "*",
        "_",
        "`",
        "- ",
        "![",
        "<",
        "~",
        "|",
        "@",
        "#",
        "(",
        "&",
        "\\",
        "<a>",
        "<div>",
        "**a _b ",
        "[a](",
        "[^1]",
        "1. ",
        "> - ",
        "a\n",
        "\n> ",
        "*a **b ",
        "[a][b]",
        "[^a]: ",
        "#1 ",
        "[x] ",
        "<b>",
        "``` ",
        "\u0000",
        "<!--",
        "<![CDATA[",
        "http://a.b/",
        "a@b.c ",
        "www.",
        "~~",
        "\t",
        "|a",
        "|a|b|\n|-|-|\n",
        "<div>\n\n",
        "x[^1]\n\n[^1]: y\n\n",
        "[a]: /x\n\n[a]\n\n",
        "&#x10FFFF;",
        "<a href=\"x\">[a](<b> \"",
        "- [ ] ",
        "    ",
        "\r",
      })
  void repeatingAnythingIsWithinItsLimits(String piece) {
    var parsed = MARKUP.parse(piece.repeat(100_000 / piece.length()));

    assertThat(parsed.references().size()).isLessThanOrEqualTo(500);
    assertThat(parsed.html(Map.of()).value().length()).isLessThan(2_000_000);
    assertThat(parsed.text().length()).isLessThanOrEqualTo(200_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 10_000, 50_000})
  void nestingIsCutOff(int depth) {
    for (var nest :
        new String[] {
          ">".repeat(depth) + "x",
          "*a ".repeat(depth) + "b* ".repeat(depth / 2),
          "[a ".repeat(depth) + "](x)".repeat(depth / 4),
          "<b>".repeat(depth) + "x" + "</b>".repeat(depth / 4),
        }) {
      var html = MARKUP.parse(nest).html(Map.of()).value();
      assertThat(depthOf(html)).isLessThan(300);
    }
  }

  private static int depthOf(String html) {
    var depth = 0;
    var deepest = 0;
    var tags = TAG.matcher(html);
    while (tags.find()) {
      var tag = tags.group();
      depth += tag.startsWith("</") ? -1 : tag.endsWith("/>") ? 0 : 1;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  /** Attribute values other than addresses are inert, whatever they say. */
  private static String quotedAway(String html) {
    return html.replaceAll("(title|alt|id|class)=\"[^\"]*\"", "$1");
  }
}
