package forge.tickets;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.tickets.TicketChange.Move;
import forge.tool.TellsChanges.Change;
import forge.tool.TellsChanges.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What was done, for the notes of a release: the tickets that were closed for it. */
final class ClosedTickets {
  private static final int LOOKED_AT = 1_000;
  private final TicketStore store;

  ClosedTickets(TicketStore store) {
    this.store = store;
  }

  /** Private tickets are never told: what they say would be out with the release. */
  List<Change> of(Visit visit, Span span, int limit) {
    visit.require(CorePermission.READ);
    return store.closed(visit.mount().id(), span.from(), LOOKED_AT).stream()
        .filter(ticket -> !ticket.content().hidden() && !rejected(ticket))
        .flatMap(
            ticket ->
                closing(ticket).filter(step -> within(step, span)).stream()
                    .map(step -> change(ticket, step)))
        .limit(limit)
        .toList();
  }

  private static boolean rejected(Ticket ticket) {
    return ticket.status().dot().equals("rejected");
  }

  private static Optional<Step> closing(Ticket ticket) {
    return ticket.history().stream()
        .filter(
            step ->
                step.changes().stream()
                    .anyMatch(
                        c -> c instanceof Move(var from, var to) && from.open() && !to.open()))
        .max(Comparator.comparing(Step::at));
  }

  private static boolean within(Step step, Span span) {
    return step.at().isAfter(span.from()) && !step.at().isAfter(span.to());
  }

  private static Change change(Ticket ticket, Step step) {
    return new Change("Tickets closed", ticket.number().key(), ticket.title(), step.by().value());
  }
}
