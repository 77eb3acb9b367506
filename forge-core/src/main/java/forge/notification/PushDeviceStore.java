package forge.notification;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import forge.user.UserId;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Keeps the browsers that want to be told things, a document for each. */
final class PushDeviceStore {
  private final MongoCollection<Document> devices;

  PushDeviceStore(MongoDatabase database) {
    devices = database.getCollection("push_devices");
    devices.createIndex(
        Indexes.compoundIndex(Indexes.ascending("user"), Indexes.descending("addedAt")));
  }

  Optional<PushDevice> find(String id) {
    return Optional.ofNullable(devices.find(eq("_id", id)).first()).map(PushDeviceStore::read);
  }

  /** Newest first. */
  List<PushDevice> of(UserId user, int limit) {
    return devices
        .find(eq("user", user.value()))
        .sort(Sorts.descending("addedAt"))
        .limit(limit)
        .map(PushDeviceStore::read)
        .into(new ArrayList<>());
  }

  List<PushDevice> of(Collection<UserId> users, int limit) {
    return devices
        .find(in("user", users.stream().map(UserId::value).toList()))
        .limit(limit)
        .map(PushDeviceStore::read)
        .into(new ArrayList<>());
  }

  void keep(PushDevice d) {
    devices.replaceOne(
        eq("_id", d.id()),
        new Document("_id", d.id())
            .append("user", d.user().value())
            .append("endpoint", d.endpoint().toString())
            .append("key", d.key())
            .append("auth", d.auth())
            .append("name", d.name())
            .append("session", d.session())
            .append("site", d.site())
            .append("addedAt", Date.from(d.addedAt())),
        new ReplaceOptions().upsert(true));
  }

  boolean remove(UserId user, String id) {
    return devices.deleteOne(and(eq("_id", id), eq("user", user.value()))).getDeletedCount() == 1;
  }

  private static PushDevice read(Document d) {
    return new PushDevice(
        d.getString("_id"),
        new UserId(d.getString("user")),
        URI.create(d.getString("endpoint")),
        d.getString("key"),
        d.getString("auth"),
        d.getString("name"),
        d.getString("session"),
        d.getString("site"),
        d.getDate("addedAt").toInstant());
  }
}
