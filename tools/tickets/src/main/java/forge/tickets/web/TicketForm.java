package forge.tickets.web;

import jakarta.ws.rs.FormParam;
import org.jspecify.annotations.Nullable;

/** What was typed about a ticket, kept as it was typed. */
public record TicketForm(
    String title, String text, String labels, String assignee, String milestone, boolean hidden) {

  /** The fields as they are sent. */
  public static final class Sent {
    @FormParam("title")
    @Nullable String title;

    @FormParam("text")
    @Nullable String text;

    @FormParam("labels")
    @Nullable String labels;

    @FormParam("assignee")
    @Nullable String assignee;

    @FormParam("milestone")
    @Nullable String milestone;

    @FormParam("hidden")
    @Nullable String hidden;

    TicketForm form() {
      return new TicketForm(
          or(title), or(text), or(labels), or(assignee), or(milestone), hidden != null);
    }
  }

  /** What an address brings along for a new ticket. */
  static TicketForm of(@Nullable String title, @Nullable String text, @Nullable String labels) {
    return new TicketForm(or(title), or(text), or(labels), "", "", false);
  }

  private static String or(@Nullable String typed) {
    return typed == null ? "" : typed;
  }
}
