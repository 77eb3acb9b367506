package forge.tickets.web;

import org.jspecify.annotations.Nullable;

/** What was typed about a ticket, kept as it was typed. */
public record TicketForm(
    String title, String text, String labels, String assignee, String milestone, boolean hidden) {
  static final TicketForm EMPTY = new TicketForm("", "", "", "", "", false);

  static TicketForm of(
      @Nullable String title,
      @Nullable String text,
      @Nullable String labels,
      @Nullable String assignee,
      @Nullable String milestone,
      @Nullable String hidden) {
    return new TicketForm(
        or(title), or(text), or(labels), or(assignee), or(milestone), hidden != null);
  }

  private static String or(@Nullable String typed) {
    return typed == null ? "" : typed;
  }
}
