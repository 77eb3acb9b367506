package forge.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyEncoderTest {
  private static final List<@Nullable Object> ASCENDING =
      Arrays.asList(
          MinKey.getInstance(),
          null,
          Double.NEGATIVE_INFINITY,
          Long.MIN_VALUE,
          Long.MIN_VALUE + 1,
          -1e9,
          -2,
          new Decimal128(new BigDecimal("-1.5")),
          -1L,
          -Double.MIN_VALUE,
          0,
          Double.MIN_VALUE,
          new Decimal128(new BigDecimal("0.25")),
          0.5,
          1,
          1.5,
          2L,
          (1L << 53) - 1,
          1L << 53,
          (1L << 53) + 1,
          (1L << 62) + 1,
          Long.MAX_VALUE - 1,
          Long.MAX_VALUE,
          0x1p63,
          1e300,
          Double.POSITIVE_INFINITY,
          "",
          "\u0000",
          "a",
          "a\u0000",
          "a\u0000b",
          "a ",
          "aa",
          "b",
          "ä",
          "\uFFFD",
          new Document(),
          new Document("a", 1),
          new Document("a", 1).append("b", 1),
          new Document("a", 2),
          new Document("b", 1),
          List.of(),
          List.of(1),
          List.of(1, 1),
          List.of(2),
          new BinData(new byte[] {9}),
          new BinData(new byte[] {1, 1}),
          new BinData(new byte[] {1, 2}),
          new UUID(1, 1),
          new ObjectId("000000000000000000000001"),
          new ObjectId("00000000000000000000000f"),
          false,
          true,
          Instant.ofEpochMilli(-5),
          Instant.ofEpochMilli(0),
          Instant.ofEpochMilli(5),
          MaxKey.getInstance());

  @Test
  void keysSortLikeTheirValuesAndNoneBeginsAnother() {
    for (int i = 0; i < ASCENDING.size(); i++) {
      for (int j = 0; j < ASCENDING.size(); j++) {
        Key a = KeyEncoder.encode(ASCENDING.get(i));
        Key b = KeyEncoder.encode(ASCENDING.get(j));
        assertThat(Integer.signum(a.compareTo(b)))
            .as("%s and %s", ASCENDING.get(i), ASCENDING.get(j))
            .isEqualTo(Integer.compare(i, j));
        assertThat(a.startsWith(b)).isEqualTo(i == j);
      }
    }
  }

  @Test
  void descendingKeysSortTheOtherWay() {
    for (int i = 1; i < ASCENDING.size(); i++) {
      Key before = KeyEncoder.encode(ASCENDING.get(i - 1), false);
      assertThat(KeyEncoder.encode(ASCENDING.get(i), false)).isLessThan(before);
    }
  }

  @Test
  void equalNumbersHaveOneKey() {
    Key three = KeyEncoder.encode(3);
    assertThat(KeyEncoder.encode(3L)).isEqualTo(three);
    assertThat(KeyEncoder.encode(3.0)).isEqualTo(three);
    assertThat(KeyEncoder.encode(new Decimal128(new BigDecimal("3.00")))).isEqualTo(three);
    assertThat(KeyEncoder.encode(-0.0)).isEqualTo(KeyEncoder.encode(0));
  }
}
