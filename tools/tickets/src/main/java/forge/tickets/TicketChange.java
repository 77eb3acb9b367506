package forge.tickets;

import forge.user.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that is different about a ticket than before. History and news are made of these. */
public sealed interface TicketChange {

  record Rename(String from, String to) implements TicketChange {}

  /** Another description; what it was is not kept. */
  record Rewrite() implements TicketChange {}

  record Move(Status from, Status to) implements TicketChange {}

  record Assign(@Nullable UserId from, @Nullable UserId to) implements TicketChange {}

  record Relabel(List<String> added, List<String> removed) implements TicketChange {
    public Relabel {
      added = List.copyOf(added);
      removed = List.copyOf(removed);
    }
  }

  /** Another milestone; an empty one is none. */
  record Plan(String from, String to) implements TicketChange {}

  /** Private from now on, or no longer. */
  record Hide(boolean hidden) implements TicketChange {}

  /** Completes a sentence that starts with the user's name. */
  default String sentence() {
    return switch (this) {
      case Rename(var from, var to) -> "renamed it from “" + from + "” to “" + to + "”";
      case Rewrite() -> "changed the description";
      case Move(var from, var to) -> moved(from, to);
      case Assign(var from, var to) ->
          to == null ? "took it off " + from + "’s list" : "assigned it to " + to;
      case Relabel(var added, var removed) -> relabelled(added, removed);
      case Plan(var from, var to) ->
          to.isEmpty() ? "took it out of " + from : "planned it for " + to;
      case Hide(var hidden) -> hidden ? "made it private" : "made it public";
    };
  }

  /** The icon beside the sentence. */
  default String icon() {
    return switch (this) {
      case Rename rename -> "edit";
      case Rewrite() -> "edit";
      case Move move -> move.to().open() ? "circle-dot" : "circle-check";
      case Assign assign -> "user";
      case Relabel relabel -> "tag";
      case Plan plan -> "milestone";
      case Hide(var hidden) -> hidden ? "lock" : "unlock";
    };
  }

  private static String moved(Status from, Status to) {
    if (from.open() && !to.open()) {
      return to.name().equals("closed") ? "closed it" : "closed it as " + to.label();
    }
    if (!from.open() && to.open()) {
      return to.name().equals("open") ? "reopened it" : "reopened it as " + to.label();
    }
    return "moved it from " + from.label() + " to " + to.label();
  }

  private static String relabelled(List<String> added, List<String> removed) {
    var parts = new ArrayList<String>();
    if (!added.isEmpty()) {
      parts.add("added " + labels(added));
    }
    if (!removed.isEmpty()) {
      parts.add("removed " + labels(removed));
    }
    return String.join(" and ", parts);
  }

  private static String labels(List<String> labels) {
    return (labels.size() == 1 ? "the label " : "the labels ") + String.join(", ", labels);
  }
}
