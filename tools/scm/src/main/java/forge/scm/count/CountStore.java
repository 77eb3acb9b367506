package forge.scm.count;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import forge.project.MountId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/** Keeps what was counted, one document for each repository, so that it is always of one commit. */
public final class CountStore {
  private final MongoCollection<Document> counts;

  public CountStore(MongoDatabase database) {
    this.counts = database.getCollection("code_counts");
  }

  Optional<Counts> find(MountId mount) {
    return Optional.ofNullable(counts.find(eq("_id", mount.value())).first())
        .map(CountStore::counts);
  }

  private static Counts counts(Document kept) {
    Map<String, Long> endings = new HashMap<>();
    for (Document each : kept.getList("kinds", Document.class)) {
      endings.put(each.getString("kind"), each.getLong("bytes"));
    }
    List<Contributor> people = PackedPeople.unpack(kept.get("people", Binary.class).getData());
    return new Counts(kept.getString("ref"), kept.getString("tip"), people, endings);
  }

  void keep(MountId mount, Counts now) {
    List<Document> kinds =
        now.endings().entrySet().stream()
            .map(e -> new Document("kind", e.getKey()).append("bytes", e.getValue()))
            .toList();
    counts.replaceOne(
        eq("_id", mount.value()),
        new Document("_id", mount.value())
            .append("ref", now.ref())
            .append("tip", now.tip())
            .append("people", new Binary(PackedPeople.pack(now.people())))
            .append("kinds", kinds),
        new ReplaceOptions().upsert(true));
  }

  void delete(MountId mount) {
    counts.deleteOne(eq("_id", mount.value()));
  }
}
