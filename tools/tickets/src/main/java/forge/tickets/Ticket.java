package forge.tickets;

import forge.project.MountId;
import forge.tickets.TicketChange.Assign;
import forge.tickets.TicketChange.Hide;
import forge.tickets.TicketChange.Move;
import forge.tickets.TicketChange.Plan;
import forge.tickets.TicketChange.Relabel;
import forge.tickets.TicketChange.Rename;
import forge.tickets.TicketChange.Rewrite;
import forge.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody asked for.
 *
 * @param revision counted from 1; the second of two writers is refused by it
 * @param history what was changed since it was opened, oldest first; not read for lists
 */
public record Ticket(
    MountId mount,
    TicketNumber number,
    int revision,
    Content content,
    Status status,
    @Nullable UserId assignee,
    Life life,
    List<Step> history) {

  /** How many steps of its history a ticket keeps. */
  public static final int STEPS = 500;

  /**
   * What it says.
   *
   * @param text Markdown; empty in lists, where it is not read
   * @param milestone empty where it is not planned
   * @param hidden whether only those concerned may see it
   */
  public record Content(
      String title, String text, List<String> labels, String milestone, boolean hidden) {
    public Content {
      labels = List.copyOf(labels);
    }
  }

  /**
   * Where it comes from and what went on.
   *
   * @param turn counted up by everything that happens to it, comments included
   */
  public record Life(UserId opener, Instant openedAt, Instant changedAt, int comments, long turn) {}

  public Ticket {
    history = List.copyOf(history);
  }

  public String title() {
    return content.title();
  }

  public boolean open() {
    return status.open();
  }

  public UserId opener() {
    return life.opener();
  }

  /** Whether somebody may see it however private it is. */
  public boolean concerns(UserId user) {
    return opener().equals(user) || user.equals(assignee);
  }

  /** What would be different after an edit. */
  public List<TicketChange> changesOf(TicketEdit edit) {
    var changes = new ArrayList<TicketChange>();
    if (edit.title() != null && !edit.title().equals(content.title())) {
      changes.add(new Rename(content.title(), edit.title()));
    }
    if (edit.text() != null && !edit.text().equals(content.text())) {
      changes.add(new Rewrite());
    }
    var labels = edit.labels(content.labels());
    if (!labels.equals(content.labels())) {
      changes.add(
          new Relabel(without(labels, content.labels()), without(content.labels(), labels)));
    }
    if (edit.milestone() != null && !edit.milestone().equals(content.milestone())) {
      changes.add(new Plan(content.milestone(), edit.milestone()));
    }
    if (edit.hidden() != null && edit.hidden() != content.hidden()) {
      changes.add(new Hide(edit.hidden()));
    }
    if (edit.assigns() && !Objects.equals(edit.assignee(), assignee)) {
      changes.add(new Assign(assignee, edit.assignee()));
    }
    if (edit.status() != null && !edit.status().equals(status)) {
      changes.add(new Move(status, edit.status()));
    }
    return changes;
  }

  private static List<String> without(List<String> labels, List<String> known) {
    return labels.stream().filter(label -> !known.contains(label)).toList();
  }

  /** The next revision. */
  public Ticket after(TicketEdit edit, Step step) {
    var next =
        new Content(
            edit.title() == null ? content.title() : edit.title(),
            edit.text() == null ? content.text() : edit.text(),
            edit.labels(content.labels()),
            edit.milestone() == null ? content.milestone() : edit.milestone(),
            edit.hidden() == null ? content.hidden() : edit.hidden());
    var steps = new ArrayList<>(history);
    steps.add(step);
    return new Ticket(
        mount,
        number,
        revision + 1,
        next,
        edit.status() == null ? status : edit.status(),
        edit.assigns() ? edit.assignee() : assignee,
        new Life(opener(), life.openedAt(), step.at(), life.comments(), life.turn() + 1),
        steps);
  }
}
