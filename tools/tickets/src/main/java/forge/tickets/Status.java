package forge.tickets;

/**
 * What became of a ticket so far.
 *
 * @param open whether somebody still has to do something about it
 */
public record Status(String name, boolean open) {

  /** How people read it: {@code in-progress} becomes "in progress". */
  public String label() {
    return name.replace('-', ' ');
  }

  /** The dot shown before it. */
  public String dot() {
    if (open) {
      return name.contains("progress") || name.contains("review") ? "progress" : "open";
    }
    return name.contains("wont") || name.contains("invalid") || name.contains("duplicate")
        ? "rejected"
        : "closed";
  }
}
