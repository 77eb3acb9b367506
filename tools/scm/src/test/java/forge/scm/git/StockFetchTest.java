package forge.scm.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StockFetchTest {
  private static final String WANT = "want 1234567890123456789012345678901234567890\n";
  private static final List<String> SECOND = List.of("version=2");

  private static String line(String text) {
    return "%04x%s".formatted(text.length() + 4, text);
  }

  private static BufferedInputStream request(String... lines) {
    var text = new StringBuilder(line("command=fetch") + line("agent=git/2.39.5") + "0001");
    for (String each : lines) {
      text.append(line(each));
    }
    text.append("0000");
    return StockFetch.readable(
        new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void whatIsAskedForInPartIsSeenByTheLinesBeforeWhatIsWanted() throws IOException {
    for (String part :
        List.of("deepen 1\n", "shallow 12\n", "filter blob:none", "deepen-since 1")) {
      assertThat(StockFetch.suits(SECOND, request("thin-pack", part, WANT))).isTrue();
    }
    assertThat(StockFetch.suits(SECOND, request("thin-pack", WANT, "done\n"))).isFalse();
    assertThat(StockFetch.suits(List.of(), request("deepen 1\n", WANT))).isFalse();
  }

  @Test
  void lookingReadsNothingAway() throws IOException {
    BufferedInputStream request = request("filter blob:none", WANT);

    assertThat(StockFetch.suits(SECOND, request)).isTrue();

    assertThat(new String(request.readAllBytes(), StandardCharsets.ISO_8859_1))
        .startsWith(line("command=fetch"))
        .endsWith(line(WANT) + "0000");
  }

  @Test
  void whatIsNotGitsIsLeftToWhoeverAnswersErrors() throws IOException {
    for (String noise : List.of("", "00", "zzzz", "ffff", "0003", "0001".repeat(40_000))) {
      var request =
          StockFetch.readable(
              new ByteArrayInputStream(noise.getBytes(StandardCharsets.ISO_8859_1)));

      assertThat(StockFetch.suits(SECOND, request)).isFalse();
      assertThat(request.readAllBytes()).hasSize(noise.length());
    }
  }
}
