package forge.tickets.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import forge.project.Mount;
import forge.tickets.Ticket;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as programs read it.
 *
 * @param text Markdown; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TicketJson(
    int number,
    String title,
    @Nullable String text,
    String status,
    boolean open,
    @Nullable String assignee,
    String opener,
    List<String> labels,
    String milestone,
    @JsonProperty("private") boolean hidden,
    int comments,
    int revision,
    Instant openedAt,
    Instant changedAt,
    String page) {

  static TicketJson of(Mount mount, Ticket ticket) {
    return of(mount, ticket, ticket.content().text());
  }

  static TicketJson inList(Mount mount, Ticket ticket) {
    return of(mount, ticket, null);
  }

  private static TicketJson of(Mount mount, Ticket ticket, @Nullable String text) {
    var assignee = ticket.assignee();
    return new TicketJson(
        ticket.number().value(),
        ticket.title(),
        text,
        ticket.status().name(),
        ticket.open(),
        assignee == null ? null : assignee.value(),
        ticket.opener().value(),
        ticket.content().labels(),
        ticket.content().milestone(),
        ticket.content().hidden(),
        ticket.life().comments(),
        ticket.revision(),
        ticket.life().openedAt(),
        ticket.life().changedAt(),
        mount.page(ticket.number()).toString());
  }
}
