package forge.chat;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;

/** Keeps which rooms show the card of an artifact, and below which of their last messages. */
final class ShownStore {
  private static final int MESSAGES = 20;
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
  private final MongoCollection<Document> shown;

  /** An artifact in a room, below these messages. */
  record Shown(RoomId room, List<Long> messages) {}

  ShownStore(MongoDatabase database) {
    shown = database.getCollection("chat_shown");
    shown.createIndex(ascending("artifact"));
    shown.createIndex(ascending("room"));
  }

  /** Keeps that a message links to these. */
  void keep(Message message, Collection<String> artifacts) {
    var last = new PushOptions().slice(-MESSAGES);
    shown.bulkWrite(
        artifacts.stream()
            .map(
                artifact ->
                    new UpdateOneModel<Document>(
                        eq("_id", message.room() + " " + artifact),
                        combine(
                            set("room", message.room().value()),
                            set("artifact", artifact),
                            pushEach("n", List.of(message.number().value()), last)),
                        UPSERT))
            .toList(),
        new BulkWriteOptions().ordered(false));
  }

  /** Where an artifact is shown. */
  List<Shown> of(String artifact, int limit) {
    return shown
        .find(eq("artifact", artifact))
        .limit(limit)
        .map(d -> new Shown(new RoomId(d.getString("room")), d.getList("n", Long.class, List.of())))
        .into(new ArrayList<>());
  }

  void forget(RoomId room) {
    shown.deleteMany(eq("room", room.value()));
  }
}
