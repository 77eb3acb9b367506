package forge.live;

/**
 * A place in a stream: everything up to it has been seen.
 *
 * <p>A page reads it before it reads what it shows, and carries it: the first subscription starts
 * exactly there.
 *
 * @param e the epoch; another one means that numbering has started anew
 * @param q the number of the last event, 0 before the first
 */
public record Position(String e, long q) {

  /** The form in addresses and attributes, such as {@code k3:1042}. */
  public static Position parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon > 32) {
      throw new IllegalArgumentException("not a position: " + text);
    }
    return new Position(text.substring(0, colon), Long.parseLong(text.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return e + ":" + q;
  }
}
