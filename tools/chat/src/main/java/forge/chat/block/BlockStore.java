package forge.chat.block;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import forge.store.Slice;
import forge.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps who blocked whom, a document for each pair. */
final class BlockStore {
  private final MongoCollection<Document> blocks;

  /** Somebody, and whom they blocked. */
  record Pair(UserId by, UserId user) {
    String id() {
      return by + "/" + user;
    }
  }

  BlockStore(MongoDatabase database) {
    blocks = database.getCollection("chat_blocks");
    blocks.createIndex(ascending("by", "user"));
  }

  void keep(Pair pair, Instant now) {
    blocks.updateOne(
        eq("_id", pair.id()),
        combine(
            set("by", pair.by().value()),
            set("user", pair.user().value()),
            setOnInsert("at", Date.from(now))),
        new UpdateOptions().upsert(true));
  }

  void remove(Pair pair) {
    blocks.deleteOne(eq("_id", pair.id()));
  }

  /** Those of these pairs that are kept. */
  List<Pair> find(Collection<Pair> some) {
    return blocks
        .find(in("_id", some.stream().map(Pair::id).toList()))
        .map(d -> new Pair(new UserId(d.getString("by")), new UserId(d.getString("user"))))
        .into(new ArrayList<>());
  }

  /** Whom somebody blocked, in the order of their names. */
  Slice<Block> by(UserId user, @Nullable String after, int limit) {
    Bson mine = eq("by", user.value());
    var found =
        blocks
            .find(after == null ? mine : and(mine, gt("user", after)))
            .sort(ascending("user"))
            .limit(limit + 1)
            .map(d -> new Block(new UserId(d.getString("user")), d.getDate("at").toInstant()))
            .into(new ArrayList<>());
    return Slice.of(found, limit, block -> block.user().value());
  }
}
