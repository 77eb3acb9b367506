package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import forge.chat.Seat.Level;
import forge.store.Slice;
import forge.user.User;
import forge.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps up to where each user has read each room, and which rooms they belong to. */
final class SeatStore {
  /** Nobody sits in more rooms than a list of rooms can show. */
  static final int MOST_ROOMS = 200;

  private static final int CALLS = 100;
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
  private final MongoCollection<Document> seats;

  /** A user in a room. */
  record Reader(RoomId room, UserId user) {
    String id() {
      return room + "/" + user;
    }
  }

  /** That somebody read up to a message, or no further, and when. */
  record Move(long to, Instant at) {
    Move and(Move later) {
      return new Move(Math.max(to, later.to), later.at);
    }
  }

  SeatStore(MongoDatabase database) {
    seats = database.getCollection("chat_positions");
    var members = new IndexOptions().partialFilterExpression(exists("since"));
    seats.createIndex(ascending("room"));
    seats.createIndex(ascending("user", "since"), members);
    seats.createIndex(
        ascending("room", "user"),
        new IndexOptions().partialFilterExpression(exists("since")).name("members"));
  }

  Optional<Seat> find(Reader reader) {
    return Optional.ofNullable(seats.find(eq("_id", reader.id())).first()).map(SeatStore::read);
  }

  /** Those of some seats that are kept. */
  List<Seat> find(Collection<Reader> some) {
    return seats
        .find(in("_id", some.stream().map(Reader::id).toList()))
        .map(SeatStore::read)
        .into(new ArrayList<>());
  }

  /** The rooms a user belongs to. */
  List<Seat> ofUser(UserId user) {
    return seats
        .find(and(eq("user", user.value()), exists("since")))
        .sort(ascending("since"))
        .limit(MOST_ROOMS)
        .map(SeatStore::read)
        .into(new ArrayList<>());
  }

  /** Who belongs to a room, in the order of their names. */
  Slice<Seat> members(RoomId room, String prefix, @Nullable String after, int limit) {
    Bson names = and(gte("user", prefix), lt("user", prefix + "\uffff"));
    Bson from = after == null ? names : and(names, gt("user", after));
    var found =
        seats
            .find(and(eq("room", room.value()), exists("since"), from))
            .sort(ascending("user"))
            .limit(limit + 1)
            .map(SeatStore::read)
            .into(new ArrayList<>());
    return Slice.of(found, limit, seat -> seat.user().value());
  }

  /** Whether more people than this belong to a room. */
  boolean crowded(RoomId room, int most) {
    return seats
            .find(and(eq("room", room.value()), exists("since")))
            .projection(include("_id"))
            .limit(most + 1)
            .into(new ArrayList<>())
            .size()
        > most;
  }

  /** Moves forward those who have not gone back since. */
  void keep(Map<Reader, Move> moved) {
    try {
      bulk(moved.entrySet().stream().map(e -> move(e.getKey(), e.getValue())).toList());
    } catch (MongoBulkWriteException e) {
      if (!e.getWriteErrors().stream().allMatch(SeatStore::isThere)) {
        throw e;
      }
    }
  }

  private static UpdateOneModel<Document> move(Reader reader, Move move) {
    Bson since = or(exists("back", false), lte("back", Date.from(move.at())));
    return new UpdateOneModel<>(
        and(eq("_id", reader.id()), since), combine(identity(reader), max("n", move.to())), UPSERT);
  }

  /** Who has gone back since then is there, but not found, and cannot be made anew. */
  private static boolean isThere(BulkWriteError error) {
    return error.getCategory() == ErrorCategory.DUPLICATE_KEY;
  }

  /** Moves back, which nothing undoes that was read before. */
  void back(Reader reader, Move move) {
    seats.updateOne(
        eq("_id", reader.id()),
        combine(identity(reader), set("n", move.to()), set("back", Date.from(move.at()))),
        UPSERT);
  }

  /** Remembers that a message calls people by name; as many as were called, and no more. */
  void call(RoomId room, Collection<UserId> users, long number) {
    var last = new PushOptions().slice(-CALLS);
    bulk(
        users.stream()
            .map(user -> new Reader(room, user))
            .map(
                r ->
                    new UpdateOneModel<Document>(
                        eq("_id", r.id()),
                        combine(identity(r), pushEach("calls", List.of(number), last)),
                        UPSERT))
            .toList());
  }

  /** A message calls nobody any more; answers some of those it called who have not read it. */
  List<UserId> uncall(RoomId room, long number, int most) {
    Bson called = and(eq("room", room.value()), eq("calls", number));
    var waiting =
        seats
            .find(and(called, lt("n", number)))
            .projection(include("user"))
            .limit(most)
            .map(d -> new UserId(d.getString("user")))
            .into(new ArrayList<>());
    seats.updateMany(called, pull("calls", number));
    return waiting;
  }

  private void bulk(List<UpdateOneModel<Document>> updates) {
    if (!updates.isEmpty()) {
      seats.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    }
  }

  /** Makes somebody a member; false where they were one. */
  boolean sit(RoomId room, User user, long read, Instant now) {
    var reader = new Reader(room, user.id());
    try {
      seats.updateOne(
          and(eq("_id", reader.id()), exists("since", false)),
          combine(
              identity(reader),
              set("since", Date.from(now)),
              set("name", user.displayName()),
              max("n", read)),
          UPSERT);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** Makes somebody a member no more; false where they were none. */
  boolean rise(Reader reader) {
    return seats
            .updateOne(
                and(eq("_id", reader.id()), exists("since")),
                combine(
                    unset("since"),
                    unset("favourite"),
                    unset("section"),
                    unset("rank"),
                    unset("level")))
            .getModifiedCount()
        > 0;
  }

  /** Keeps how a member wants to see a room. */
  void arrange(Reader reader, boolean favourite, String section, int rank, Level level) {
    seats.updateOne(
        and(eq("_id", reader.id()), exists("since")),
        combine(
            set("favourite", favourite),
            set("section", section),
            set("rank", rank),
            set("level", level.name())));
  }

  /** Keeps under which heading a member wants to see some rooms. */
  void section(UserId user, Collection<RoomId> rooms, String section, int rank) {
    seats.updateMany(
        and(
            in("_id", rooms.stream().map(room -> new Reader(room, user).id()).toList()),
            exists("since")),
        combine(set("section", section), set("rank", rank)));
  }

  void forget(RoomId room) {
    seats.deleteMany(eq("room", room.value()));
  }

  private static Bson identity(Reader reader) {
    return combine(set("room", reader.room().value()), set("user", reader.user().value()));
  }

  private static Seat read(Document d) {
    Date since = d.getDate("since");
    String user = d.getString("user");
    return new Seat(
        new RoomId(d.getString("room")),
        new UserId(user),
        d.get("name", user),
        d.get("n", -1L),
        d.getList("calls", Long.class, List.of()),
        since == null ? null : since.toInstant(),
        d.getBoolean("favourite", false),
        d.get("section", ""),
        d.getInteger("rank", 0),
        Level.valueOf(d.get("level", "ALL")));
  }
}
