package forge.event;

import forge.user.UserId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Something that has happened.
 *
 * @param id unique, and later events have greater ones
 * @param kind tool and past-tense verb, such as {@code ticket.opened}
 * @param details what listeners of this kind need beside the subject, as text
 */
public record Event(
    String id, String kind, Subject subject, UserId by, Instant at, Map<String, String> details) {

  public Event {
    details = Map.copyOf(details);
  }

  /** A new event with an id of its own. */
  public static Event of(
      String kind, Subject subject, UserId by, Instant at, Map<String, String> details) {
    var hex = HexFormat.of();
    var id =
        hex.toHexDigits(at.toEpochMilli(), 12)
            + hex.toHexDigits(ThreadLocalRandom.current().nextLong(), 12);
    return new Event(id, kind, subject, by, at, details);
  }

  public static Event of(String kind, Subject subject, UserId by, Instant at) {
    return of(kind, subject, by, at, Map.of());
  }

  /** What the listener needs to know, or an empty text when the event does not say. */
  public String detail(String name) {
    return details.getOrDefault(name, "");
  }
}
