package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/**
 * Knows the messages of the log of which not all have heard who must; most never are among them.
 */
final class OwedStore {
  static final String OWED = "owed";
  private final MongoCollection<Document> log;

  OwedStore(MongoDatabase database) {
    log = database.getCollection("chat_messages");
    log.createIndex(ascending(OWED), new IndexOptions().partialFilterExpression(exists(OWED)));
  }

  /** Those kept before a time, the oldest first. */
  List<Message> before(Instant time, int limit) {
    return log.find(and(exists(OWED), lt(OWED, Date.from(time))))
        .projection(MessageStore.SHOWN)
        .sort(ascending(OWED))
        .limit(limit)
        .map(MessageDocument::read)
        .into(new ArrayList<>());
  }

  /** All have heard of these. */
  void settle(Collection<Message> messages) {
    if (!messages.isEmpty()) {
      var ids = messages.stream().map(m -> MessageDocument.id(m.room(), m.turn())).toList();
      log.updateMany(in("_id", ids), unset(OWED));
    }
  }
}
