package forge.scm.life;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import forge.project.MountId;
import forge.store.Slice;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps which repository is a fork of which. */
public final class ForkStore {
  private final MongoCollection<Document> forks;

  public ForkStore(MongoDatabase database) {
    this.forks = database.getCollection("repository_forks");
    forks.createIndex(
        Indexes.compoundIndex(Indexes.ascending("parent"), Indexes.descending("_id")));
  }

  Optional<Fork> find(MountId mount) {
    return Optional.ofNullable(forks.find(eq("_id", mount.value())).first()).map(ForkStore::read);
  }

  void insert(Fork fork) {
    forks.insertOne(
        new Document("_id", fork.mount().value())
            .append("parent", fork.parent().value())
            .append("by", fork.by().value())
            .append("at", fork.at())
            .append("borrows", fork.borrows()));
  }

  /** Notes that a fork has copies of its own from now on. */
  void detached(MountId mount) {
    forks.updateOne(eq("_id", mount.value()), set("borrows", false));
  }

  void delete(MountId mount) {
    forks.deleteOne(eq("_id", mount.value()));
  }

  /** The forks of a repository, the newest first. */
  Slice<Fork> of(MountId parent, @Nullable String after, int limit) {
    Bson all = eq("parent", parent.value());
    List<Fork> found =
        forks
            .find(after == null ? all : and(all, lt("_id", after)))
            .sort(Sorts.descending("_id"))
            .limit(limit + 1)
            .map(ForkStore::read)
            .into(new ArrayList<>());
    return Slice.of(found, limit, fork -> fork.mount().value());
  }

  private static Fork read(Document d) {
    return new Fork(
        new MountId(d.getString("_id")),
        new MountId(d.getString("parent")),
        new UserId(d.getString("by")),
        d.getDate("at").toInstant(),
        d.getBoolean("borrows", false));
  }
}
