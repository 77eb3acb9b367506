package forge.tickets;

import forge.project.MountId;
import forge.tickets.Ticket.Content;
import forge.tickets.Ticket.Life;
import forge.tickets.TicketChange.Assign;
import forge.tickets.TicketChange.Hide;
import forge.tickets.TicketChange.Move;
import forge.tickets.TicketChange.Plan;
import forge.tickets.TicketChange.Relabel;
import forge.tickets.TicketChange.Rename;
import forge.tickets.TicketChange.Rewrite;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A ticket as it is stored. */
final class TicketDocument {
  private TicketDocument() {}

  static String id(MountId mount, TicketNumber number) {
    return mount + "/" + number;
  }

  static Document of(Ticket ticket) {
    return new Document("_id", id(ticket.mount(), ticket.number()))
        .append("mount", ticket.mount().value())
        .append("number", ticket.number().value())
        .append("opener", ticket.opener().value())
        .append("openedAt", Date.from(ticket.life().openedAt()))
        .append("comments", ticket.life().comments())
        .append("turn", ticket.life().turn())
        .append("history", ticket.history().stream().map(TicketDocument::of).toList())
        .append("assignee", name(ticket.assignee()))
        .append("changedAt", Date.from(ticket.life().changedAt()))
        .append("revision", ticket.revision())
        .append("title", ticket.title())
        .append("words", TicketQuery.words(ticket.title()))
        .append("text", ticket.content().text())
        .append("labels", ticket.content().labels())
        .append("milestone", ticket.content().milestone())
        .append("hidden", ticket.content().hidden())
        .append("status", ticket.status().name())
        .append("open", ticket.open());
  }

  static Ticket read(Document d) {
    return new Ticket(
        new MountId(d.getString("mount")),
        new TicketNumber(d.getInteger("number")),
        d.getInteger("revision"),
        new Content(
            d.getString("title"),
            Optional.ofNullable(d.getString("text")).orElse(""),
            d.getList("labels", String.class, List.of()),
            d.getString("milestone"),
            d.getBoolean("hidden", false)),
        new Status(d.getString("status"), d.getBoolean("open", true)),
        user(d.getString("assignee")),
        new Life(
            new UserId(d.getString("opener")),
            d.getDate("openedAt").toInstant(),
            d.getDate("changedAt").toInstant(),
            d.getInteger("comments", 0),
            d.get("turn", Number.class).longValue()),
        d.getList("history", Document.class, List.of()).stream()
            .map(TicketDocument::step)
            .toList());
  }

  static Document of(Step step) {
    return new Document("by", step.by().value())
        .append("at", Date.from(step.at()))
        .append("changes", step.changes().stream().map(TicketDocument::of).toList());
  }

  private static Step step(Document d) {
    var changes = new ArrayList<TicketChange>();
    for (Document change : d.getList("changes", Document.class, List.of())) {
      change(change).ifPresent(changes::add);
    }
    return new Step(new UserId(d.getString("by")), d.getDate("at").toInstant(), changes);
  }

  private static Document of(TicketChange change) {
    return switch (change) {
      case Rename(var from, var to) ->
          new Document("kind", "rename").append("from", from).append("to", to);
      case Rewrite() -> new Document("kind", "rewrite");
      case Move(var from, var to) ->
          new Document("kind", "move").append("from", of(from)).append("to", of(to));
      case Assign(var from, var to) ->
          new Document("kind", "assign").append("from", name(from)).append("to", name(to));
      case Relabel(var added, var removed) ->
          new Document("kind", "relabel").append("added", added).append("removed", removed);
      case Plan(var from, var to) ->
          new Document("kind", "plan").append("from", from).append("to", to);
      case Hide(var hidden) -> new Document("kind", "hide").append("hidden", hidden);
    };
  }

  private static Optional<TicketChange> change(Document d) {
    return Optional.ofNullable(
        switch (d.getString("kind")) {
          case "rename" -> new Rename(d.getString("from"), d.getString("to"));
          case "rewrite" -> new Rewrite();
          case "move" ->
              new Move(status(d.get("from", Document.class)), status(d.get("to", Document.class)));
          case "assign" -> new Assign(user(d.getString("from")), user(d.getString("to")));
          case "relabel" ->
              new Relabel(
                  d.getList("added", String.class, List.of()),
                  d.getList("removed", String.class, List.of()));
          case "plan" -> new Plan(d.getString("from"), d.getString("to"));
          case "hide" -> new Hide(d.getBoolean("hidden", false));
          default -> null;
        });
  }

  private static Document of(Status status) {
    return new Document("name", status.name()).append("open", status.open());
  }

  private static Status status(Document d) {
    return new Status(d.getString("name"), d.getBoolean("open", true));
  }

  private static @Nullable String name(@Nullable UserId user) {
    return user == null ? null : user.value();
  }

  private static @Nullable UserId user(@Nullable String name) {
    return name == null ? null : new UserId(name);
  }
}
