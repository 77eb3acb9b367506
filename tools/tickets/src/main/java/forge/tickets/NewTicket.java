package forge.tickets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody opens a ticket with, as typed.
 *
 * @param request makes the same request sent twice one; null makes each its own
 */
public record NewTicket(
    @Nullable String title,
    @Nullable String text,
    List<String> labels,
    @Nullable String assignee,
    @Nullable String milestone,
    boolean hidden,
    @Nullable String request) {
  public NewTicket {
    labels = List.copyOf(labels);
  }

  public static NewTicket of(String title, String text) {
    return new NewTicket(title, text, List.of(), null, null, false, null);
  }
}
