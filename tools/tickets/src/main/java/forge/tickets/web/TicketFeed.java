package forge.tickets.web;

import forge.project.Mount;
import forge.tickets.Ticket;
import forge.web.AtomFeed;
import java.util.List;

/** Tickets as an Atom feed. */
final class TicketFeed {
  private final String site;
  private final Mount mount;

  /**
   * @param site the address of the site, without a slash at its end
   */
  TicketFeed(String site, Mount mount) {
    this.site = site;
    this.mount = mount;
  }

  String write(List<Ticket> tickets) {
    String page = site + mount.page();
    return new AtomFeed(
            mount.project() + " · " + mount.label(),
            page,
            site + mount.page("feed.atom"),
            tickets.stream().map(this::entry).toList())
        .write();
  }

  private AtomFeed.Entry entry(Ticket ticket) {
    return new AtomFeed.Entry(
            ticket.number().key() + " " + ticket.title(),
            site + mount.page(ticket.number()),
            ticket.opener().value(),
            ticket.life().changedAt(),
            ticket.status().label() + ", " + ticket.life().comments() + " comments")
        .published(ticket.life().openedAt(), ticket.content().labels());
  }
}
