package forge.chat;

/** The number of a topic in its room, counted from 1. */
public record TopicNumber(long value) {
  public TopicNumber {
    if (value < 1) {
      throw new IllegalArgumentException("no topic has number " + value);
    }
  }

  /** Reads a number from an address; JAX-RS calls this for path parameters. */
  public static TopicNumber valueOf(String text) {
    return new TopicNumber(Long.parseLong(text));
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
