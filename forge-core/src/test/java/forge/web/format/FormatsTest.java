package forge.web.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT0S,just now",
    "PT44S,just now",
    "PT45S,1 minute ago",
    "PT90S,2 minutes ago",
    "PT59M20S,59 minutes ago",
    "PT59M40S,1 hour ago",
    "PT3H10M,3 hours ago",
    "PT23H40M,1 day ago",
    "P6D,6 days ago",
    "P45D,2 months ago",
    "P800D,on 12 Sep 2024",
    "PT-10M,in 10 minutes",
    "P-3D,in 3 days",
  })
  void distancesAreWordsPeopleUse(Duration before, String words) {
    assertThat(TimeAgo.text(NOW.minus(before), NOW)).isEqualTo(words);
  }

  @Test
  void instantsHaveAnExactForm() {
    assertThat(DateText.ISO.text(NOW.plusNanos(7))).isEqualTo("2026-11-21T12:00:00Z");
    assertThat(DateText.EXACT.text(NOW)).isEqualTo("21 November 2026, 12:00 UTC");
    assertThat(DateText.DATE.text(NOW)).isEqualTo("21 Nov 2026");
  }

  @ParameterizedTest
  @CsvSource({
    "0,0 bytes",
    "1,1 byte",
    "999,999 bytes",
    "1000,1.0 KB",
    "9949,9.9 KB",
    "9950,10 KB",
    "48213311,48 MB",
    "999499,999 KB",
    "999500,1.0 MB",
    "4000000000,4.0 GB",
    "9223372036854775807,9.2 EB",
  })
  void sizesHaveTheUnitPeopleRead(long bytes, String words) {
    assertThat(Bytes.text(bytes)).isEqualTo(words);
  }

  @Test
  void numbersAreGrouped() {
    assertThat(Grouped.text(1_234_567)).isEqualTo("1,234,567");
    assertThat(Grouped.text(-12)).isEqualTo("-12");
  }

  @ParameterizedTest
  @CsvSource({
    "Marcia Aemilia,MA",
    "agrippa,A",
    "big-bad-wolf,BW",
    "' Ünal  ',Ü",
    "日本 語,日語",
    "---,?",
    "'',?",
    "🔥,?",
    "r2d2,R",
  })
  void initialsStandForAName(String name, String initials) {
    assertThat(Initials.of(name)).isEqualTo(initials);
  }

  @Test
  void tintsSpreadOverAllTwelveAndStay() {
    assertThat(Tint.of("leak")).isEqualTo(Tint.of("LEAK")).isEqualTo(Tint.of("leak"));
    assertThat(
            IntStream.range(0, 200).mapToObj(n -> Tint.of("label" + n)).collect(Collectors.toSet()))
        .hasSize(12);
  }

  @Test
  void barsAreSharesOfTheLargest() {
    assertThat(Spark.heights(List.of(0.0, 1.0, 500.0, 1000.0), 24)).containsExactly(0, 1, 12, 24);
    assertThat(Spark.heights(List.of(0.0, 0.0), 24)).containsExactly(0, 0);
    assertThat(Spark.heights(List.of(), 24)).isEmpty();
  }
}
