package forge.tickets;

import forge.access.Visit;

/** Plants the open work of Forge itself. */
final class Planting {
  private final Tickets tickets;

  Planting(Tickets tickets) {
    this.tickets = tickets;
  }

  void plant(Visit visit) {
    tickets.open(visit, NewTicket.of("Plant", ""));
  }
}
