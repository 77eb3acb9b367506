package forge.hook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing told to one webhook, and how that went.
 *
 * @param id that of the event, so that later deliveries have greater ones
 * @param event the kind of what happened
 * @param body what is sent
 * @param tries how often it has been sent
 * @param status what the other side answered last; null where it answered nothing
 * @param answer the beginning of what it said, or why it could not be reached
 */
public record Delivery(
    String hook,
    String id,
    String event,
    String body,
    Instant at,
    int tries,
    @Nullable Integer status,
    String answer) {

  static Delivery of(String hook, String id, String event, String body, Instant at) {
    return new Delivery(hook, id, event, body, at, 0, null, "");
  }

  String key() {
    return hook + " " + id;
  }

  /** Whether the other side took it. */
  public boolean arrived() {
    return status != null && status >= 200 && status < 300;
  }
}
