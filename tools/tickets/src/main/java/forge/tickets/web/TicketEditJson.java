package forge.tickets.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import forge.artifact.Labels;
import forge.tickets.NewTicket;
import forge.tickets.Statuses;
import forge.tickets.TicketEdit;
import forge.tickets.TicketEdit.LabelEdit;
import forge.tickets.Tickets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What programs send to open or change a ticket; what is absent stays as it is.
 *
 * @param assignee empty for nobody
 */
public record TicketEditJson(
    @Nullable String title,
    @Nullable String text,
    @Nullable String status,
    @Nullable String assignee,
    @Nullable List<@Nullable String> labels,
    @Nullable String milestone,
    @JsonProperty("private") @Nullable Boolean hidden) {

  NewTicket opening(@Nullable String request) {
    return new NewTicket(
        title, text, plain(labels), assignee, milestone, hidden != null && hidden, request);
  }

  TicketEdit edit(Statuses statuses, Tickets tickets) {
    var edit =
        TicketEdit.NOTHING
            .withTitle(title)
            .withText(text)
            .withMilestone(milestone)
            .withHidden(hidden);
    if (status != null) {
      edit = edit.withStatus(statuses.get(status));
    }
    if (assignee != null) {
      edit = edit.withAssignee(tickets.assignee(assignee));
    }
    if (labels != null) {
      edit = edit.withLabels(new LabelEdit.Exactly(Labels.check(plain(labels))));
    }
    return edit;
  }

  private static List<String> plain(@Nullable List<@Nullable String> labels) {
    return labels == null
        ? List.of()
        : labels.stream().map(label -> label == null ? "" : label).toList();
  }
}
