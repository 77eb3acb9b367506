package forge.hook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing told to one webhook, and how that went.
 *
 * @param id greater for later ones of the same webhook
 * @param event the kind of what happened
 * @param body what is sent; empty where it is made anew each time
 * @param tries how often it has been sent
 * @param status what the other side answered last; null where it answered nothing
 * @param answer the beginning of what it said, or why it could not be reached
 * @param sent how it was sent last; null before, and where nobody wrote that down
 */
public record Delivery(
    String hook,
    String id,
    String event,
    String body,
    Instant at,
    int tries,
    @Nullable Integer status,
    String answer,
    @Nullable Sent sent) {
  /** Of the body, on a page. */
  public static final int LONGEST_SHOWN = 4_000;

  /**
   * One time it was sent.
   *
   * @param millis until the answer was here, or it was given up
   * @param headers of the request, each as it stands in one
   */
  public record Sent(Instant at, long millis, List<String> headers) {
    public Sent {
      headers = List.copyOf(headers);
    }
  }

  public static Delivery of(String hook, String id, String event, String body, Instant at) {
    return new Delivery(hook, id, event, body, at, 0, null, "", null);
  }

  String key() {
    return hook + " " + id;
  }

  /** Whether the other side took it. */
  public boolean arrived() {
    return status != null && status >= 200 && status < 300;
  }

  /** The same as it is shown where the body is made anew each time. */
  public Delivery showing(String body) {
    return new Delivery(hook, id, event, body, at, tries, status, answer, sent);
  }

  /** The beginning of the body, for a page. */
  public String bodyShown() {
    return cut() ? body.substring(0, LONGEST_SHOWN) : body;
  }

  /** Whether there is more of the body than a page shows. */
  public boolean cut() {
    return body.length() > LONGEST_SHOWN;
  }
}
