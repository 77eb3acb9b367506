package forge.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {
  private static final Markup MARKUP = new Markup("http://localhost:8080");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ask @nerva about it              | @nerva
          @nerva, @agrippa: (@marcia).     | @nerva @agrippa @marcia
          @Nerva_2-b- @-x @_y              | @Nerva_2-b
          mail a@b.com and @@twice         |
          https://e.org/@nerva/#12         |
          ~@nerva snake_#12 [a]_b          | #12 a
          \\@nerva and \\#12               |
          see #12, (#13) and #014          | #12 #13 #014
          a#12 #12a #1234567890 C#7 &#35;  |
          [#12] [abc1234] [Page Name]      | #12 abc1234 Page_Name
          [bugs:#12] [aqueduct:wiki:Home]  | bugs:#12 aqueduct:wiki:Home
          [ ] [x] [X] [] [^1] [!NOTE]      |
          [https://e.org] [a: b]           | a:_b
          \\[#12\\]                        | #12
          [text](/there) [@nerva](/x)      |
          [see #12 and [abc1234]](/x)      | #12 abc1234
          ![#12](/x.png)                   |
          @aqueduct/masons @nerva/ @a/     | @aqueduct/masons @nerva @a
          `@nerva #12 [Home]`              |
          <code>@nerva #12</code> #13      | #13
          <a href="/x">#12</a> @nerva      | @nerva
          [#1][#2] [Home][]                | #1 #2 Home
          **@nerva** _#12_ ~~[Home]~~      | @nerva #12 Home
          # @nerva in a heading            | @nerva
          [Grüße 2] [日本]                  | Grüße_2 日本
          """)
  void referencesAreFoundWhereTheyAreMeant(String markdown, String expected) {
    var found =
        MARKUP.parse(markdown).references().stream()
            .map(r -> (r.kind() == Reference.Kind.MENTION ? "@" : "") + r.written())
            .map(r -> r.replace(' ', '_'))
            .collect(Collectors.joining(" "));

    assertThat(found).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void aDefinedLinkIsNoReference() {
    assertThat(MARKUP.parse("[Home] and [there][Home]\n\n[Home]: /x").references()).isEmpty();
  }

  @Test
  void codeBlocksHoldNoReferences() {
    assertThat(MARKUP.parse("```\n@nerva #12\n```\n\n    [Home]\n").references()).isEmpty();
  }

  @Test
  void resolvedReferencesBecomeLinks() {
    var links = new HashMap<Reference, Link>();
    links.put(Reference.mention("nerva"), Link.to("/u/nerva/", "Marcus Nerva"));
    links.put(Reference.artifact("#12"), Link.to("/p/x/bugs/12", "Arch <7> leaks", "closed"));
    links.put(Reference.artifact("New Page"), Link.missing("/p/x/wiki/New%20Page", "Not written"));

    var html = MARKUP.parse("@nerva: #12, [#12], [New Page], @who, #13, [Other]").html(links);

    assertThat(html.value())
        .isEqualTo(
            "<p><a href=\"/u/nerva/\" class=\"mention\" title=\"Marcus Nerva\">&#64;nerva</a>: "
                + "<a href=\"/p/x/bugs/12\" class=\"ref closed\" title=\"Arch &lt;7&gt; leaks\">"
                + "#12</a>, "
                + "<a href=\"/p/x/bugs/12\" class=\"ref closed\" title=\"Arch &lt;7&gt; leaks\">"
                + "#12</a>, "
                + "<a href=\"/p/x/wiki/New%20Page\" class=\"missing\" title=\"Not written\">"
                + "New Page</a>, &#64;who, #13, [Other]</p>\n");
  }

  @Test
  void referencesInsideALinkStayText() {
    var links = Map.of(Reference.artifact("#12"), Link.to("/p/x/bugs/12", "Leak"));

    var html = MARKUP.parse("[see #12](/there) `#12` #12").html(links).value();

    assertThat(html).contains("<a href=\"/there\">see #12</a> <code>#12</code> <a href=\"/p/x/");
  }

  @Test
  void aResolverIsAskedOnceForAllAndOnlyWhenThereIsSomething() {
    var asked = new int[1];
    LinkResolver counting =
        references -> {
          asked[0]++;
          return Map.of();
        };

    MARKUP.render("nothing here", counting);
    assertThat(asked[0]).isZero();

    MARKUP.render("@a @b #1 [Home] @a", counting);
    assertThat(asked[0]).isOne();
  }

  @Test
  void noTextNamesMoreThanFiveHundredThings() {
    var many = IntStream.range(0, 2_000).mapToObj(n -> "#" + n).collect(Collectors.joining(" "));

    assertThat(MARKUP.parse(many).references()).hasSize(500);
  }
}
