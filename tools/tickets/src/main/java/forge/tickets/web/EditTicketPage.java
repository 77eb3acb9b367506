package forge.tickets.web;

import forge.markup.Html;
import forge.project.Mount;
import forge.tickets.Ticket;
import forge.web.Problems;
import forge.web.View;
import org.jspecify.annotations.Nullable;

/**
 * The form that changes what a ticket says.
 *
 * @param revision the one that was read before typing
 * @param stale whether somebody else has changed the ticket meanwhile
 * @param preview the description as it will be read; null until it is asked for
 */
public record EditTicketPage(
    Mount mount,
    Ticket ticket,
    String title,
    String text,
    int revision,
    boolean stale,
    @Nullable Html preview,
    Problems problems)
    implements View {}
