package forge.chat;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Keeps how far the log of each room was followed. The collection is named for the index, which was
 * the first to follow.
 */
final class FollowedStore {
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
  private final MongoCollection<Document> followed;

  FollowedStore(MongoDatabase database) {
    followed = database.getCollection("chat_indexed");
  }

  Followed find(RoomId room) {
    return read(followed.find(eq("_id", room.value())).first());
  }

  /** How far each of these was followed; those never are left out. */
  Map<RoomId, Followed> find(Collection<RoomId> rooms) {
    var all = new HashMap<RoomId, Followed>();
    followed
        .find(in("_id", rooms.stream().map(RoomId::value).toList()))
        .forEach(d -> all.put(new RoomId(d.getString("_id")), read(d)));
    return all;
  }

  void keep(RoomId room, Followed how) {
    followed.updateOne(
        eq("_id", room.value()),
        combine(
            set("learned", how.learned()), set("collection", how.index()), set("q", how.indexed())),
        UPSERT);
  }

  void forget(RoomId room) {
    followed.deleteOne(eq("_id", room.value()));
  }

  /** Of an older forge each number may be missing. */
  private static Followed read(@Nullable Document d) {
    return d == null
        ? Followed.NOTHING
        : new Followed(
            number(d, "learned"),
            Objects.requireNonNullElse(d.getString("collection"), ""),
            number(d, "q"));
  }

  private static long number(Document d, String name) {
    return Objects.requireNonNullElse(d.getLong(name), 0L);
  }
}
