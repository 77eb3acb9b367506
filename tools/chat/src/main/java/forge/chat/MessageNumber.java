package forge.chat;

/** The number of a message in its room, counted from 1 without gaps. */
public record MessageNumber(long value) implements Comparable<MessageNumber> {
  public MessageNumber {
    if (value < 1) {
      throw new IllegalArgumentException("no message has number " + value);
    }
  }

  /** Reads a number from an address; JAX-RS calls this for path parameters. */
  public static MessageNumber valueOf(String text) {
    return new MessageNumber(Long.parseLong(text));
  }

  @Override
  public int compareTo(MessageNumber other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
