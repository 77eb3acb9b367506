package forge.tickets.web;

import forge.artifact.Following;
import forge.project.Mount;
import forge.store.Slice;
import forge.tickets.Counts;
import forge.tickets.Milestones;
import forge.tickets.Status;
import forge.tickets.Ticket;
import forge.tickets.TicketOrder;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tickets that a filter shows.
 *
 * @param live the stream that tells of news, and where it was when the list was read
 * @param next where the following part is; null at the end
 * @param following whether the visitor follows all tickets; null for guests
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
    @Nullable Following following,
    Problems problems)
    implements View {

  private static final Pattern MILESTONE =
      Pattern.compile("(?:^|\\s)milestone:(?:\"([^\"]{1,40})\"|(\\S{1,40}))");

  /** The milestone whose tickets these are; null where they are of many, or none is there. */
  public @Nullable String milestone() {
    Matcher found = MILESTONE.matcher(query);
    if (!found.find() || tickets.items().isEmpty()) {
      return null;
    }
    return found.group(1) == null ? found.group(2) : found.group(1);
  }

  /** What that milestone is called among artifacts. */
  public String milestoneArtifact() {
    String milestone = milestone();
    return milestone == null ? "" : Milestones.artifact(milestone);
  }

  /** A search worth a link, and how much it finds. */
  public record Saved(
      String label, String icon, String url, boolean active, @Nullable Long count) {}

  /** A way to sort. */
  public record Order(String key, String label, String url, boolean active) {}
}
