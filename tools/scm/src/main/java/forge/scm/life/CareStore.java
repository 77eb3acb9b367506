package forge.scm.life;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import forge.project.MountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Keeps when each repository was tidied and checked, and what was found. */
public final class CareStore {
  private final MongoCollection<Document> care;

  public CareStore(MongoDatabase database) {
    this.care = database.getCollection("repository_care");
    care.createIndex(
        Indexes.ascending("broken"),
        new IndexOptions().partialFilterExpression(eq("broken", true)));
  }

  Optional<Care> find(MountId mount) {
    return Optional.ofNullable(care.find(eq("_id", mount.value())).first()).map(CareStore::read);
  }

  void keep(Care one) {
    var document =
        new Document("_id", one.mount().value())
            .append("page", one.page())
            .append("tidiedAt", one.tidiedAt())
            .append("millis", one.millis())
            .append("by", one.by())
            .append("checkedAt", one.checkedAt())
            .append("fault", one.fault());
    if (one.broken()) {
      document.append("broken", true);
    }
    care.replaceOne(eq("_id", one.mount().value()), document, new ReplaceOptions().upsert(true));
  }

  List<Care> broken(int limit) {
    return care.find(eq("broken", true)).limit(limit).map(CareStore::read).into(new ArrayList<>());
  }

  void delete(MountId mount) {
    care.deleteOne(eq("_id", mount.value()));
  }

  private static Care read(Document d) {
    return new Care(
        new MountId(d.getString("_id")),
        d.getString("page"),
        instant(d.getDate("tidiedAt")),
        d.getLong("millis"),
        d.getString("by"),
        instant(d.getDate("checkedAt")),
        Objects.requireNonNullElse(d.getString("fault"), ""));
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
