package forge.chat;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import forge.project.MountId;
import forge.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.bson.Document;

/** Keeps up to which message each user has read each room. */
final class PositionStore {
  private final MongoCollection<Document> positions;

  /** A user in a room. */
  record Reader(MountId room, UserId user) {
    String id() {
      return room + "/" + user;
    }
  }

  PositionStore(MongoDatabase database) {
    positions = database.getCollection("chat_positions");
    positions.createIndex(ascending("room"));
  }

  OptionalLong find(Reader reader) {
    Document found = positions.find(eq("_id", reader.id())).first();
    return found == null ? OptionalLong.empty() : OptionalLong.of(found.getLong("n"));
  }

  /** Moves forward, never back. */
  void keep(Map<Reader, Long> moved) {
    List<UpdateOneModel<Document>> updates =
        moved.entrySet().stream()
            .map(
                e ->
                    new UpdateOneModel<Document>(
                        eq("_id", e.getKey().id()),
                        combine(
                            set("room", e.getKey().room().value()),
                            set("user", e.getKey().user().value()),
                            max("n", e.getValue())),
                        new UpdateOptions().upsert(true)))
            .toList();
    if (!updates.isEmpty()) {
      positions.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    }
  }

  void forget(MountId room) {
    positions.deleteMany(eq("room", room.value()));
  }
}
