package forge.scm.search;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import forge.project.MountId;
import java.util.Optional;
import org.bson.Document;

/** Keeps for each repository how far the index knows it. */
public final class IndexedStore {
  private final MongoCollection<Document> indexed;

  public IndexedStore(MongoDatabase database) {
    this.indexed = database.getCollection("code_indexed");
  }

  Indexed find(MountId mount) {
    return Optional.ofNullable(indexed.find(eq("_id", mount.value())).first())
        .map(d -> new Indexed(d.getString("collection"), d.getString("ref"), d.getString("tip")))
        .orElse(Indexed.NOTHING);
  }

  void keep(MountId mount, Indexed now) {
    indexed.replaceOne(
        eq("_id", mount.value()),
        new Document("_id", mount.value())
            .append("collection", now.collection())
            .append("ref", now.ref())
            .append("tip", now.tip()),
        new ReplaceOptions().upsert(true));
  }

  void delete(MountId mount) {
    indexed.deleteOne(eq("_id", mount.value()));
  }
}
