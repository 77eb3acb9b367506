package forge.tickets;

import forge.user.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a ticket to be; what is null stays as it is.
 *
 * @param assigns whether the assignee is to change, null meaning nobody
 */
public record TicketEdit(
    @Nullable String title,
    @Nullable String text,
    @Nullable Status status,
    boolean assigns,
    @Nullable UserId assignee,
    @Nullable LabelEdit labelEdit,
    @Nullable String milestone,
    @Nullable Boolean hidden) {
  public static final TicketEdit NOTHING =
      new TicketEdit(null, null, null, false, null, null, null, null);

  /** How labels change: to exactly these, or some more and some less. */
  public sealed interface LabelEdit {
    record Exactly(List<String> labels) implements LabelEdit {}

    record AddAndRemove(List<String> add, List<String> remove) implements LabelEdit {}
  }

  public TicketEdit withTitle(@Nullable String to) {
    return new TicketEdit(to, text, status, assigns, assignee, labelEdit, milestone, hidden);
  }

  public TicketEdit withText(@Nullable String to) {
    return new TicketEdit(title, to, status, assigns, assignee, labelEdit, milestone, hidden);
  }

  public TicketEdit withStatus(@Nullable Status to) {
    return new TicketEdit(title, text, to, assigns, assignee, labelEdit, milestone, hidden);
  }

  public TicketEdit withAssignee(@Nullable UserId to) {
    return new TicketEdit(title, text, status, true, to, labelEdit, milestone, hidden);
  }

  public TicketEdit withLabels(LabelEdit to) {
    return new TicketEdit(title, text, status, assigns, assignee, to, milestone, hidden);
  }

  public TicketEdit withMilestone(@Nullable String to) {
    return new TicketEdit(title, text, status, assigns, assignee, labelEdit, to, hidden);
  }

  public TicketEdit withHidden(@Nullable Boolean to) {
    return new TicketEdit(title, text, status, assigns, assignee, labelEdit, milestone, to);
  }

  /** The labels a ticket has after this. */
  List<String> labels(List<String> before) {
    return switch (labelEdit) {
      case null -> before;
      case LabelEdit.Exactly(var labels) -> labels;
      case LabelEdit.AddAndRemove(var add, var remove) -> {
        var labels = new ArrayList<>(before);
        labels.removeAll(remove);
        add.stream().filter(label -> !labels.contains(label)).forEach(labels::add);
        yield labels;
      }
    };
  }

  /** Whether it touches more than what the ticket says and whether it is open. */
  boolean sorts() {
    return assigns || labelEdit != null || milestone != null || hidden != null;
  }
}
