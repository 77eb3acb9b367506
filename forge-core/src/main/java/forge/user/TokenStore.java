package forge.user;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps access tokens. */
final class TokenStore {
  private final MongoCollection<TokenDocument> tokens;

  TokenStore(MongoDatabase database) {
    tokens = database.getCollection("tokens", TokenDocument.class);
    tokens.createIndex(Indexes.ascending("hash"), new IndexOptions().unique(true));
    tokens.createIndex(
        Indexes.compoundIndex(Indexes.ascending("user"), Indexes.descending("createdAt")));
  }

  void insert(AccessToken token, String secret) {
    tokens.insertOne(TokenDocument.of(token, secret));
  }

  /** The token whose secret has this hash. */
  Optional<Owned<TokenDocument>> find(String hash) {
    return Owned.find(tokens, eq("hash", hash));
  }

  /** Newest first. */
  List<AccessToken> list(UserId user, int limit) {
    return tokens
        .find(eq("user", user.value()))
        .sort(Sorts.descending("createdAt"))
        .limit(limit)
        .map(TokenDocument::toToken)
        .into(new ArrayList<>());
  }

  void used(String id, Instant now) {
    tokens.updateOne(eq("_id", id), Updates.set("lastUsedAt", now));
  }

  boolean remove(UserId user, String id) {
    return tokens.deleteOne(and(eq("_id", id), eq("user", user.value()))).getDeletedCount() == 1;
  }
}
