package forge.chat;

import forge.user.UserId;
import java.time.Instant;
import java.util.List;

/**
 * What readers say against a message.
 *
 * @param trusted how many of them have belonged to the room for a week, or keep it
 */
public record Report(
    MessageNumber number, List<UserId> by, List<String> reasons, int trusted, Instant at) {
  public Report {
    by = List.copyOf(by);
    reasons = List.copyOf(reasons);
  }
}
