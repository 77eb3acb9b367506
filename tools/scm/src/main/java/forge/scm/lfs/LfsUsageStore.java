package forge.scm.lfs;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import forge.project.MountId;
import java.util.OptionalLong;
import org.bson.Document;

/** Keeps how many bytes the large files of each repository have, so that nobody has to count. */
public final class LfsUsageStore {
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final MongoCollection<Document> usage;

  public LfsUsageStore(MongoDatabase database) {
    this.usage = database.getCollection("lfsUsage");
  }

  OptionalLong find(MountId mount) {
    Document found = usage.find(eq("_id", mount.value())).first();
    return found == null
        ? OptionalLong.empty()
        : OptionalLong.of(found.get("bytes", Number.class).longValue());
  }

  /** Keeps what was counted where nobody counted before. */
  void begin(MountId mount, long bytes) {
    usage.updateOne(eq("_id", mount.value()), setOnInsert("bytes", bytes), UPSERT);
  }

  void put(MountId mount, long bytes) {
    usage.updateOne(eq("_id", mount.value()), set("bytes", bytes), UPSERT);
  }

  /** Adds bytes where there are no more than so many with them; answers whether it did. */
  boolean add(MountId mount, long bytes, long most) {
    return usage
            .updateOne(
                and(eq("_id", mount.value()), lte("bytes", most - bytes)), inc("bytes", bytes))
            .getMatchedCount()
        == 1;
  }

  void delete(MountId mount) {
    usage.deleteOne(eq("_id", mount.value()));
  }
}
