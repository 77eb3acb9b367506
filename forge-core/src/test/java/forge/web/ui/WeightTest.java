package forge.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class WeightTest {

  @Test
  void theFirstViewStaysWithinItsBudget() throws IOException {
    assertThat(compressed("forge.css")).isLessThan(30_000);
    assertThat(compressed("forge.js")).isLessThan(20_000);
    assertThat(compressed("icons.svg")).isLessThan(20_000);
  }

  @Test
  void everyIconThatTheMacrosNameIsInTheSprite() throws IOException {
    var sprite = text("/forge/web/assets/icons.svg");
    var named =
        Pattern.compile("icon \"([a-z-]+)\"|\"(circle-[a-z]+|git-merge|play|clock)\"")
            .matcher(text("/forge/web/ui.ftlh"))
            .results()
            .map(m -> m.group(1) == null ? m.group(2) : m.group(1))
            .collect(Collectors.toSet());

    assertThat(named).hasSizeGreaterThan(20);
    assertThat(named).allSatisfy(name -> assertThat(sprite).contains("id=\"" + name + "\""));
  }

  @Test
  void stylesAndScriptsNameNoOtherHost() throws IOException {
    for (var asset :
        new String[] {"forge.css", "forge.js", "highlight.js", "highlight-worker.js"}) {
      assertThat(text("/forge/web/assets/" + asset))
          .doesNotContainPattern("url\\(|(?i)https?://[a-z]");
    }
  }

  private static int compressed(String asset) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(text("/forge/web/assets/" + asset).getBytes(StandardCharsets.UTF_8));
    }
    return out.size();
  }

  private static String text(String path) throws IOException {
    try (var in = WeightTest.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
