package forge.tickets;

/** The number of a ticket within its mount, counted from 1. */
public record TicketNumber(int value) implements Comparable<TicketNumber> {
  public TicketNumber {
    if (value < 1) {
      throw new IllegalArgumentException("no ticket has number " + value);
    }
  }

  /** Reads a number from an address; JAX-RS calls this for path parameters. */
  public static TicketNumber valueOf(String text) {
    return new TicketNumber(Integer.parseInt(text));
  }

  /** How people write it, such as {@code #12}. */
  public String key() {
    return "#" + value;
  }

  @Override
  public int compareTo(TicketNumber other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
