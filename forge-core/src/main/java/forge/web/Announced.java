package forge.web;

import forge.refusal.Refusal.TooLarge;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * How long a body is said to be by who sends it. What is too long is refused by that at once, and
 * not after gigabytes; who says nothing is counted while the body comes.
 */
public final class Announced {
  private Announced() {}

  /** Refuses a body that is said to be longer than the limit; nothing of it has to be read. */
  public static void within(HttpHeaders headers, String what, long limit) {
    if (length(headers) > limit) {
      throw new TooLarge(what, limit);
    }
  }

  /** In bytes, however many; -1 where nothing is said. */
  private static long length(HttpHeaders headers) {
    String said = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    return said != null && said.matches("\\d{1,18}") ? Long.parseLong(said) : -1;
  }
}
