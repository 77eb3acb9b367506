package forge.markup;

import org.jspecify.annotations.Nullable;

/**
 * Where a {@link Reference} leads.
 *
 * @param title shown on hover: the ticket's title, the person's name
 * @param state a word for its colour, such as {@code open} or {@code closed}
 * @param missing true for a page that can still be written
 */
public record Link(String url, String title, @Nullable String state, boolean missing) {

  public static Link to(String url, String title) {
    return new Link(url, title, null, false);
  }

  public static Link to(String url, String title, String state) {
    return new Link(url, title, state, false);
  }

  public static Link missing(String url, String title) {
    return new Link(url, title, null, true);
  }
}
