package forge.scm.lfs;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import forge.project.MountId;
import forge.store.Slice;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps locks, one for each file of a repository at most. */
public final class LockStore {
  private final MongoCollection<Document> locks;

  public LockStore(MongoDatabase database) {
    this.locks = database.getCollection("lfsLocks");
    locks.createIndex(Indexes.ascending("mount", "path"), new IndexOptions().unique(true));
    locks.createIndex(Indexes.ascending("mount", "_id"));
  }

  /** Keeps a lock; answers whether nobody else had one. */
  boolean insert(MountId mount, LfsLock lock) {
    try {
      locks.insertOne(
          new Document("_id", lock.id())
              .append("mount", mount.value())
              .append("path", lock.path())
              .append("owner", lock.owner().value())
              .append("at", lock.at()));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  Optional<LfsLock> find(MountId mount, String id) {
    return one(and(eq("mount", mount.value()), eq("_id", id)));
  }

  Optional<LfsLock> findByPath(MountId mount, String path) {
    return one(and(eq("mount", mount.value()), eq("path", path)));
  }

  private Optional<LfsLock> one(Bson filter) {
    return Optional.ofNullable(locks.find(filter).first()).map(LockStore::lock);
  }

  /** In the order they were made. */
  Slice<LfsLock> list(MountId mount, @Nullable String after, int limit) {
    Bson here = eq("mount", mount.value());
    var found =
        locks
            .find(after == null ? here : and(here, gt("_id", after)))
            .sort(Indexes.ascending("_id"))
            .limit(limit + 1)
            .map(LockStore::lock)
            .into(new ArrayList<>());
    return Slice.of(found, limit, LfsLock::id);
  }

  boolean delete(MountId mount, String id) {
    return locks.deleteOne(and(eq("mount", mount.value()), eq("_id", id))).getDeletedCount() == 1;
  }

  void deleteAll(MountId mount) {
    locks.deleteMany(eq("mount", mount.value()));
  }

  private static LfsLock lock(Document d) {
    return new LfsLock(
        d.getString("_id"),
        d.getString("path"),
        new UserId(d.getString("owner")),
        d.getDate("at").toInstant());
  }
}
