package forge.tickets;

import forge.user.UserId;
import java.time.Instant;
import java.util.List;

/** What somebody changed about a ticket at one time. */
public record Step(UserId by, Instant at, List<TicketChange> changes) {
  public Step {
    changes = List.copyOf(changes);
  }

  /** Completes a sentence that starts with the user's name. */
  public String sentence() {
    return String.join(", ", changes.stream().map(TicketChange::sentence).toList());
  }

  public String icon() {
    return changes.isEmpty() ? "edit" : changes.getLast().icon();
  }
}
