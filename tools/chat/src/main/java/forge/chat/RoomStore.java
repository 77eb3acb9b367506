package forge.chat;

import static com.mongodb.client.model.Filters.all;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import forge.chat.Room.Pulse;
import forge.store.Slice;
import forge.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps rooms: what they are called, who runs them, how alive they are. */
final class RoomStore {
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
  private static final Date NEVER = Date.from(Instant.EPOCH);
  private final MongoCollection<Document> rooms;
  private final Cache<RoomId, Optional<Room>> known =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofSeconds(5)).build();

  private volatile Consumer<RoomId> kept = room -> {};

  RoomStore(MongoDatabase database) {
    rooms = database.getCollection("chat_rooms");
    rooms.createIndex(compoundIndex(ascending("listed"), descending("at", "_id")));
    rooms.createIndex(compoundIndex(ascending("finds"), descending("at", "_id")));
    rooms.createIndex(ascending("owner"));
    rooms.createIndex(
        ascending("policy.keep", "_id"),
        new IndexOptions().partialFilterExpression(exists("policy.keep")));
    rooms.createIndex(compoundIndex(ascending("project"), descending("at", "_id")));
    rooms.createIndex(ascending("kind", "mount", "_id"));
  }

  /** A room as it was within the last seconds. */
  Optional<Room> find(RoomId id) {
    return known.get(
        id,
        wanted ->
            Optional.ofNullable(rooms.find(eq("_id", wanted.value())).first())
                .filter(d -> d.containsKey("label"))
                .map(RoomDocument::read));
  }

  List<Room> find(Collection<RoomId> ids) {
    return rooms
        .find(and(in("_id", ids.stream().map(RoomId::value).toList()), exists("label")))
        .map(RoomDocument::read)
        .into(new ArrayList<>());
  }

  /** Keeps a new room; false where there is one with its id. */
  boolean open(Room room, Instant now) {
    try {
      rooms.insertOne(
          RoomDocument.write(room)
              .append("_id", room.id().value())
              .append("policy", RoomDocument.write(room.policy()))
              .append("n", 0L)
              .append("at", Date.from(now))
              .append("members", 0L)
              .append("created", Date.from(now)));
      known.invalidate(room.id());
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** How many rooms somebody opened, counted up to a limit. */
  long ownedBy(UserId user, int most) {
    return rooms.countDocuments(eq("owner", user.value()), new CountOptions().limit(most));
  }

  /** Hears of rooms that may be read by others than before, or by nobody. */
  void onKept(Consumer<RoomId> hears) {
    kept = hears;
  }

  /** Keeps what a room is; neither its rules nor how alive it is. */
  void keep(Room room) {
    rooms.updateOne(
        eq("_id", room.id().value()), new Document("$set", RoomDocument.write(room)), UPSERT);
    known.invalidate(room.id());
    kept.accept(room.id());
  }

  /** Notes when a room began that is kept already, once. */
  void begun(RoomId room, Instant at) {
    rooms.updateOne(
        and(eq("_id", room.value()), exists("created", false)), set("created", Date.from(at)));
  }

  /** When a room began; empty where nobody noted it. */
  Optional<Instant> since(RoomId room) {
    return Optional.ofNullable(
            rooms.find(eq("_id", room.value())).projection(include("created")).first())
        .map(d -> RoomDocument.instant(d, "created"));
  }

  /** Counts who came or went; answers how many there are now. */
  long count(RoomId room, int members) {
    Document now =
        rooms.findOneAndUpdate(
            eq("_id", room.value()),
            inc("members", (long) members),
            new FindOneAndUpdateOptions()
                .upsert(true)
                .returnDocument(ReturnDocument.AFTER)
                .projection(include("members")));
    known.invalidate(room);
    return now == null ? 0 : now.get("members", 0L);
  }

  /** Keeps where rooms are now; forward only. */
  void beat(Map<RoomId, Pulse> pulses) {
    List<UpdateOneModel<Document>> updates =
        pulses.entrySet().stream()
            .map(
                e ->
                    new UpdateOneModel<Document>(
                        eq("_id", e.getKey().value()),
                        combine(max("n", e.getValue().last()), max("at", date(e.getValue()))),
                        UPSERT))
            .toList();
    if (!updates.isEmpty()) {
      rooms.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    }
  }

  private static Date date(Pulse pulse) {
    Instant at = pulse.at();
    return at == null ? NEVER : Date.from(at);
  }

  /**
   * Rooms everybody may find, those with the latest message first.
   *
   * @param query beginnings of words; empty for all
   */
  Slice<Room> directory(String query, String tag, @Nullable String after, int limit) {
    var which = new ArrayList<Bson>();
    which.add(eq("listed", true));
    List<String> words = RoomDocument.words(query);
    if (!tag.isEmpty()) {
      words.add(RoomDocument.tag(tag));
    }
    if (!words.isEmpty()) {
      which.add(all("finds", words));
    }
    return liveliest(which, after, limit);
  }

  private Slice<Room> liveliest(List<Bson> which, @Nullable String after, int limit) {
    Cursor from = Cursor.read(after);
    if (from != null) {
      which.add(or(lt("at", from.at()), and(eq("at", from.at()), lt("_id", from.id()))));
    }
    var found =
        rooms
            .find(and(which))
            .sort(descending("at", "_id"))
            .limit(limit + 1)
            .map(RoomDocument::read)
            .into(new ArrayList<>());
    return Slice.of(found, limit, Cursor::of);
  }

  /**
   * Rooms about things that somebody may read, those with the latest message first.
   *
   * @param finds all that a room is found by, such as beginnings of words
   * @param reader empty for who may read everything
   */
  Slice<Room> things(
      List<String> finds, Optional<Reading> reader, @Nullable String after, int limit) {
    var which = new ArrayList<Bson>(List.of(eq("kind", "about"), all("finds", finds)));
    reader.ifPresent(who -> which.addAll(who.filters()));
    return liveliest(which, after, limit);
  }

  /** Somebody who reads, and by which words. */
  record Reading(UserId user, Set<String> tokens) {
    private List<Bson> filters() {
      return List.of(
          in("thing.mount", tokens),
          in("thing.artifact", tokens),
          ne("thing.denied", user.value()));
    }
  }

  /**
   * Rooms about things of a mount, after one.
   *
   * @param mount empty for those of which nothing is known
   */
  List<Room> aboutThings(String mount, String after, int limit) {
    Bson which = mount.isEmpty() ? exists("thing", false) : eq("mount", mount);
    return rooms
        .find(and(eq("kind", "about"), which, gt("_id", after)))
        .sort(ascending("_id"))
        .limit(limit)
        .map(RoomDocument::read)
        .into(new ArrayList<>());
  }

  /** Keeps what a room about a thing is called now, and who may read it. */
  void relearn(Room room) {
    rooms.updateOne(eq("_id", room.id().value()), new Document("$set", RoomDocument.write(room)));
    known.invalidate(room.id());
    kept.accept(room.id());
  }

  /** Listed rooms, those spoken in last first. */
  List<Room> listed(int limit) {
    return rooms
        .find(eq("listed", true))
        .sort(descending("at", "_id"))
        .limit(limit)
        .map(RoomDocument::read)
        .into(new ArrayList<>());
  }

  /** Listed rooms of these projects, for suggestions. */
  List<Room> ofProjects(Collection<String> projects, int limit) {
    return rooms
        .find(and(eq("listed", true), in("project", projects)))
        .sort(descending("at", "_id"))
        .limit(limit)
        .map(RoomDocument::read)
        .into(new ArrayList<>());
  }

  void setPolicy(Room room, Policy policy) {
    rooms.updateOne(
        eq("_id", room.id().value()),
        new Document("$set", RoomDocument.write(room).append("policy", RoomDocument.write(policy))),
        UPSERT);
    known.invalidate(room.id());
  }

  /** The rooms after one that keep messages for some days only. */
  List<RoomId> trimmed(String after, int limit) {
    return ids(and(gt("policy.keep", 0), gt("_id", after)), limit);
  }

  /** All rooms after one. */
  List<RoomId> ids(String after, int limit) {
    return ids(gt("_id", after), limit);
  }

  private List<RoomId> ids(Bson which, int limit) {
    return rooms
        .find(which)
        .projection(include("_id"))
        .sort(ascending("_id"))
        .limit(limit)
        .map(d -> new RoomId(d.getString("_id")))
        .into(new ArrayList<>());
  }

  /** Keeps with which message a room begins; forward only. */
  void begin(RoomId room, MessageNumber first) {
    rooms.updateOne(eq("_id", room.value()), max("first", first.value()));
    known.invalidate(room);
  }

  /** Keeps a message at hand, as the last of those that are, or no longer. */
  void pin(RoomId room, MessageNumber number, boolean on) {
    rooms.updateOne(
        eq("_id", room.value()),
        on ? addToSet("pins", number.value()) : pull("pins", number.value()),
        UPSERT);
    known.invalidate(room);
  }

  void forget(RoomId room) {
    rooms.deleteOne(eq("_id", room.value()));
    known.invalidate(room);
    kept.accept(room);
  }

  /** Where a part of the directory ends. */
  private record Cursor(Date at, String id) {
    static String of(Room room) {
      return date(room.pulse()).toInstant().toEpochMilli() + ":" + room.id();
    }

    static @Nullable Cursor read(@Nullable String text) {
      if (text == null || !text.matches("\\d{1,15}:[A-Za-z0-9-]{1,80}")) {
        return null;
      }
      int colon = text.indexOf(':');
      return new Cursor(
          Date.from(Instant.ofEpochMilli(Long.parseLong(text.substring(0, colon)))),
          text.substring(colon + 1));
    }
  }
}
