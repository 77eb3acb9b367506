package forge.mail;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Optional;

/** Keeps mail that came in until it has been read, and for a while that it has been. */
final class InboxStore {
  private final MongoCollection<InboxDocument> inbox;

  InboxStore(MongoDatabase database) {
    inbox = database.getCollection("mailInbox", InboxDocument.class);
    inbox.createIndex(Indexes.ascending("at"));
  }

  /** Keeps it unless it is there already. */
  void insert(InboxDocument mail) {
    try {
      inbox.insertOne(mail);
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  Optional<InboxDocument> find(String id) {
    return Optional.ofNullable(inbox.find(eq("_id", id)).first());
  }

  void read(String id) {
    inbox.updateOne(eq("_id", id), Updates.set("raw", null));
  }

  void forgetBefore(Instant when) {
    inbox.deleteMany(lt("at", when));
  }
}
