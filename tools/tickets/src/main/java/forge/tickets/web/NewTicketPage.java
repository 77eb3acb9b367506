package forge.tickets.web;

import forge.markup.Html;
import forge.project.Mount;
import forge.web.Problems;
import forge.web.View;
import org.jspecify.annotations.Nullable;

/**
 * The form that opens a ticket.
 *
 * @param preview the description as it will be read; null until it is asked for
 */
public record NewTicketPage(
    Mount mount, TicketForm form, @Nullable Html preview, boolean mayUpdate, Problems problems)
    implements View {}
