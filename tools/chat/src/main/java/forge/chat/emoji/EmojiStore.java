package forge.chat.emoji;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import forge.store.Slice;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps the emoji of this site, each under its name. */
final class EmojiStore {
  private final MongoCollection<Document> emoji;

  EmojiStore(MongoDatabase database) {
    emoji = database.getCollection("chat_emoji");
    emoji.createIndex(ascending("content"));
    emoji.createIndex(ascending("by"));
  }

  /** Keeps a new one; false where its name is taken. */
  boolean insert(CustomEmoji one) {
    try {
      emoji.insertOne(
          new Document("_id", one.name().value())
              .append("content", one.content())
              .append("type", one.type())
              .append("width", one.width())
              .append("height", one.height())
              .append("by", one.by().value())
              .append("at", Date.from(one.at())));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  Optional<CustomEmoji> find(EmojiName name) {
    return Optional.ofNullable(emoji.find(eq("_id", name.value())).first()).map(EmojiStore::read);
  }

  /** Those whose names begin so, in the order of their names. */
  Slice<CustomEmoji> list(String prefix, @Nullable String after, int limit) {
    Bson names = and(gte("_id", prefix), lt("_id", prefix + "\uffff"));
    var found =
        emoji
            .find(after == null ? names : and(names, gt("_id", after)))
            .sort(ascending("_id"))
            .limit(limit + 1)
            .map(EmojiStore::read)
            .into(new ArrayList<>());
    return Slice.of(found, limit, one -> one.name().value());
  }

  /** All of them, which are no more than the limit. */
  List<CustomEmoji> all(int limit) {
    return emoji
        .find()
        .sort(ascending("_id"))
        .limit(limit)
        .map(EmojiStore::read)
        .into(new ArrayList<>());
  }

  /** How many there are, counted up to a limit. */
  long count(int most) {
    return emoji.countDocuments(new Document(), new CountOptions().limit(most));
  }

  /** How many somebody has brought, counted up to a limit. */
  long count(UserId by, int most) {
    return emoji.countDocuments(eq("by", by.value()), new CountOptions().limit(most));
  }

  boolean delete(EmojiName name) {
    return emoji.deleteOne(eq("_id", name.value())).getDeletedCount() > 0;
  }

  /** Whether one of them has this picture. */
  boolean refersTo(String content) {
    return emoji.find(eq("content", content)).first() != null;
  }

  private static CustomEmoji read(Document d) {
    return new CustomEmoji(
        new EmojiName(d.getString("_id")),
        d.getString("content"),
        d.getString("type"),
        d.getInteger("width"),
        d.getInteger("height"),
        new UserId(d.getString("by")),
        d.getDate("at").toInstant());
  }
}
