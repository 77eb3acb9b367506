package forge.tickets;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import forge.event.Event;
import forge.event.Events;
import forge.event.Outbox;
import forge.project.MountId;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.Overtaken;
import forge.store.Slice;
import forge.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps tickets, each with the events about it that are still to be told. */
final class TicketStore {
  private final MongoCollection<Document> tickets;

  TicketStore(MongoDatabase database, Events events) {
    tickets = database.getCollection("tickets");
    tickets.createIndex(ascending("mount", "open", "changedAt", "number"));
    tickets.createIndex(ascending("mount", "open", "number"));
    tickets.createIndex(ascending("mount", "changedAt", "number"));
    tickets.createIndex(ascending("mount", "number"));
    tickets.createIndex(ascending("mount", "assignee", "open", "changedAt", "number"));
    tickets.createIndex(ascending("mount", "opener", "open", "changedAt", "number"));
    tickets.createIndex(ascending("mount", "labels", "open", "changedAt", "number"));
    tickets.createIndex(ascending("mount", "status", "changedAt", "number"));
    tickets.createIndex(ascending("mount", "milestone", "open", "changedAt", "number"));
    tickets.createIndex(ascending("mount", "words"));
    tickets.createIndex(
        ascending("mount", "request"),
        new IndexOptions().unique(true).partialFilterExpression(Filters.exists("request")));
    events.outbox(tickets);
  }

  /**
   * Keeps a new ticket.
   *
   * @param request makes the same request sent twice one; null makes each its own
   * @return the ticket kept, which is the first one where this is the second request
   */
  Ticket insert(Ticket ticket, @Nullable String request, Event event) {
    var document = Outbox.into(TicketDocument.of(ticket), event);
    if (request != null) {
      document.append("request", request);
    }
    try {
      tickets.insertOne(document);
      return ticket;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY || request == null) {
        throw e;
      }
      return requested(ticket.mount(), request).orElseThrow(() -> e);
    }
  }

  Optional<Ticket> requested(MountId mount, String request) {
    return Optional.ofNullable(
            tickets.find(and(eq("mount", mount.value()), eq("request", request))).first())
        .map(TicketDocument::read);
  }

  Optional<Ticket> find(MountId mount, TicketNumber number) {
    return Optional.ofNullable(tickets.find(eq("_id", TicketDocument.id(mount, number))).first())
        .map(TicketDocument::read);
  }

  /** A ticket planned for a milestone that is not hidden, the one that changed last. */
  Optional<Ticket> plannedFor(MountId mount, String milestone) {
    return Optional.ofNullable(
            tickets
                .find(
                    and(
                        eq("mount", mount.value()),
                        eq("milestone", milestone),
                        in("open", true, false),
                        eq("hidden", false)))
                .sort(descending("changedAt"))
                .first())
        .map(TicketDocument::read);
  }

  /** Keeps the next revision with the news of it; refused when another has come between. */
  void replace(Ticket ticket, Event event) {
    var document = TicketDocument.of(ticket);
    var updates = new ArrayList<Bson>();
    for (String field :
        List.of(
            "assignee",
            "changedAt",
            "revision",
            "title",
            "words",
            "text",
            "labels",
            "milestone",
            "hidden",
            "status",
            "open")) {
      updates.add(set(field, document.get(field)));
    }
    updates.add(inc("turn", 1L));
    updates.add(
        pushEach(
            "history",
            List.of(TicketDocument.of(ticket.history().getLast())),
            new PushOptions().slice(-Ticket.STEPS)));
    updates.add(Outbox.push(event));
    var before =
        and(
            eq("_id", TicketDocument.id(ticket.mount(), ticket.number())),
            eq("revision", ticket.revision() - 1));
    if (tickets.updateOne(before, combine(updates)).getMatchedCount() == 0) {
      throw new Overtaken("Ticket " + ticket.number().key() + " has changed since you read it.");
    }
  }

  /** Counts a comment, once; empty when it is counted already. */
  Optional<Ticket> commented(MountId mount, TicketNumber number, int comment, Instant at) {
    return Optional.ofNullable(
            tickets.findOneAndUpdate(
                and(eq("_id", TicketDocument.id(mount, number)), lt("comments", comment)),
                combine(set("comments", comment), max("changedAt", Date.from(at)), inc("turn", 1L)),
                new FindOneAndUpdateOptions()
                    .projection(exclude("history", "text"))
                    .returnDocument(ReturnDocument.AFTER)))
        .map(TicketDocument::read);
  }

  /**
   * A part of a list, without texts and histories.
   *
   * @param reader who looks; sees private tickets only where they are concerned
   * @param all whether the reader may see every ticket
   */
  Slice<Ticket> list(
      MountId mount,
      TicketQuery query,
      TicketOrder order,
      @Nullable String cursor,
      UserId reader,
      boolean all,
      int limit) {
    var filters = new ArrayList<>(filters(mount, query));
    if (!all) {
      filters.add(
          or(eq("hidden", false), eq("opener", reader.value()), eq("assignee", reader.value())));
    }
    if (cursor != null && !cursor.isEmpty()) {
      filters.add(after(order, cursor));
    }
    var found =
        tickets
            .find(and(filters))
            .sort(sort(order))
            .limit(limit + 1)
            .projection(exclude("text", "history", "pending", "words"))
            .map(TicketDocument::read)
            .into(new ArrayList<>());
    return Slice.of(found, limit, last -> cursor(order, last));
  }

  private static List<Bson> filters(MountId mount, TicketQuery query) {
    var filters = new ArrayList<Bson>();
    filters.add(eq("mount", mount.value()));
    if (query.open() != null) {
      filters.add(eq("open", query.open()));
    }
    if (!query.statuses().isEmpty()) {
      filters.add(in("status", query.statuses()));
    }
    query.labels().forEach(label -> filters.add(eq("labels", label)));
    if (!query.without().isEmpty()) {
      filters.add(nin("labels", query.without()));
    }
    if (query.assignee() != null) {
      filters.add(
          eq("assignee", query.assignee().equals(TicketQuery.NOBODY) ? null : query.assignee()));
    }
    if (query.opener() != null) {
      filters.add(eq("opener", query.opener()));
    }
    if (query.milestone() != null) {
      filters.add(eq("milestone", query.milestone()));
    }
    if (query.onlyHidden()) {
      filters.add(eq("hidden", true));
    }
    query.words().forEach(word -> filters.add(regex("words", "^" + Pattern.quote(word))));
    return filters;
  }

  private static Bson sort(TicketOrder order) {
    return switch (order) {
      case UPDATED -> descending("changedAt", "number");
      case NEWEST -> descending("number");
      case OLDEST -> Sorts.ascending("number");
    };
  }

  private static String cursor(TicketOrder order, Ticket last) {
    return order == TicketOrder.UPDATED
        ? last.life().changedAt().toEpochMilli() + "." + last.number()
        : last.number().toString();
  }

  private static Bson after(TicketOrder order, String cursor) {
    try {
      if (order != TicketOrder.UPDATED) {
        int number = Integer.parseInt(cursor);
        return order == TicketOrder.NEWEST ? lt("number", number) : gt("number", number);
      }
      int dot = cursor.indexOf('.');
      var at = Date.from(Instant.ofEpochMilli(Long.parseLong(cursor.substring(0, dot))));
      int number = Integer.parseInt(cursor.substring(dot + 1));
      return or(lt("changedAt", at), and(eq("changedAt", at), lt("number", number)));
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      throw new Invalid("cursor", "The cursor is not one this list gave out.");
    }
  }

  /** Closed tickets of a mount that something happened to since, with their histories. */
  List<Ticket> closed(MountId mount, Instant since, int limit) {
    return tickets
        .find(
            and(
                eq("mount", mount.value()),
                eq("open", false),
                Filters.gte("changedAt", Date.from(since))))
        .sort(descending("changedAt", "number"))
        .limit(limit)
        .projection(exclude("text", "pending", "words"))
        .map(TicketDocument::read)
        .into(new ArrayList<>());
  }

  /** All tickets of a mount by number, whole. */
  Slice<Ticket> all(MountId mount, @Nullable String cursor, int limit) {
    int after = cursor == null || cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
    var found =
        tickets
            .find(and(eq("mount", mount.value()), gt("number", after)))
            .sort(Sorts.ascending("number"))
            .limit(limit + 1)
            .projection(exclude("history"))
            .map(TicketDocument::read)
            .into(new ArrayList<>());
    return Slice.of(found, limit, last -> last.number().toString());
  }

  void forget(MountId mount) {
    tickets.deleteMany(eq("mount", mount.value()));
  }
}
