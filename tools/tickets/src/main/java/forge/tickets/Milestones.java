package forge.tickets;

import forge.artifact.Card;
import forge.project.Mount;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Milestones as artifacts, so that they can be talked about; they are there while a ticket is. */
public record Milestones(TicketStore store) {
  private static final String PREFIX = "milestone/";

  /** What a milestone is called among the artifacts of a mount. */
  public static String artifact(String name) {
    return PREFIX + name;
  }

  /** A milestone that some ticket everybody here may read is planned for. */
  Optional<Card> card(Mount mount, String artifact) {
    return artifact.startsWith(PREFIX) && artifact.length() > PREFIX.length()
        ? store
            .plannedFor(mount.id(), artifact.substring(PREFIX.length()))
            .map(ticket -> card(mount, ticket))
        : Optional.empty();
  }

  private static Card card(Mount mount, Ticket ticket) {
    String name = ticket.content().milestone();
    String query = URLEncoder.encode("milestone:\"" + name + "\"", StandardCharsets.UTF_8);
    return new Card(
        artifact(name),
        "milestone",
        "Milestone " + name,
        mount.page() + "?q=" + query,
        List.of(),
        "",
        List.of(),
        ticket.opener(),
        null,
        ticket.life().openedAt(),
        ticket.life().changedAt(),
        Set.of());
  }
}
