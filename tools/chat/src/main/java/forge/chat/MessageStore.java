package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.exclude;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import forge.event.Event;
import forge.event.Events;
import forge.event.Outbox;
import forge.live.LiveEvent;
import forge.refusal.Refusal.Overtaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
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

  /** Former texts are read only where they are asked for. */
  static final Bson SHOWN = exclude("edits");

  private final MongoCollection<Document> log;
  private final Untold untold;
  private final MessageChanges changes;
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
        ascending("room", "topic", "n"),
        new IndexOptions().partialFilterExpression(exists("topic")));
    log.createIndex(
        ascending("room", "of"), new IndexOptions().partialFilterExpression(exists("of")));
    untold = new Untold(events, log);
    changes = new MessageChanges(log, untold);
  }

  /** Has the events told that were kept here. */
  void tellEvents() {
    untold.tell();
  }

  MessageChanges changes() {
    return changes;
  }

  /** What a message said until it was changed. */
  public record Version(String text, Instant since) {}

  /** A kept message, and its event; the event is null where it had been kept before. */
  record Kept(Message message, @Nullable LiveEvent event) {}

  /** A document of the log; not fresh where it had been kept before. */
  private record Appended(Document document, boolean fresh) {}

  /** Keeps a message; the same nonce of the same author answers the message kept first. */
  Kept insert(
      NewMessage wish,
      Function<Message, News.Said> news,
      Function<Message, @Nullable Event> event) {
    Appended appended =
        append(
            wish.room(),
            true,
            place -> {
              Message message = wish.at(place);
              Document d = MessageDocument.of(wish, place, news.apply(message));
              Event told = untold.wanted(event.apply(message));
              return told == null ? d : Outbox.into(d, told);
            },
            same(wish));
    Document kept = appended.document();
    if (Outbox.waits(kept)) {
      untold.kept();
    }
    return new Kept(
        MessageDocument.read(kept), appended.fresh() ? MessageDocument.event(kept) : null);
  }

  private static @Nullable Bson same(NewMessage wish) {
    return wish.nonce() == null
        ? null
        : and(eq("author", wish.author().id().value()), eq("nonce", wish.nonce()));
  }

  /** Adds to the stream what has happened to a message. */
  LiveEvent append(Message message, News news, Instant at) {
    return append(message, () -> news, at);
  }

  /**
   * The same for news that must be as things are when their number is taken: of two, the later
   * number tells the later state. They are asked for again with each number that is tried.
   */
  LiveEvent append(Message message, Supplier<News> news, Instant at) {
    return MessageDocument.event(
        append(
                message.room(),
                false,
                place ->
                    MessageDocument.entry(message.room(), place, at, news.get())
                        .append("of", message.number().value()),
                null)
            .document());
  }

  /** Adds to the stream what has happened to more than one message. */
  LiveEvent append(RoomId room, News news, Instant at) {
    return MessageDocument.event(
        append(room, false, place -> MessageDocument.entry(room, place, at, news), null)
            .document());
  }

  Optional<Message> find(RoomId room, MessageNumber number) {
    return Optional.ofNullable(
            log.find(messages(room, eq("n", number.value()))).projection(SHOWN).first())
        .map(MessageDocument::read);
  }

  /** The last messages before a number, or of all, in the order they were said. */
  List<Message> before(RoomId room, @Nullable MessageNumber number, int limit) {
    long first = number == null ? Long.MAX_VALUE : number.value();
    var found =
        log.find(messages(room, lt("n", first)))
            .projection(SHOWN)
            .sort(Indexes.descending("n"))
            .limit(limit)
            .map(MessageDocument::read)
            .into(new ArrayList<>());
    Collections.reverse(found);
    return found;
  }

  List<Message> after(RoomId room, long number, int limit) {
    return log.find(messages(room, gt("n", number)))
        .projection(SHOWN)
        .sort(ascending("n"))
        .limit(limit)
        .map(MessageDocument::read)
        .into(new ArrayList<>());
  }

  /** The messages with numbers between these, both included. */
  List<Message> between(RoomId room, long first, long last) {
    return log.find(messages(room, and(gte("n", first), lte("n", last))))
        .projection(SHOWN)
        .sort(ascending("n"))
        .map(MessageDocument::read)
        .into(new ArrayList<>());
  }

  /** These messages, in the order they were said. */
  List<Message> find(RoomId room, Collection<MessageNumber> numbers) {
    var wanted = numbers.stream().map(MessageNumber::value).toList();
    return log.find(messages(room, in("n", wanted)))
        .projection(SHOWN)
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
        .map(MessageDocument::event)
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
    throw new Overtaken("Too many people write in this room at once. Send it again.");
  }

  static Bson messages(RoomId room, Bson which) {
    return and(eq("room", room.value()), eq("kind", MESSAGE), which);
  }
}
