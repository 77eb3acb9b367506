package forge.mongo;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Encodes BSON values so that the bytes sort as MongoDB sorts the values, and no encoding is the
 * beginning of another.
 *
 * <p>Numbers of all types that are equal have one encoding. Decimals are ordered by their nearest
 * double, as the query layer compares them.
 */
final class KeyEncoder {
  private static final int MIN_KEY = 1;
  private static final int NULL = 2;
  private static final int NUMBER = 3;
  private static final int STRING = 4;
  private static final int DOCUMENT = 5;
  private static final int ARRAY = 6;
  private static final int BINARY = 7;
  private static final int OBJECT_ID = 8;
  private static final int BOOLEAN = 9;
  private static final int DATE = 10;
  private static final int TIMESTAMP = 11;
  private static final int PATTERN = 12;
  private static final int OTHER = 13;
  private static final int MAX_KEY = 14;

  /** A long differs from its nearest double by at most this. */
  private static final int LARGEST_REMAINDER = 512;

  private static final double TWO_TO_63 = 0x1p63;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(32);

  private KeyEncoder() {}

  static Key encode(@Nullable Object value) {
    return encode(value, true);
  }

  static Key encode(@Nullable Object value, boolean ascending) {
    var encoder = new KeyEncoder();
    encoder.value(value);
    return new Key(ascending ? encoder.out.toByteArray() : complement(encoder.out.toByteArray()));
  }

  /** What every value of the same type begins with. */
  static Key typePrefix(@Nullable Object value, boolean ascending) {
    byte type = (byte) type(value);
    return new Key(new byte[] {ascending ? type : (byte) ~type});
  }

  private static byte[] complement(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
    return bytes;
  }

  private static int type(@Nullable Object value) {
    return switch (value) {
      case null -> NULL;
      case Missing ignored -> NULL;
      case Number ignored -> NUMBER;
      case String ignored -> STRING;
      case Map<?, ?> ignored -> DOCUMENT;
      case Collection<?> ignored -> ARRAY;
      case BinData ignored -> BINARY;
      case UUID ignored -> BINARY;
      case LegacyUUID ignored -> BINARY;
      case ObjectId ignored -> OBJECT_ID;
      case Boolean ignored -> BOOLEAN;
      case Instant ignored -> DATE;
      case BsonTimestamp ignored -> TIMESTAMP;
      case BsonRegularExpression ignored -> PATTERN;
      case MinKey ignored -> MIN_KEY;
      case MaxKey ignored -> MAX_KEY;
      default -> OTHER;
    };
  }

  private void value(@Nullable Object value) {
    out.write(type(value));
    switch (value) {
      case null -> {}
      case Missing ignored -> {}
      case MinKey ignored -> {}
      case MaxKey ignored -> {}
      case Long number -> number(number);
      case Number number -> number(number);
      case Map<?, ?> map -> map.forEach(this::field);
      case Collection<?> list -> list.forEach(this::element);
      case BinData data -> binary(data.getData());
      case UUID uuid -> uuid(uuid);
      case LegacyUUID uuid -> uuid(uuid.getUuid());
      case ObjectId id -> out.writeBytes(id.toByteArray());
      case Boolean flag -> out.write(flag ? 1 : 0);
      case Instant instant -> eight(instant.toEpochMilli() ^ Long.MIN_VALUE);
      case BsonTimestamp timestamp -> eight(timestamp.getValue());
      default -> text(value.toString());
    }
    if (value instanceof Map || value instanceof Collection) {
      out.write(0);
    }
  }

  private void field(Object name, @Nullable Object value) {
    out.write(1);
    out.write(type(value));
    text((String) name);
    value(value);
  }

  private void element(@Nullable Object value) {
    out.write(1);
    value(value);
  }

  private void number(long number) {
    double nearest = number;
    long remainder = nearest == TWO_TO_63 ? number - Long.MAX_VALUE - 1 : number - (long) nearest;
    number(nearest, (int) remainder);
  }

  private void number(Number number) {
    if (number instanceof Long whole) {
      number(whole.longValue());
    } else {
      number(number.doubleValue(), 0);
    }
  }

  private void number(double nearest, int remainder) {
    long bits = Double.doubleToLongBits(nearest == 0 ? 0.0 : nearest);
    eight(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
    int shifted = remainder + LARGEST_REMAINDER;
    out.write(shifted >>> 8);
    out.write(shifted);
  }

  private void text(String text) {
    escaped(text.getBytes(StandardCharsets.UTF_8));
  }

  private void escaped(byte[] bytes) {
    for (byte each : bytes) {
      out.write(each);
      if (each == 0) {
        out.write(0xFF);
      }
    }
    out.write(0);
    out.write(0);
  }

  /** Shorter binaries sort first, as in MongoDB. */
  private void binary(byte[] bytes) {
    out.write(0);
    four(bytes.length);
    out.writeBytes(bytes);
  }

  private void uuid(UUID uuid) {
    out.write(1);
    eight(uuid.getMostSignificantBits());
    eight(uuid.getLeastSignificantBits());
  }

  private void four(int bits) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write(bits >>> shift);
    }
  }

  private void eight(long bits) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      out.write((int) (bits >>> shift));
    }
  }
}
