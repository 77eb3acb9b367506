package forge.chat;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import forge.artifact.Attachment;
import forge.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/**
 * Keeps what is known of files in rooms, one document for each. Those that no message has named yet
 * have an end.
 */
final class RoomFileStore {
  private final MongoCollection<Document> files;

  RoomFileStore(MongoDatabase database) {
    files = database.getCollection("chat_files");
    files.createIndex(ascending("room", "n"));
    files.createIndex(ascending("place", "size"));
    files.createIndex(ascending("by", "at"));
    files.createIndex(ascending("until"));
    files.createIndex(ascending("hash"));
  }

  /**
   * Keeps one of a room.
   *
   * @param place with what it counts together
   */
  void insert(RoomId room, String place, Attachment file, Instant until) {
    files.insertOne(
        new Document("_id", file.id())
            .append("room", room.value())
            .append("place", place)
            .append("name", file.name())
            .append("type", file.type())
            .append("size", file.size())
            .append("hash", file.hash())
            .append("width", file.width())
            .append("height", file.height())
            .append("by", file.by().value())
            .append("at", Date.from(file.at()))
            .append("until", Date.from(until)));
  }

  Optional<RoomFile> find(RoomId room, String id) {
    return Optional.ofNullable(files.find(and(eq("_id", id), eq("room", room.value()))).first())
        .map(RoomFileStore::read);
  }

  private static RoomFile read(Document d) {
    return new RoomFile(
        new Attachment(
            d.getString("_id"),
            d.getString("name"),
            d.getString("type"),
            d.getLong("size"),
            d.getString("hash"),
            d.getInteger("width"),
            d.getInteger("height"),
            new UserId(d.getString("by")),
            d.getDate("at").toInstant()));
  }

  /** How many somebody has brought since then, counted up to a limit. */
  long count(UserId by, Instant since, int most) {
    return files.countDocuments(
        and(eq("by", by.value()), gt("at", Date.from(since))), new CountOptions().limit(most));
  }

  /** How many bytes the files of a place have, which the index alone tells. */
  long used(String place) {
    Document sum =
        files
            .aggregate(List.of(match(eq("place", place)), group(null, sum("used", "$size"))))
            .first();
    return sum == null ? 0 : sum.get("used", Number.class).longValue();
  }

  void remove(String id) {
    files.deleteOne(eq("_id", id));
  }

  /** Rooms with files that count nowhere. */
  Set<RoomId> unplaced(int most) {
    return files
        .find(exists("place", false))
        .projection(include("room"))
        .limit(most)
        .map(d -> new RoomId(d.getString("room")))
        .into(new LinkedHashSet<>());
  }

  /** Has those of a room count somewhere that counted nowhere. */
  void place(RoomId room, String place) {
    files.updateMany(and(eq("room", room.value()), exists("place", false)), set("place", place));
  }

  /** Keeps some of a room until then, unless they are kept for ever. */
  void keep(RoomId room, Collection<String> ids, Instant until) {
    files.updateMany(
        and(in("_id", ids), eq("room", room.value()), exists("until")),
        set("until", Date.from(until)));
  }

  /** Keeps some of a room for as long as it keeps messages. */
  void keep(RoomId room, Collection<String> ids) {
    files.updateMany(and(in("_id", ids), eq("room", room.value())), unset("until"));
  }

  /** Has some of somebody's go when a message goes; those that belong to another stay with it. */
  void bind(RoomId room, Collection<String> ids, UserId by, MessageNumber to) {
    files.updateMany(
        and(in("_id", ids), eq("room", room.value()), eq("by", by.value()), exists("n", false)),
        set("n", to.value()));
  }

  void forget(RoomId room, MessageNumber with) {
    files.deleteMany(and(eq("room", room.value()), eq("n", with.value())));
  }

  void forget(RoomId room) {
    files.deleteMany(eq("room", room.value()));
  }

  /** Forgets those whose end has come. */
  void sweep(Instant now) {
    files.deleteMany(lt("until", Date.from(now)));
  }

  boolean refersTo(String hash) {
    return files.find(eq("hash", hash)).first() != null;
  }
}
