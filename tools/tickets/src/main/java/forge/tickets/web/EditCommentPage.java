package forge.tickets.web;

import forge.project.Mount;
import forge.tickets.Ticket;
import forge.web.Problems;
import forge.web.View;

/** The form that changes a comment. */
public record EditCommentPage(
    Mount mount, Ticket ticket, int comment, String text, Problems problems) implements View {}
