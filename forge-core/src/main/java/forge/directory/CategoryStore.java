package forge.directory;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.bson.Document;

/** Keeps the tree of categories: one document of the site. */
final class CategoryStore {
  private static final String ID = "categories";

  private final MongoCollection<Document> site;

  /** A tree as it was kept, with the number of its change. */
  record Kept(String text, int revision) {}

  CategoryStore(MongoDatabase database) {
    this.site = database.getCollection("site");
  }

  Optional<Kept> find() {
    return Optional.ofNullable(site.find(eq("_id", ID)).first())
        .map(d -> new Kept(d.getString("tree"), d.getInteger("revision")));
  }

  /** Keeps a tree in the place of the one with this revision; false where that one is gone. */
  boolean replace(String text, int revision) {
    if (revision == 0) {
      return insert(text);
    }
    return site.updateOne(
                and(eq("_id", ID), eq("revision", revision)),
                combine(set("tree", text), inc("revision", 1)))
            .getMatchedCount()
        == 1;
  }

  private boolean insert(String text) {
    try {
      site.insertOne(new Document("_id", ID).append("tree", text).append("revision", 1));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return false;
    }
  }
}
