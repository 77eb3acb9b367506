package forge.tickets;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pushEach;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import forge.live.LiveEvent;
import forge.project.Mount;
import forge.project.MountId;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Keeps what is counted about tickets: one document for each mount, one for each of its people.
 *
 * <p>Every document remembers which events it has counted lately, so that counting one twice
 * changes nothing. The one of the mount also gives out ticket numbers and knows the last changes,
 * which are the log of the mount's live stream.
 */
final class CountStore {
  private static final int REMEMBERED = 200;
  private static final int LOGGED = 100;
  private final MongoCollection<Document> counts;

  CountStore(MongoDatabase database) {
    counts = database.getCollection("ticket_counts");
  }

  /** The number of the next ticket; never given out again. */
  TicketNumber next(MountId mount) {
    for (int tries = 0; ; tries++) {
      try {
        var after =
            counts.findOneAndUpdate(
                eq("_id", mount.value()),
                inc("last", 1),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        if (after != null) {
          return new TicketNumber(after.getInteger("last"));
        }
      } catch (MongoCommandException e) {
        if (tries > 3 || ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
          throw e;
        }
      }
    }
  }

  /** Counts what an event changed, once; answers the turn it has in the mount's stream. */
  OptionalLong count(MountId mount, String event, Tally tally, Turn turn) {
    tally
        .byOwner()
        .forEach(
            (owner, deltas) -> {
              if (!owner.isEmpty()) {
                countFor(mount + " " + owner, event, deltas);
              }
            });
    var updates = new ArrayList<Bson>(List.of(inc("turn", 1L), remember(event)));
    tally.byOwner().getOrDefault("", Map.of()).forEach((name, by) -> updates.add(inc(name, by)));
    updates.add(
        pushEach(
            "recent",
            List.of(new Document("kind", turn.kind()).append("number", turn.number())),
            new PushOptions().slice(-LOGGED)));
    var after =
        counts.findOneAndUpdate(
            and(eq("_id", mount.value()), ne("seen", event)),
            combine(updates),
            new FindOneAndUpdateOptions()
                .projection(include("turn"))
                .returnDocument(ReturnDocument.AFTER));
    return after == null ? OptionalLong.empty() : OptionalLong.of(number(after, "turn"));
  }

  private void countFor(String id, String event, Map<String, Integer> deltas) {
    var updates = new ArrayList<Bson>(List.of(remember(event)));
    deltas.forEach((name, by) -> updates.add(inc(name, by)));
    try {
      counts.updateOne(
          and(eq("_id", id), ne("seen", event)),
          combine(updates),
          new UpdateOptions().upsert(true));
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      counts.updateOne(and(eq("_id", id), ne("seen", event)), combine(updates));
    }
  }

  private static Bson remember(String event) {
    return pushEach("seen", List.of(event), new PushOptions().slice(-REMEMBERED));
  }

  /** All a list shows beside itself, in one call. */
  Counts read(MountId mount, UserId visitor, boolean all) {
    var whole = new Document();
    var own = new Document();
    for (Document found :
        counts
            .find(in("_id", mount.value(), mount + " " + visitor))
            .projection(exclude("seen", "recent"))) {
      (found.getString("_id").equals(mount.value()) ? whole : own).putAll(found);
    }
    return new Counts(
        number(whole, "open") + (all ? number(whole, "hidden-open") : 0),
        number(whole, "closed") + (all ? number(whole, "hidden-closed") : 0),
        number(own, "opened"),
        number(own, "assigned"),
        number(whole, "turn"));
  }

  /** The open tickets everybody may see, by mount, in one call. */
  Map<String, Long> open(List<Mount> mounts) {
    var open = new HashMap<String, Long>();
    for (Document found :
        counts
            .find(in("_id", mounts.stream().map(m -> m.id().value()).toList()))
            .projection(include("open"))) {
      open.put(found.getString("_id"), number(found, "open"));
    }
    return open;
  }

  long turn(MountId mount) {
    var found = counts.find(eq("_id", mount.value())).projection(include("turn")).first();
    return found == null ? 0 : number(found, "turn");
  }

  /** What happened after a turn; the oldest may be forgotten. */
  List<LiveEvent> since(String stream, MountId mount, long after, int limit) {
    var found = counts.find(eq("_id", mount.value())).projection(include("turn", "recent")).first();
    var events = new ArrayList<LiveEvent>();
    if (found != null) {
      var recent = found.getList("recent", Document.class, List.of());
      long first = number(found, "turn") - recent.size() + 1;
      for (int i = 0; i < recent.size() && events.size() < limit; i++) {
        if (first + i > after) {
          var turn = new Turn(recent.get(i).getString("kind"), recent.get(i).getInteger("number"));
          events.add(LiveEvent.of(stream, first + i, turn.kind(), turn));
        }
      }
    }
    return events;
  }

  void forget(MountId mount) {
    counts.deleteOne(eq("_id", mount.value()));
    counts.deleteMany(
        and(
            com.mongodb.client.model.Filters.gt("_id", mount + " "),
            com.mongodb.client.model.Filters.lt("_id", mount + "!")));
  }

  private static long number(Document found, String field) {
    return found.get(field) instanceof Number number ? number.longValue() : 0;
  }
}
