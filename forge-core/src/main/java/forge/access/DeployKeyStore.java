package forge.access;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import forge.project.MountId;
import forge.refusal.Refusal.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps deploy keys in the collection that holds people's SSH keys as well, so that each key is
 * there once on the whole site.
 */
public final class DeployKeyStore {
  private final MongoCollection<DeployKeyDocument> keys;

  public DeployKeyStore(MongoDatabase database) {
    keys = database.getCollection("sshKeys", DeployKeyDocument.class);
    keys.createIndex(
        Indexes.compoundIndex(Indexes.ascending("mount"), Indexes.descending("addedAt")));
  }

  void insert(DeployKey key) {
    try {
      keys.insertOne(DeployKeyDocument.of(key));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        throw new Taken("This key is already in use on this site.");
      }
      throw e;
    }
  }

  Optional<DeployKey> find(String fingerprint) {
    return Optional.ofNullable(keys.find(and(eq("_id", fingerprint), gt("mount", ""))).first())
        .map(DeployKeyDocument::toKey);
  }

  /** Newest first. */
  List<DeployKey> list(MountId mount, int limit) {
    return keys.find(eq("mount", mount.value()))
        .sort(Sorts.descending("addedAt"))
        .limit(limit)
        .map(DeployKeyDocument::toKey)
        .into(new ArrayList<>());
  }

  boolean remove(MountId mount, String fingerprint) {
    return keys.deleteOne(and(eq("_id", fingerprint), eq("mount", mount.value()))).getDeletedCount()
        == 1;
  }

  void forget(MountId mount) {
    keys.deleteMany(eq("mount", mount.value()));
  }
}
