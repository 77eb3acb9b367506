package forge.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text colour is readable on every ground it stands on, in both themes. */
class ContrastTest {
  private static final double TEXT = 4.5;
  private static final double SHAPE = 3;
  private static final String SHEET = sheet();
  private static final Map<String, String[]> TOKENS = tokens();

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      textBlock =
          """
          ink       : paper surface raised ember-soft ok-soft warn-soft stop-soft info-soft done-soft
          ink       : add add-mark del del-mark go-soft
          ink-2     : paper surface raised info-soft add del
          ink-3     : paper surface raised
          link      : paper surface raised info-soft ember-soft
          ember     : paper surface ember-soft
          on-ember  : ember
          on-go     : go
          on-stop   : stop
          ok        : paper surface ok-soft add
          warn      : paper surface warn-soft
          stop      : paper surface stop-soft del
          info      : paper surface info-soft
          done      : paper surface done-soft
          paper     : ink
          code-keyword : surface paper raised
          code-string  : surface paper raised add del warn-soft
          code-number  : surface paper raised
          code-comment : surface paper
          code-title   : surface paper raised
          code-type    : surface paper raised
          """)
  void textCanBeReadOnItsGrounds(String ink, String grounds) {
    for (var ground : grounds.split(" ", -1)) {
      for (var dark : new boolean[] {false, true}) {
        assertThat(contrast(token(ink, dark, 0), token(ground, dark, 0)))
            .as("%s on %s, %s", ink, ground, dark ? "dark" : "light")
            .isGreaterThanOrEqualTo(TEXT);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"edge,paper", "edge,surface", "ember,paper", "ember,surface", "ember,raised"})
  void fieldsAndFocusCanBeSeen(String line, String ground) {
    for (var dark : new boolean[] {false, true}) {
      assertThat(contrast(token(line, dark, 0), token(ground, dark, 0)))
          .as("%s on %s, %s", line, ground, dark ? "dark" : "light")
          .isGreaterThanOrEqualTo(SHAPE);
    }
  }

  static Stream<Integer> hues() {
    return IntStream.range(0, 12)
        .mapToObj(
            n -> {
              var hue = Pattern.compile("\\.tint-" + n + " \\{ --h: ([0-9]+);").matcher(SHEET);
              assertThat(hue.find()).isTrue();
              return Integer.valueOf(hue.group(1));
            });
  }

  @ParameterizedTest
  @MethodSource("hues")
  void labelsCanBeReadInEveryTint(int hue) {
    for (var dark : new boolean[] {false, true}) {
      assertThat(contrast(token("tint-ink", dark, hue), token("tint-paper", dark, hue)))
          .as("tint %s, %s", hue, dark ? "dark" : "light")
          .isGreaterThanOrEqualTo(TEXT);
    }
  }

  private static double[] token(String name, boolean dark, int hue) {
    var values = Objects.requireNonNull(TOKENS.get(name), "there is no token --" + name);
    var parts = values[dark ? 1 : 0].replace("var(--h, 0)", String.valueOf(hue)).split(" ", -1);
    return srgb(
        Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
  }

  private static Map<String, String[]> tokens() {
    var tokens = new HashMap<String, String[]>();
    var number = "([0-9.]+ [0-9.]+ (?:[0-9.]+|var\\(--h, 0\\)))";
    var found =
        Pattern.compile(
                "--([a-z0-9-]+): light-dark\\(oklch\\("
                    + number
                    + "\\), oklch\\("
                    + number
                    + "\\)\\)")
            .matcher(SHEET);
    while (found.find()) {
      tokens.put(found.group(1), new String[] {found.group(2), found.group(3)});
    }
    return tokens;
  }

  /** Linear sRGB of an OKLCH colour, cut to what a screen can show. */
  private static double[] srgb(double lightness, double chroma, double hue) {
    var a = chroma * Math.cos(Math.toRadians(hue));
    var b = chroma * Math.sin(Math.toRadians(hue));
    var l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    var m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    var s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new double[] {
      Math.clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, 0, 1),
      Math.clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s, 0, 1),
      Math.clamp(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s, 0, 1),
    };
  }

  private static double cube(double x) {
    return x * x * x;
  }

  /** As WCAG 2 reckons it. */
  private static double contrast(double[] one, double[] other) {
    var bright = Math.max(luminance(one), luminance(other));
    var dim = Math.min(luminance(one), luminance(other));
    return (bright + 0.05) / (dim + 0.05);
  }

  private static double luminance(double[] linear) {
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }

  private static String sheet() {
    try (var in = ContrastTest.class.getResourceAsStream("/forge/web/assets/forge.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
