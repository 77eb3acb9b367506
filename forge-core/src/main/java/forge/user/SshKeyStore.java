package forge.user;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import forge.refusal.Refusal.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps SSH keys, each once on the whole site. */
final class SshKeyStore {
  private final MongoCollection<SshKeyDocument> keys;

  SshKeyStore(MongoDatabase database) {
    keys = database.getCollection("sshKeys", SshKeyDocument.class);
    keys.createIndex(
        Indexes.compoundIndex(Indexes.ascending("user"), Indexes.descending("addedAt")));
  }

  void insert(SshKey key) {
    try {
      keys.insertOne(SshKeyDocument.of(key));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        throw new Taken("This key is already in use on this site.");
      }
      throw e;
    }
  }

  Optional<Owned<SshKeyDocument>> find(String fingerprint) {
    return Owned.find(keys, eq("_id", fingerprint));
  }

  /** Newest first. */
  List<SshKey> list(UserId user, int limit) {
    return keys.find(eq("user", user.value()))
        .sort(Sorts.descending("addedAt"))
        .limit(limit)
        .map(SshKeyDocument::toKey)
        .into(new ArrayList<>());
  }

  boolean remove(UserId user, String fingerprint) {
    return keys.deleteOne(and(eq("_id", fingerprint), eq("user", user.value()))).getDeletedCount()
        == 1;
  }
}
