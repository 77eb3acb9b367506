package forge.mongo;

import java.util.Arrays;

/** An immutable byte string that sorts like the BSON values it encodes. */
final class Key implements Comparable<Key> {
  static final Key EMPTY = new Key(new byte[0]);
  private static final byte[] HIGHEST = {-1, -1, -1, -1, -1, -1, -1, -1};

  private final byte[] bytes;

  Key(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return bytes.length;
  }

  Key plus(Key suffix) {
    return plus(suffix.bytes);
  }

  /** A key above every key that starts with this one. */
  Key ceiling() {
    return plus(HIGHEST);
  }

  boolean startsWith(Key prefix) {
    return bytes.length >= prefix.bytes.length
        && Arrays.equals(bytes, 0, prefix.bytes.length, prefix.bytes, 0, prefix.bytes.length);
  }

  /** Compares what follows the first {@code from} bytes of this with that of the other key. */
  int compareAfter(int from, Key other, int otherFrom) {
    return Arrays.compareUnsigned(
        bytes, from, bytes.length, other.bytes, otherFrom, other.bytes.length);
  }

  private Key plus(byte[] suffix) {
    byte[] joined = Arrays.copyOf(bytes, bytes.length + suffix.length);
    System.arraycopy(suffix, 0, joined, bytes.length, suffix.length);
    return new Key(joined);
  }

  @Override
  public int compareTo(Key other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
