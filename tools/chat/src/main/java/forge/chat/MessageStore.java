package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import forge.event.Event;
import forge.event.Events;
import forge.event.Outbox;
import forge.live.LiveEvent;
import forge.refusal.Refusal.Conflict;
import forge.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what happens in rooms: one document for each message and for each edit, deletion and
 * reaction, all numbered in one row. A document is its own live event.
 *
 * <p>The number is the last one plus one; the unique key {@code (room, q)} makes the second of two
 * writers try again, so there are no gaps.
 */
public final class MessageStore {
  private static final String MESSAGE = "msg";
  private static final int TRIES = 100;
  private final MongoCollection<Document> log;
  private final Map<RoomId, Place> tails = new ConcurrentHashMap<>();
  private final List<Object> locks = IntStream.range(0, 64).mapToObj(i -> new Object()).toList();

  /**
   * Where something stands in a room.
   *
   * @param q its number in the stream
   * @param n the number of the last message up to it
   */
  record Place(long q, long n) {}

  public MessageStore(MongoDatabase database, Events events) {
    log = database.getCollection("chat_messages");
    log.createIndex(ascending("room", "q"), new IndexOptions().unique(true));
    log.createIndex(ascending("room", "kind", "n"));
    log.createIndex(
        ascending("author", "nonce"),
        new IndexOptions().unique(true).partialFilterExpression(exists("nonce")));
    log.createIndex(
        ascending("room", "of"), new IndexOptions().partialFilterExpression(exists("of")));
    events.outbox(log);
  }

  /** What somebody is about to say. */
  record Draft(
      RoomId room,
      Message.Author author,
      Instant at,
      String text,
      List<UserId> mentioned,
      @Nullable String nonce) {}

  /** A kept message, and its event; the event is null where it had been kept before. */
  record Kept(Message message, @Nullable LiveEvent event) {}

  /** A document of the log; not fresh where it had been kept before. */
  private record Appended(Document document, boolean fresh) {}

  /** Keeps a message; the same nonce of the same author answers the message kept first. */
  Kept insert(
      Draft draft,
      Function<MessageNumber, News.Said> news,
      Function<Message, @Nullable Event> event) {
    Appended appended =
        append(
            draft.room(),
            true,
            place -> {
              Document d = document(draft, place, news.apply(new MessageNumber(place.n())));
              Event told = event.apply(MessageDocument.read(d));
              return told == null ? d : Outbox.into(d, told);
            },
            same(draft));
    Document kept = appended.document();
    return new Kept(MessageDocument.read(kept), appended.fresh() ? event(kept) : null);
  }

  private static @Nullable Bson same(Draft draft) {
    return draft.nonce() == null
        ? null
        : and(eq("author", draft.author().id().value()), eq("nonce", draft.nonce()));
  }

  private static Document document(Draft draft, Place place, News.Said news) {
    Document d =
        entry(draft.room(), place, draft.at(), news)
            .append("author", draft.author().id().value())
            .append("name", draft.author().name())
            .append("text", draft.text())
            .append("mentions", MessageDocument.names(draft.mentioned()));
    return draft.nonce() == null ? d : d.append("nonce", draft.nonce());
  }

  /** Keeps another text; empty when the message has been deleted meanwhile. */
  Optional<Message> edit(
      Message message, String text, List<UserId> mentioned, Instant at, @Nullable Event event) {
    return update(
        message,
        telling(
            event,
            set("text", text),
            set("mentions", MessageDocument.names(mentioned)),
            set("edited", Date.from(at))));
  }

  /** Leaves a tombstone: nothing of what was said is kept, not even in the stream. */
  Optional<Message> delete(Message message, UserId by, Instant at, @Nullable Event event) {
    var gone = new News.Deleted(message.number().value(), by.value());
    String blank = LiveEvent.of("", 0, "", blank(message)).json();
    var deleted =
        update(
            message,
            telling(
                event,
                set("gone", Date.from(at)),
                set("goneBy", by.value()),
                set("text", ""),
                set("mentions", List.of()),
                set("json", blank),
                unset("reactions"),
                unset("hidden")));
    if (deleted.isPresent()) {
      log.updateMany(
          and(eq("room", message.room().value()), eq("of", message.number().value())),
          combine(set("kind", gone.kind()), set("json", LiveEvent.of("", 0, "", gone).json())));
    }
    return deleted;
  }

  private static Bson telling(@Nullable Event event, Bson... updates) {
    var all = new ArrayList<>(List.of(updates));
    if (event != null) {
      all.add(Outbox.push(event));
    }
    return combine(all);
  }

  /** What was said, or that something was, without its words. */
  private static News.Said blank(Message message) {
    return new News.Said(
        message.number().value(),
        message.author().id().value(),
        message.author().name(),
        message.saidAt(),
        "",
        List.of(),
        null);
  }

  /** Takes a message out of sight until somebody has looked; its words stay here alone. */
  Optional<Message> hide(Message message) {
    var hidden =
        update(
            message,
            combine(
                set("hidden", true), set("json", LiveEvent.of("", 0, "", blank(message)).json())));
    if (hidden.isPresent()) {
      var news = new News.Hidden(message.number().value());
      log.updateMany(
          and(eq("room", message.room().value()), eq("of", message.number().value())),
          combine(set("kind", news.kind()), set("json", LiveEvent.of("", 0, "", news).json())));
    }
    return hidden;
  }

  /** Shows a hidden message again. */
  Optional<Message> show(Message message, News.Said news) {
    return update(
        message, combine(unset("hidden"), set("json", LiveEvent.of("", 0, "", news).json())));
  }

  Optional<Message> react(Message message, Emoji emoji, UserId by, boolean on) {
    String field = "reactions." + emoji.value();
    return update(message, on ? addToSet(field, by.value()) : pull(field, by.value()));
  }

  /** Adds to the stream what has happened to a message. */
  LiveEvent append(Message message, News news, Instant at) {
    return event(
        append(
                message.room(),
                false,
                place ->
                    entry(message.room(), place, at, news).append("of", message.number().value()),
                null)
            .document());
  }

  Optional<Message> find(RoomId room, MessageNumber number) {
    return Optional.ofNullable(log.find(messages(room, eq("n", number.value()))).first())
        .map(MessageDocument::read);
  }

  /** The last messages before a number, or of all, in the order they were said. */
  List<Message> before(RoomId room, @Nullable MessageNumber number, int limit) {
    long first = number == null ? Long.MAX_VALUE : number.value();
    var found =
        log.find(messages(room, lt("n", first)))
            .sort(Indexes.descending("n"))
            .limit(limit)
            .map(MessageDocument::read)
            .into(new ArrayList<>());
    Collections.reverse(found);
    return found;
  }

  List<Message> after(RoomId room, long number, int limit) {
    return log.find(messages(room, gt("n", number)))
        .sort(ascending("n"))
        .limit(limit)
        .map(MessageDocument::read)
        .into(new ArrayList<>());
  }

  /** The messages with numbers between these, both included. */
  List<Message> between(RoomId room, long first, long last) {
    return log.find(messages(room, and(gte("n", first), lte("n", last))))
        .sort(ascending("n"))
        .map(MessageDocument::read)
        .into(new ArrayList<>());
  }

  /** Where the room is now. */
  Place tail(RoomId room) {
    Document last =
        log.find(eq("room", room.value())).sort(Indexes.descending("room", "q")).first();
    return last == null ? new Place(0, 0) : MessageDocument.place(last);
  }

  /** What happened after {@code q}, in order. */
  List<LiveEvent> since(RoomId room, long q, int limit) {
    return log.find(and(eq("room", room.value()), gt("q", q)))
        .sort(ascending("room", "q"))
        .limit(limit)
        .map(MessageStore::event)
        .into(new ArrayList<>());
  }

  void forget(RoomId room) {
    log.deleteMany(eq("room", room.value()));
    tails.remove(room);
  }

  /**
   * Inserts under the next number.
   *
   * @param same what finds the document where it has been kept already
   */
  private Appended append(
      RoomId room, boolean message, Function<Place, Document> make, @Nullable Bson same) {
    synchronized (locks.get(Math.floorMod(room.hashCode(), locks.size()))) {
      for (int i = 0; i < TRIES; i++) {
        Place last = tails.computeIfAbsent(room, this::tail);
        var next = new Place(last.q() + 1, last.n() + (message ? 1 : 0));
        Document document = make.apply(next);
        try {
          log.insertOne(document);
          tails.put(room, next);
          return new Appended(document, true);
        } catch (MongoWriteException e) {
          if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
            throw e;
          }
          tails.remove(room);
          Document first = same == null ? null : log.find(same).first();
          if (first != null) {
            return new Appended(first, false);
          }
        }
      }
    }
    throw new Conflict("Too many people write in this room at once. Send it again.");
  }

  private Optional<Message> update(Message message, Bson update) {
    return Optional.ofNullable(
            log.findOneAndUpdate(
                and(eq("_id", id(message.room(), message.turn())), exists("gone", false)),
                update,
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
        .map(MessageDocument::read);
  }

  private static Bson messages(RoomId room, Bson which) {
    return and(eq("room", room.value()), eq("kind", MESSAGE), which);
  }

  private static String id(RoomId room, long q) {
    return room + "/" + q;
  }

  private static Document entry(RoomId room, Place place, Instant at, News news) {
    return new Document("_id", id(room, place.q()))
        .append("room", room.value())
        .append("q", place.q())
        .append("n", place.n())
        .append("kind", news.kind())
        .append("at", Date.from(at))
        .append("json", LiveEvent.of("", 0, news.kind(), news).json());
  }

  private static LiveEvent event(Document d) {
    return new LiveEvent(
        RoomStream.of(new RoomId(d.getString("room"))),
        d.getLong("q"),
        d.getString("kind"),
        d.getString("json"),
        "react".equals(d.getString("kind")) ? String.valueOf(d.getLong("of")) : null);
  }
}
