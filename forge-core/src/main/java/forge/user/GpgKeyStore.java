package forge.user;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import forge.refusal.Refusal.Taken;
import java.util.ArrayList;
import java.util.List;

/** Keeps GPG keys, each once on the whole site. */
final class GpgKeyStore {
  private final MongoCollection<GpgKeyDocument> keys;

  GpgKeyStore(MongoDatabase database) {
    keys = database.getCollection("gpgKeys", GpgKeyDocument.class);
    keys.createIndex(
        Indexes.compoundIndex(Indexes.ascending("user"), Indexes.descending("addedAt")));
    keys.createIndex(Indexes.ascending("keyIds"));
  }

  /** Keeps a key, in the place of an older state of it. */
  void keep(GpgKey key) {
    try {
      keys.replaceOne(
          and(eq("_id", key.fingerprint()), eq("user", key.user().value())),
          GpgKeyDocument.of(key),
          new ReplaceOptions().upsert(true));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        throw new Taken("This key is already in use on this site.");
      }
      throw e;
    }
  }

  /** Those with a signing key of this id, which others may have made on purpose. */
  List<GpgKey> find(String keyId, int limit) {
    return keys.find(eq("keyIds", keyId))
        .limit(limit)
        .map(GpgKeyDocument::toKey)
        .into(new ArrayList<>());
  }

  /** Newest first. */
  List<GpgKey> list(UserId user, int limit) {
    return keys.find(eq("user", user.value()))
        .sort(Sorts.descending("addedAt"))
        .limit(limit)
        .map(GpgKeyDocument::toKey)
        .into(new ArrayList<>());
  }

  boolean remove(UserId user, String fingerprint) {
    return keys.deleteOne(and(eq("_id", fingerprint), eq("user", user.value()))).getDeletedCount()
        == 1;
  }
}
