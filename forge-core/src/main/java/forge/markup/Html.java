package forge.markup;

/** HTML that is safe to put into a page as it is. */
public record Html(String value) {
  public static final Html EMPTY = new Html("");

  public boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return value;
  }
}
