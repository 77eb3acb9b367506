package forge.tickets.web;

import forge.project.Mount;
import forge.store.Slice;
import forge.tickets.Counts;
import forge.tickets.Status;
import forge.tickets.Ticket;
import forge.tickets.TicketOrder;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tickets that a filter shows.
 *
 * @param live the stream that tells of news, and where it was when the list was read
 * @param next where the following part is; null at the end
 */
public record TicketList(
    Mount mount,
    String query,
    TicketOrder order,
    List<Order> orders,
    List<Saved> saved,
    Slice<Ticket> tickets,
    Counts counts,
    List<Status> statuses,
    String live,
    @Nullable String next,
    boolean mayOpen,
    boolean mayUpdate,
    Problems problems)
    implements View {

  /** A search worth a link, and how much it finds. */
  public record Saved(
      String label, String icon, String url, boolean active, @Nullable Long count) {}

  /** A way to sort. */
  public record Order(String key, String label, String url, boolean active) {}
}
