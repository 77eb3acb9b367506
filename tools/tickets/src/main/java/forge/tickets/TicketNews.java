package forge.tickets;

import forge.access.Visit;
import forge.discussion.Discussions;
import forge.event.Event;
import forge.event.Events;
import forge.live.Live;
import forge.live.LiveEvent;
import forge.project.MountId;
import forge.tickets.TicketChange.Move;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Tells what happened to tickets: as events, in the counts of their lists, and live. */
final class TicketNews {
  static final String OPENED = "ticket.opened";
  static final String CLOSED = "ticket.closed";
  static final String REOPENED = "ticket.reopened";
  static final String CHANGED = "ticket.changed";

  private final TicketStore store;
  private final CountStore counts;
  private final Events events;
  private final Live live;

  TicketNews(TicketStore store, CountStore counts, Events events, Live live) {
    this.store = store;
    this.counts = counts;
    this.events = events;
    this.live = live;
  }

  /** Makes up for what a node that died could not count: heard for every event of this tool. */
  void heard(Event event) {
    if (event.kind().equals(Discussions.SAID)) {
      said(
          event.subject().mount(),
          TicketNumber.valueOf(event.subject().artifact()),
          Integer.parseInt(event.detail("post")),
          event.at());
    } else {
      var number = TicketNumber.valueOf(event.subject().artifact());
      store
          .find(event.subject().mount(), number)
          .ifPresent(
              ticket -> count(ticket, event.id(), Tally.parse(event.detail("tally")), "changed"));
    }
  }

  void said(MountId mount, TicketNumber number, int post, Instant at) {
    store
        .commented(mount, number, post, at)
        .ifPresent(
            ticket -> {
              count(ticket, mount + "/" + number + "/" + post, new Tally(Map.of()), "said");
              announce(ticket, "said");
            });
  }

  void tell(Ticket ticket, Event event, Tally tally, String kind) {
    events.tell();
    count(ticket, event.id(), tally, kind);
    announce(ticket, kind);
  }

  /** Whoever hears of a ticket, or what is said about it, is asked for the right again. */
  void othersMayRead() {
    live.recheckSoon();
  }

  private void count(Ticket ticket, String event, Tally tally, String kind) {
    var turn = Turn.of(kind, ticket);
    counts
        .count(ticket.mount(), event, tally, turn)
        .ifPresent(
            q ->
                live.announce(
                    LiveEvent.of(TicketStreams.list(ticket.mount()), q, turn.kind(), turn)));
  }

  private void announce(Ticket ticket, String kind) {
    live.announce(TicketStreams.changed(ticket, kind));
  }

  static Event event(
      Visit visit, String kind, Ticket ticket, String sentence, Tally tally, Instant now) {
    return Event.of(
        kind,
        Tickets.subject(visit.mount(), ticket),
        visit.user().id(),
        now,
        Map.of(
            "sentence", sentence,
            "status", ticket.status().name(),
            "private", Boolean.toString(ticket.content().hidden()),
            "within", within(ticket),
            "tally", tally.text()));
  }

  /** The artifact it is part of. */
  private static String within(Ticket ticket) {
    String milestone = ticket.content().milestone();
    return milestone.isEmpty() ? "" : Milestones.artifact(milestone);
  }

  static String kind(List<TicketChange> changes) {
    for (TicketChange change : changes) {
      if (change instanceof Move(var from, var to) && from.open() != to.open()) {
        return to.open() ? REOPENED : CLOSED;
      }
    }
    return CHANGED;
  }
}
