package forge.user;

import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.lookup;
import static com.mongodb.client.model.Aggregates.match;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.codecs.DecoderContext;
import org.bson.conversions.Bson;

/** Something of a user's, read together with the account it belongs to in one call. */
record Owned<T>(T thing, Account account) {

  /** The document's component {@code user} names its account. */
  static <T> Optional<Owned<T>> find(MongoCollection<T> things, Bson filter) {
    BsonDocument found =
        things
            .withDocumentClass(BsonDocument.class)
            .aggregate(
                List.of(
                    match(filter),
                    limit(1),
                    lookup(AccountStore.COLLECTION, "user", "_id", "account")))
            .first();
    if (found == null) {
      return Optional.empty();
    }
    BsonArray accounts = found.getArray("account");
    if (accounts.isEmpty()) {
      return Optional.empty();
    }
    var account = decode(things, AccountDocument.class, accounts.get(0).asDocument()).toAccount();
    return Optional.of(new Owned<>(decode(things, things.getDocumentClass(), found), account));
  }

  private static <D> D decode(MongoCollection<?> things, Class<D> type, BsonDocument document) {
    return things
        .getCodecRegistry()
        .get(type)
        .decode(new BsonDocumentReader(document), DecoderContext.builder().build());
  }
}
