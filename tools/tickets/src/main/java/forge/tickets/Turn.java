package forge.tickets;

/**
 * One change in the live stream of a mount.
 *
 * @param kind {@code opened}, {@code closed}, {@code changed}, {@code said} or, of a private
 *     ticket, {@code hidden}
 * @param number the ticket; 0 where it is private
 */
record Turn(String kind, int number) {
  static Turn of(String kind, Ticket ticket) {
    return ticket.content().hidden()
        ? new Turn("hidden", 0)
        : new Turn(kind, ticket.number().value());
  }
}
